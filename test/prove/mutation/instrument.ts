import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { build, type Plugin } from 'esbuild';
import { ROOT } from '../../bench/made-up.ts';

/** A small change of a source. */
export interface Mutant {
  /** The number that switches it on. */
  id: number;
  file: string;
  /** Place and change, for a person. */
  words: string;
}

type Logger = ConstructorParameters<typeof Instrumenter>[0];

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'];

/** Has all methods of a logger, and does nothing. */
const SILENT: Logger = Object.fromEntries(
  LEVELS.flatMap((level): [string, () => unknown][] => [
    [level, () => {}],
    [`is${level[0]?.toUpperCase()}${level.slice(1)}Enabled`, () => false],
  ]),
) as unknown as Logger;

/**
 * Puts all mutants that Stryker knows into the sources, and bundles each test with all of ours that it loads. A bundle is
 * a CommonJS script, so that it can run again at any time.
 */
export async function instrument(
  sources: readonly string[],
  tests: readonly string[],
  folder: string,
): Promise<Mutant[]> {
  const files = sources.map((name) => ({
    name,
    content: readFileSync(join(ROOT, name), 'utf8'),
    mutate: true,
  }));
  const options = { ignorers: [], excludedMutations: [], plugins: null };
  const result = await new Instrumenter(SILENT).instrument(files, options);
  const texts = new Map(result.files.map(({ name, content }) => [name, withOwnSwitches(content)]));
  await build({
    entryPoints: tests.map((test) => ({ in: join(ROOT, test), out: nameOf(test) })),
    outdir: folder,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    supported: { 'dynamic-import': false },
    plugins: [loadFrom(texts)],
    logLevel: 'silent',
  });
  return result.mutants.map(({ id, fileName, location, replacement }) => {
    const { line } = location.start;
    const content = files.find(({ name }) => name === fileName)?.content ?? '';
    const before = content.split('\n')[line]?.trim();
    const words = `${fileName}:${line + 1}: ${before} => ${replacement.replaceAll(/\s+/g, ' ')}`;
    return { id: Number(id), file: fileName, words };
  });
}

/** Where the script of a test is. */
export function scriptOf(test: string, folder: string): string {
  return join(folder, `${nameOf(test)}.js`);
}

function nameOf(test: string): string {
  return test.replaceAll(/[/.]/g, '-');
}

/** Replaces Stryker's switches by comparisons with `mutants`: tests take a third of the time. */
function withOwnSwitches(instrumented: string): string {
  return instrumented
    .replaceAll(
      /stryMutAct_9fa48\("(\d+)"\)/g,
      '(++mutants.asked > mutants.most ? mutants.stop() : mutants.active === $1)',
    )
    .replaceAll(/stryCov_9fa48\(((?:"\d+"(?:, )?)+)\)/g, '(mutants.reached && mutants.reach($1))');
}

function loadFrom(texts: ReadonlyMap<string, string>): Plugin {
  return {
    name: 'with mutants',
    setup: ({ onLoad }) => {
      onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const text = texts.get(relative(ROOT, path)) ?? readFileSync(path, 'utf8');
        const contents = text
          .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
          // a script cannot await, and no command runs here
          .replaceAll(/^( {2})await (?=runCommand\()/gm, '$1void ');
        return { contents, loader: 'ts' };
      });
    },
  };
}
