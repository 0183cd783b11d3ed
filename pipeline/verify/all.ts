import { EXIT } from '../cli/command.ts';
import { print, printJson } from '../cli/print.ts';
import { verifyInSubprocess } from './subprocess.ts';
import { LAW_NAMES, type Verified, verify } from './verify.ts';
import { formatReport } from './wording.ts';

/** Takes as long as all other laws together and loads third-party readers, so it runs in its own process. */
const SEPARATE_LAW = 'one-dataset';

/** Checks every law on a folder. */
export async function verifyAll(folder: string, raw?: string): Promise<Verified> {
  const separate = verifyInSubprocess(folder, SEPARATE_LAW);
  const here = await verify(folder, { raw, laws: LAW_NAMES.filter((law) => law !== SEPARATE_LAW) });
  const { laws, findings } = await separate;
  return { laws: [...here.laws, ...laws], findings: [...here.findings, ...findings] };
}

/** Prints what was checked and found. @returns the exit code */
export function printVerified(folder: string, verified: Verified, json: boolean): number {
  if (json) printJson({ folder, ...verified });
  else print(formatReport(folder, verified).join('\n'));
  return verified.findings.length === 0 ? EXIT.fine : EXIT.broken;
}
