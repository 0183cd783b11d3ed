import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from '../bench/made-up.ts';

/**
 * Bundles programs of ours with all that they import: started by tsx, they take four times as long.
 * @returns the folder of the bundles, whose names end with .mjs
 */
export async function bundlePrograms(folder: string, programs: readonly string[]): Promise<string> {
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  // SQLite in WebAssembly is looked up when it is needed
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
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
    // for packages that were written for require
    banner: { js: `import { createRequire as r } from 'node:module'; const require = r(import.meta.url);` },
  });
  return bin;
}

/** Bundles a program that imports commands, which run only if Node is started with them. @returns what Node is started with */
export async function bundleProgram(folder: string, program: string, ...others: string[]): Promise<string> {
  const bin = await bundlePrograms(folder, [program, ...others]);
  const name = basename(program, '.ts');
  const start = join(bin, `start-${name}.mjs`);
  writeFileSync(start, `import './${name}.mjs';\n`);
  return start;
}
