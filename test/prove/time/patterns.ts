import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** The folder of the project; nothing is imported here that would load the pipeline. */
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** A regular expression of our sources, and where it is. */
export interface Pattern {
  place: string;
  source: string;
  flags: string;
}

/**
 * Every regular expression: as a literal, as made while our modules are loaded, and those in the schemas. What is made is seen
 * where nothing of the pipeline has been loaded yet, as a module is loaded once: patterns-run.ts is a process for that.
 */
export async function patternsOf(): Promise<Pattern[]> {
  const files = filesIn('pipeline', '.ts');
  const loaded = files.filter((file) => !isProgram(file));
  const made = await madeBy(loaded);
  const unseen = loaded.find(
    (file) => makersIn(file, false).length > 0 && made.every(({ place }) => place !== file),
  );
  if (unseen !== undefined)
    throw new Error(`no pattern of ${unseen} was seen as it was made: it was loaded before`);
  const all = [...[...files, ...filesIn('schemas', '.ts')].flatMap(literalsIn), ...made, ...schemaPatterns()];
  return [...new Map(all.map((one) => [`/${one.source}/${one.flags}`, one])).values()];
}

/** A source that makes one out of what is known only when it runs: what stands in it besides is ours, and escaped. */
export function makersOf(): string[] {
  return filesIn('pipeline', '.ts').flatMap((file) =>
    makersIn(file, true).map((node) => `${file}: ${node.getText()}`),
  );
}

/** Where a source makes patterns of texts: in functions, or as it is loaded. */
function makersIn(file: string, inFunctions: boolean): ts.Node[] {
  return nodesIn(file).filter(
    (node) =>
      (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
      node.expression.getText() === 'RegExp' &&
      isWithinFunction(node) === inFunctions,
  );
}

/** What does its work when it is loaded: commands, children that they start, and what is shipped with data that is not here. */
function isProgram(file: string): boolean {
  return /^pipeline\/package\/|\/child\.ts$/.test(file) || nodesIn(file).some(isRunning);
}

function isRunning(node: ts.Node): boolean {
  return ts.isCallExpression(node) && node.expression.getText() === 'runCommand';
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
  const source = ts.createSourceFile(
    file,
    readFileSync(join(ROOT, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node) => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return nodes;
}

function isWithinFunction(node: ts.Node): boolean {
  for (let at = node.parent; at !== undefined; at = at.parent) if (ts.isFunctionLike(at)) return true;
  return false;
}

/** What is made by `new RegExp` while modules are loaded, libraries left out. */
async function madeBy(files: readonly string[]): Promise<Pattern[]> {
  const made: Pattern[] = [];
  const Real = globalThis.RegExp;
  globalThis.RegExp = new Proxy(Real, {
    construct(target, [pattern, flags]: [string | RegExp, string | undefined], self) {
      const one = Reflect.construct(target, [pattern, flags], self) as RegExp;
      const place = placeIn(new Error().stack ?? '');
      if (place !== null) made.push({ place, source: one.source, flags: one.flags });
      return one;
    },
  });
  try {
    for (const file of files) await import(join(ROOT, file));
  } finally {
    globalThis.RegExp = Real;
  }
  return made;
}

/** The first line of ours on a stack that begins here. */
function placeIn(stack: string): string | null {
  const [, , caller = ''] = stack.split('\n');
  const file = /(?:file:\/\/)?(\/[^\s()]+?\.ts)[:?]/.exec(caller)?.[1];
  const place = file === undefined ? '' : relative(ROOT, file);
  return place.startsWith('pipeline') ? place : null;
}

function schemaPatterns(): Pattern[] {
  return filesIn('schemas', '.schema.json').flatMap((file) => {
    const text = readFileSync(join(ROOT, file), 'utf8');
    // as ajv reads them
    return [...text.matchAll(/"pattern": ("(?:[^"\\]|\\.)*")/g)].map(([, written]) => ({
      place: file,
      source: JSON.parse(written ?? '') as string, // a JSON string, as the pattern says
      flags: 'u',
    }));
  });
}
