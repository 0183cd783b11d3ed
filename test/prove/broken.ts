import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { $ } from 'zx';
import { ROOT } from '../bench/made-up.ts';
import type { Break, Shown } from './proof.ts';

/** What sources are run with. */
const NEEDED = ['package.json', 'tsconfig.json', 'pipeline', 'schemas', 'test', 'raw', 'dist'];

/** Runs a proof, quickly, on a copy of the project that is broken on purpose. @returns what it then shows */
export async function runBroken(
  proof: string,
  broken: Break,
  seed: number,
  folder: string,
): Promise<Shown[]> {
  for (const name of NEEDED)
    cpSync(join(ROOT, name), join(folder, name), { recursive: true, filter: (path) => !isBuild(path) });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  breakOne(folder, broken);
  const run = $({ cwd: folder, quiet: true, nothrow: true });
  const { stdout, stderr, exitCode } =
    await run`node --import tsx test/prove/prove.ts ${proof} --quick --json --seed ${seed} --row ${broken.finds}`;
  // whatever it says, it says so in JSON
  if (!stdout.trimEnd().endsWith('}'))
    throw new Error(`with ${broken.name}, ${proof} ends with ${exitCode}: ${stderr}`);
  return JSON.parse(stdout).shown[proof];
}

/** Whether it lies in dist/, and is no release: what was built is another build than that of broken sources. */
function isBuild(path: string): boolean {
  return /^dist\/(\.|next)/.test(relative(ROOT, path));
}

function breakOne(folder: string, broken: Break): void {
  writeFileSync(join(folder, broken.file), brokenText(broken));
}

/** A source of ours as it is when it is broken. @throws where what is to be broken is not in it once */
export function brokenText({ name, file, from, to }: Break): string {
  const parts = readFileSync(join(ROOT, file), 'utf8').split(from);
  if (parts.length !== 2)
    throw new Error(`${name}: ${file} has the text to break ${parts.length - 1} times, not once`);
  return parts.join(to);
}
