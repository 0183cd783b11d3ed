import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';

/** Programs for Node, with all that they import in them. */
interface Bundle {
  /** By file name in the package. */
  files: Map<string, Uint8Array>;
  /** Everything that went in, as paths in the project. */
  inputs: string[];
}

/** The folder of the project. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SHIPPED = 'pipeline/package/shipped';

/** Both module systems load the one that require does: rows are in memory once, whoever asks for them. */
export async function bundleIndex(): Promise<Bundle> {
  return runEsbuild({
    entryPoints: [`${SHIPPED}/index.ts`],
    format: 'cjs',
    outdir: '.',
    outExtension: { '.js': '.cjs' },
    define: { 'import.meta.dirname': '__dirname' },
  });
}

/** What npx starts, and the other process of verify; readers are files of their own, loaded when they are needed. */
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
    // a notice of its own has them whole
    legalComments: 'none',
    logLevel: 'silent',
  });
  const folder = options.outdir === '.' ? '' : `${options.outdir}/`;
  return {
    files: new Map(outputFiles.map(({ path, contents }) => [`${folder}${basename(path)}`, contents])),
    inputs: Object.keys(metafile?.inputs ?? {}),
  };
}
