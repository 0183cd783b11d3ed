import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from '../bench/made-up.ts';

/**
 * Makes a file of each of some programs of ours, with all that it imports: started by tsx, they take four times as long.
 * @returns the folder that they are in, as .mjs
 */
export async function bundlePrograms(folder: string, programs: readonly string[]): Promise<string> {
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  // what is looked up when it is needed: SQLite in WebAssembly
  const modules = join(folder, 'node_modules');
  if (!existsSync(modules)) symlinkSync(join(ROOT, 'node_modules'), modules);
  await build({
    absWorkingDir: ROOT,
    entryPoints: [...programs],
    entryNames: '[name]',
    outdir: bin,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'silent',
    // some of it was written for require
    banner: { js: `import { createRequire as r } from 'node:module'; const require = r(import.meta.url);` },
  });
  return bin;
}

/** The same of a program that imports commands, which are not to run: they do where Node is started with them. @returns what it is started with */
export async function bundleProgram(folder: string, program: string): Promise<string> {
  const bin = await bundlePrograms(folder, [program]);
  const name = basename(program, '.ts');
  const start = join(bin, `start-${name}.mjs`);
  writeFileSync(start, `import './${name}.mjs';\n`);
  return start;
}
