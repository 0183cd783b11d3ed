import { type Dirent, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Problem, problem } from '../problem/problem.ts';
import { fileKindOf, readRegularFile } from '../disk/regular-file.ts';
import { checkName, findAlikeNames } from '../validate/file-name.ts';
import { readSidecar, SIDECAR, sidecarOf } from '../validate/sidecar.ts';
import { compare } from '../text/compare.ts';
import { formatCount, formatPlural } from '../text/plural.ts';

/** The files of a folder of dumps, by name. */
export interface Raw {
  folder: string;
  dumps: string[];
  /** Names of the sidecars whose dump exists. */
  sidecars: Set<string>;
  /** Whether there is a file of judgements. */
  hasJudgements: boolean;
  problems: Problem[];
}

/** Name of the file of judgements on merges. */
export const JUDGEMENTS = 'judgements.jsonl';

export { sidecarOf };

export interface RawLimits {
  maxDumps: number;
  maxBytes: number;
}

/** A million papers are about 10,000 dumps and 1.5 GB; these limits are ten times that. */
const RAW_LIMITS: RawLimits = { maxDumps: 100_000, maxBytes: 16 * 2 ** 30 };

/**
 * Lists a folder of dumps. Does not follow links or enter folders. Anything but a regular file is left out with a
 * problem, and so are names that some systems cannot store and dumps beyond the limits.
 */
export function listRaw(folder: string, limits: RawLimits = RAW_LIMITS): Raw {
  const { files, problems } = listFiles(folder);
  const old = listOldSidecars(folder, files);
  const all = [...files].filter((name) => isDump(name) && !old.has(name));
  const { dumps, problems: tooMuch } = limitDumps(limits, folder, all);
  const expected = new Set(all.map(sidecarOf));
  const lonely = [...files].filter((name) => name.endsWith(SIDECAR) && !expected.has(name));
  return {
    folder,
    dumps,
    sidecars: new Set(dumps.map(sidecarOf).filter((name) => files.has(name))),
    hasJudgements: files.has(JUDGEMENTS),
    problems: [...problems, ...[...old].map(createOldNameProblem), ...lonely.map(createLonelyProblem)]
      .sort((a, b) => compare(a.file ?? '', b.file ?? ''))
      .concat(tooMuch),
  };
}

/** Whether a file of the folder is a dump, by its name; its bytes tell what it holds. */
export function isDump(name: string): boolean {
  return !name.startsWith('.') && !name.endsWith(SIDECAR) && name !== JUDGEMENTS;
}

/** Sidecars as they were named once: `x.json` beside `x.txt`, with nothing but keys of a sidecar. */
function listOldSidecars(folder: string, files: ReadonlySet<string>): Set<string> {
  const candidates = [...files].filter((name) => isNamedLikeOldSidecar(name, files));
  return new Set(
    candidates.filter((name) => {
      const bytes = readRegularFile(join(folder, name));
      return bytes.length < LARGEST_SIDECAR && readSidecar(bytes, name).isValid;
    }),
  );
}

export function isNamedLikeOldSidecar(name: string, files: ReadonlySet<string>): boolean {
  return name.endsWith('.json') && files.has(name.replace(/json$/, 'txt'));
}

/** A page of JSON is larger than this. */
const LARGEST_SIDECAR = 64 * 1024;

/** Lists the files that may be read, in order, and the problems of the others. */
function listFiles(folder: string): { files: Set<string>; problems: Problem[] } {
  const files: string[] = [];
  const problems: Problem[] = [];
  // names as bytes: decoding changes a name that is not UTF-8
  for (const entry of readdirSync(folder, { withFileTypes: true, encoding: 'buffer' })) {
    const name = entry.name.toString('utf8');
    if (name.startsWith('.')) continue;
    const wrong = findNotAFile(entry, name) ?? checkName(entry.name);
    if (wrong) problems.push(wrong);
    else files.push(name);
  }
  files.sort(compare);
  return { files: new Set(files), problems: [...problems, ...findAlikeNames(files)] };
}

function findNotAFile(entry: Dirent<Buffer>, file: string): Problem | null {
  if (entry.isFile()) return null;
  return problem('validate/not-a-file', `this is ${fileKindOf(entry)}, and is not read`, { file });
}

/** Keeps the dumps up to the limits, in order. */
function limitDumps(
  { maxDumps, maxBytes }: RawLimits,
  folder: string,
  dumps: readonly string[],
): { dumps: string[]; problems: Problem[] } {
  let bytes = 0;
  const end = dumps.findIndex((dump, i) => {
    bytes += lstatSync(join(folder, dump)).size;
    return i >= maxDumps || bytes > maxBytes;
  });
  if (end === -1) return { dumps: [...dumps], problems: [] };
  const left = `${formatCount(dumps.length - end)} of ${formatPlural(dumps.length, 'dump')}, from this one on, are not read`;
  const message = `${left}: the limits are ${formatPlural(maxDumps, 'dump')} and ${formatPlural(maxBytes, 'byte')} in all`;
  const file = dumps[end] as string; // it was found there
  return { dumps: dumps.slice(0, end), problems: [problem('validate/too-many-dumps', message, { file })] };
}

function createOldNameProblem(file: string): Problem {
  const name = sidecarOf(file.replace(/json$/, 'txt'));
  return problem('validate/old-sidecar-name', `a sidecar of this kind is named ${name} now`, { file });
}

function createLonelyProblem(file: string): Problem {
  return problem('validate/sidecar-without-dump', 'there is no dump of this name', { file });
}
