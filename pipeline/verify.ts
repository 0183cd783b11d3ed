import { isMain, runCommand, UsageError } from './command.ts';
import { verifyApart } from './verify/apart.ts';
import { LAW_NAMES, type Verified, verify } from './verify/verify.ts';
import { reportOf } from './verify/wording.ts';

/** Takes as long as all other laws together, and loads readers that are not ours: it gets a process of its own. */
const APART = 'one-dataset';

const BROKEN = 70;

/** Checks every law on a folder. */
async function verifyAll(folder: string, raw: string | undefined): Promise<Verified> {
  const apart = verifyApart(folder, APART);
  const here = await verify(folder, { raw, laws: LAW_NAMES.filter((law) => law !== APART) });
  const { laws, findings } = await apart;
  return { laws: [...here.laws, ...laws], findings: [...here.findings, ...findings] };
}

if (isMain(import.meta.url))
  await runCommand({
    name: 'verify',
    summary: 'Checks the laws on a built or released folder, by its files alone.',
    operands: '[folder]',
    options: {
      raw: { value: 'folder', help: 'compare with the dumps and sidecars in this folder too' },
      json: { help: 'print what was checked and found as JSON' },
    },
    examples: ['npm run verify', 'npm run verify -- dist/v1.0.0 --raw raw'],
    run: async ({ raw, json }, [folder = 'dist/next', ...others]) => {
      if (others.length > 0) throw new UsageError(`unexpected argument ${others[0]}`);
      const verified = await verifyAll(folder, raw);
      const text = json
        ? JSON.stringify({ folder, ...verified }, null, 2)
        : reportOf(folder, verified).join('\n');
      process.stdout.write(`${text}\n`);
      return verified.findings.length === 0 ? 0 : BROKEN;
    },
  });
