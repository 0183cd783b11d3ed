import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { $ } from 'zx';

/** The program of a version of Node, from its package; fetched into a folder. */
export async function nodeOf(version: string, folder: string): Promise<string> {
  const name = `node-${process.platform}-${process.arch}`;
  const into = join(folder, version);
  const program = join(into, 'node_modules', name, 'bin', 'node');
  if (!existsSync(program))
    await $({
      quiet: true,
    })`npm install --prefix ${into} --no-save --no-audit --no-fund --ignore-scripts ${`${name}@${version}`}`;
  return program;
}
