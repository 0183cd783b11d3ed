import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';

/** Programs for Node, with their imports bundled. */
interface Bundle {
  /** By file name in the package. */
  files: Map<string, Uint8Array>;
  /** Paths of all bundled source files, in the project. */
  inputs: string[];
}

/** The folder of the project. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SHIPPED = 'pipeline/package/shipped';

/** CommonJS for both module systems, so the rows are in memory once. */
export async function bundleIndex(): Promise<Bundle> {
  return runEsbuild({
    entryPoints: [`${SHIPPED}/index.ts`],
    format: 'cjs',
    outdir: '.',
    outExtension: { '.js': '.cjs' },
    define: { 'import.meta.dirname': '__dirname' },
  });
}

/** The program for npx, and the subprocess of verify. Readers are separate files, loaded on demand. */
export async function bundleCommand(): Promise<Bundle> {
  return runEsbuild({
    entryPoints: [`${SHIPPED}/cli.ts`, 'pipeline/verify/subprocess-main.ts'],
    entryNames: '[name]',
    format: 'esm',
    splitting: true,
    outdir: 'bin',
    outExtension: { '.js': '.mjs' },
  });
}

async function runEsbuild(options: BuildOptions & { outdir: string }): Promise<Bundle> {
  const { outputFiles = [], metafile } = await build({
    ...options,
    absWorkingDir: ROOT,
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    target: 'node20',
    // THIRD-PARTY.txt has them in full
    legalComments: 'none',
    logLevel: 'silent',
  });
  const folder = options.outdir === '.' ? '' : `${options.outdir}/`;
  return {
    files: new Map(outputFiles.map(({ path, contents }) => [`${folder}${basename(path)}`, contents])),
    inputs: Object.keys(metafile?.inputs ?? {}),
  };
}
