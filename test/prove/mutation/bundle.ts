import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { ROOT } from '../../bench/made-up.ts';

/** Makes one script of each test and all that it loads of ours, in CommonJS, so that it can be run anew at any time. */
export async function bundle(
  tests: readonly string[],
  sources: ReadonlyMap<string, string>,
  folder: string,
): Promise<void> {
  await build({
    entryPoints: tests.map((test) => ({ in: join(ROOT, test), out: nameOf(test) })),
    outdir: folder,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    // a package that is asked for late is asked for where the others are
    supported: { 'dynamic-import': false },
    plugins: [withMutants(sources)],
    logLevel: 'silent',
  });
}

/** Where the script of a test is. */
export function scriptOf(test: string, folder: string): string {
  return join(folder, `${nameOf(test)}.js`);
}

function nameOf(test: string): string {
  return test.replaceAll(/[/.]/g, '-');
}

function withMutants(sources: ReadonlyMap<string, string>): Plugin {
  return {
    name: 'with-mutants',
    setup: ({ onLoad }) => {
      onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const text = sources.get(relative(ROOT, path)) ?? readFileSync(path, 'utf8');
        // a script has no such thing, and what lies beside the source does not lie beside the script
        const url = JSON.stringify(pathToFileURL(path).href);
        // nor does a script wait; none of ours is a command here
        const contents = text
          .replaceAll('import.meta.url', url)
          .replaceAll(/^( {2})await (?=runCommand\()/gm, '$1void ');
        return { contents, loader: 'ts' };
      });
    },
  };
}
