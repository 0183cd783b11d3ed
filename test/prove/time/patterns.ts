import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** Nothing is imported here that would load the pipeline: a module makes its patterns only once. */
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** A regular expression of our sources. */
export interface Pattern {
  place: string;
  source: string;
  flags: string;
  /** Set if the pattern cannot be checked. */
  fault?: string;
}

/** Sources that make patterns of values known only at run time, and why those cannot backtrack. */
const MADE: Readonly<Record<string, string>> = {
  'pipeline/clean/mask.ts': 'our own pattern and one character, seen as it is made when modules load',
  'pipeline/extract/lines/text-facts.ts': 'our own words, seen as they are made when modules load',
  'pipeline/merge/compare/qualifiers.ts': 'our own words, seen as they are made when modules load',
  'pipeline/readme.ts': 'a name between our own marks, in our own README',
};

// a program of its own
const files = filesIn('pipeline', '.ts');
const makers = files.filter((file) => makersIn(file).length > 0 && !isProgram(file));
const made = await collectMade(makers);
const all = [...[...files, ...filesIn('schemas', '.ts')].flatMap(literalsIn), ...made, ...schemaPatterns()];
const patterns = new Map([...all, ...findUnseen()].map((one) => [`/${one.source}/${one.flags}`, one]));
const { printJson } = await import('../../../pipeline/cli/print.ts');
printJson([...patterns.values()]);

/** Makers that run in functions and are not explained, or that did not run when their module was loaded. */
function findUnseen(): Pattern[] {
  const later = files.filter((file) => makersIn(file).some(isWithinFunction) && !Object.hasOwn(MADE, file));
  const unseen = makers.filter(
    (file) => !makersIn(file).every(isWithinFunction) && made.every(({ place }) => place !== file),
  );
  return [
    ...later.map((file) => faulty(file, 'makes a pattern at run time, and is not in the list of those')),
    ...unseen.map((file) => faulty(file, 'its pattern was not seen: it was loaded before')),
  ];
}

function faulty(place: string, fault: string): Pattern {
  return { place, source: place, flags: '', fault: `${place}: ${fault}` };
}

/** Where a source makes patterns of texts. */
function makersIn(file: string): ts.Node[] {
  return nodesIn(file).filter(
    (node) =>
      (ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'RegExp',
  );
}

function isWithinFunction(node: ts.Node): boolean {
  for (let at = node.parent; at !== undefined; at = at.parent) if (ts.isFunctionLike(at)) return true;
  return false;
}

/** Whether a source is a command, which runs when it is loaded. */
function isProgram(file: string): boolean {
  return nodesIn(file).some(
    (node) => ts.isCallExpression(node) && node.expression.getText() === 'runCommand',
  );
}

function filesIn(folder: string, end: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(end))
    .map((file) => join(folder, file))
    .sort();
}

function literalsIn(file: string): Pattern[] {
  return nodesIn(file).flatMap((node) => {
    if (!ts.isRegularExpressionLiteral(node)) return [];
    const end = node.text.lastIndexOf('/');
    const line = node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1;
    return [{ place: `${file}:${line}`, source: node.text.slice(1, end), flags: node.text.slice(end + 1) }];
  });
}

function nodesIn(file: string): ts.Node[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node) => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return nodes;
}

/** Patterns that `new RegExp` makes while modules load; not those of libraries. */
async function collectMade(sources: readonly string[]): Promise<Pattern[]> {
  const found: Pattern[] = [];
  const Real = globalThis.RegExp;
  globalThis.RegExp = new Proxy(Real, {
    construct(target, [pattern, flags]: [string | RegExp, string | undefined], self) {
      const one = Reflect.construct(target, [pattern, flags], self) as RegExp;
      const place = placeIn(new Error().stack ?? '');
      if (place !== null) found.push({ place, source: one.source, flags: one.flags });
      return one;
    },
  });
  try {
    for (const file of sources) await import(join(ROOT, file));
  } finally {
    globalThis.RegExp = Real;
  }
  return found;
}

/** The source that called. */
function placeIn(stack: string): string | null {
  const [, , caller = ''] = stack.split('\n');
  const file = /(?:file:\/\/)?(\/[^\s()]+?\.ts)[:?]/.exec(caller)?.[1];
  const place = file === undefined ? '' : relative(ROOT, file);
  return place.startsWith('pipeline') ? place : null;
}

function schemaPatterns(): Pattern[] {
  return filesIn('schemas', '.schema.json').flatMap((file) => {
    const text = readFileSync(join(ROOT, file), 'utf8');
    // ajv compiles them with this flag
    return [...text.matchAll(/"pattern": ("(?:[^"\\]|\\.)*")/g)].map(([, written]) => ({
      place: file,
      source: JSON.parse(written ?? '') as string, // a JSON string, as the pattern says
      flags: 'u',
    }));
  });
}
