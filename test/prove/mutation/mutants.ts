import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { ROOT } from '../../bench/made-up.ts';

/** A small change of a source. */
export interface Mutant {
  /** What switches it on. */
  id: string;
  file: string;
  line: number;
  /** The same as long as the function that it is in says the same there. */
  key: string;
  original: string;
  replacement: string;
}

export interface Instrumented {
  /** Sources that have all mutants in them, each switched on by its id; by their names. */
  sources: ReadonlyMap<string, string>;
  mutants: readonly Mutant[];
}

type Logger = ConstructorParameters<typeof Instrumenter>[0];

const IGNORE = () => {};
const SILENT = {
  isTraceEnabled: () => false,
  isDebugEnabled: () => false,
  isInfoEnabled: () => false,
  isWarnEnabled: () => false,
  isErrorEnabled: () => false,
  isFatalEnabled: () => false,
  trace: IGNORE,
  debug: IGNORE,
  info: IGNORE,
  warn: IGNORE,
  error: IGNORE,
  fatal: IGNORE,
} satisfies Logger;

/** Puts every mutant that Stryker knows into the sources. */
export async function instrument(names: readonly string[]): Promise<Instrumented> {
  const texts = new Map(names.map((name) => [name, readFileSync(join(ROOT, name), 'utf8')]));
  const files = [...texts].map(([name, content]) => ({ name, content, mutate: true }));
  const options = { ignorers: [], excludedMutations: [], plugins: null };
  const { files: instrumented, mutants } = await new Instrumenter(SILENT).instrument(files, options);
  const known = new Map<string, number>();
  return {
    sources: new Map(instrumented.map(({ name, content }) => [name, quick(content)])),
    mutants: mutants.map(({ id, fileName, location, replacement }) => {
      const lines = (texts.get(fileName) ?? '').split('\n');
      const original = onOneLine(textAt(lines, location));
      const change = `${shortened(original)} => ${shortened(onOneLine(replacement))}`;
      const place = `${fileName} ${nameAt(lines, location.start.line)}: ${change}`;
      const count = (known.get(place) ?? 0) + 1;
      known.set(place, count);
      const key = count === 1 ? place : `${place} (${count})`;
      return {
        id,
        file: fileName,
        line: location.start.line + 1,
        key,
        original,
        replacement: onOneLine(replacement),
      };
    }),
  };
}

/**
 * Stryker's switches, which call a function of their own each time, as a comparison with `mutants`, which whoever runs
 * the script gives it: tests take a third of the time.
 */
function quick(instrumented: string): string {
  return instrumented
    .replaceAll(/stryMutAct_9fa48\("(\d+)"\)/g, '(mutants.active === $1 && mutants.hit())')
    .replaceAll(/stryCov_9fa48\(((?:"\d+"(?:, )?)+)\)/g, '(mutants.isLooking && mutants.reach($1))');
}

interface Position {
  line: number;
  column: number;
}

function textAt(lines: readonly string[], { start, end }: { start: Position; end: Position }): string {
  const first = (lines[start.line] ?? '').slice(
    start.column,
    start.line === end.line ? end.column : undefined,
  );
  if (start.line === end.line) return first;
  return [first, ...lines.slice(start.line + 1, end.line), (lines[end.line] ?? '').slice(0, end.column)].join(
    '\n',
  );
}

function onOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}

/** A block changes with every word in it; its beginning says which it is. */
const LONGEST = 100;

function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}

/** Name of what is declared at the left edge, at or above a line. */
function nameAt(lines: readonly string[], line: number): string {
  for (let at = line; at >= 0; at--) {
    const name = /^(?:export )?(?:async )?(?:function\*?|const|let|class) (\w+)/.exec(lines[at] ?? '')?.[1];
    if (name !== undefined) return name;
  }
  return 'the file';
}
