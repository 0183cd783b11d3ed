import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { $ } from 'zx';
import { ROOT } from '../bench/made-up.ts';
import type { Break } from './breaks.ts';
import type { Shown } from './proof.ts';
import { inTemporaryFolder } from './run.ts';

const NEEDED = ['package.json', 'tsconfig.json', 'pipeline', 'schemas', 'test'];

/** Breaks a copy of the project, and runs one figure on it, quickly. @returns what the figure then shows */
export async function runBroken(broken: Break, seed: number): Promise<Shown | undefined> {
  return inTemporaryFolder(async (folder) => {
    for (const name of NEEDED) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, broken.file), brokenText(broken));
    const run = $({ cwd: folder, quiet: true, nothrow: true });
    const { stdout, stderr, exitCode } =
      await run`node --import tsx test/prove/prove.ts ${broken.finds} --quick --json --seed ${seed}`;
    if (!stdout.trimEnd().endsWith(']'))
      throw new Error(`with "${broken.name}", ${broken.finds} ends with ${exitCode}: ${stderr}`);
    return (JSON.parse(stdout) as Shown[])[0]; // what prove.ts prints
  });
}

/** The broken source. @throws unless the text to break is in it once */
export function brokenText({ name, file, from, to }: Break): string {
  const parts = readFileSync(join(ROOT, file), 'utf8').split(from);
  if (parts.length !== 2)
    throw new Error(`${name}: ${file} has the text to break ${parts.length - 1} times, not once`);
  return parts.join(to);
}
