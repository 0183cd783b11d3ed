import { existsSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UsageError } from '../cli/command.ts';
import { fixDump } from './fix.ts';
import { isPlainName, proposeName } from './proper-name.ts';
import { draftSidecar, listMissing, type SidecarFlags, formatSidecar } from './sidecar.ts';
import { extract, type Limits } from '../extract/extract.ts';
import { type Problem, problem } from '../problem/problem.ts';
import { readInput, sidecarOf } from '../raw/inputs.ts';
import { sha256 } from '../text/sha256.ts';
import { readSidecar } from '../validate/sidecar.ts';
import { validate } from '../validate/validate.ts';
import { compare } from '../text/compare.ts';

/** A dump that is added, as it would stand in the folder of dumps. */
export interface Draft {
  /** Where it comes from, as it was named. */
  source: string;
  file: string;
  bytes: Buffer;
  /** The bytes of its sidecar; null where it has none. */
  sidecar: Buffer | null;
  betterName: string | null;
  did: string[];
}

export interface DraftOptions extends SidecarFlags {
  raw: string;
  limits: Limits;
  /** Mends what can be mended without loss. */
  fix?: boolean;
}

/** Dumps that are named by their files, or by folders of them. */
export function listSources(operands: readonly string[]): string[] {
  const sources = operands.flatMap((operand) => {
    if (!statSync(operand).isDirectory()) return [operand];
    const dumps = readdirSync(operand, { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.txt') && !entry.name.startsWith('.'))
      .map(({ name }) => join(operand, name));
    if (dumps.length === 0) throw new UsageError(`no dumps (.txt) in ${operand}`);
    return dumps.sort(compare);
  });
  // a pattern such as my/2025-* names sidecars too
  const isSidecar = (path: string) => sources.some((one) => one !== path && sidecarOf(one) === path);
  return [...new Set(sources)].filter((path) => !isSidecar(path));
}

/** Drafts of dumps that come from elsewhere, each with a name that nothing else has. */
export function makeDrafts(sources: readonly string[], options: DraftOptions): Draft[] {
  const names = new Set<string>();
  return sources.map((source) => {
    const draft = draftOf(source, options, names);
    names.add(draft.file);
    return draft;
  });
}

/** Drafts of dumps that stand in the folder already, and what else was named there. */
export function makeDraftsInPlace(
  sources: readonly string[],
  raw: string,
): { drafts: Draft[]; problems: Problem[] } {
  const drafts: Draft[] = [];
  const problems: Problem[] = [];
  for (const source of sources) {
    if (isDumpIn(source, raw)) drafts.push(inPlace(source, raw));
    else problems.push(problem('contribute/no-dump', `this is no dump in ${raw}`, { file: source }));
  }
  return { drafts: drafts.map((draft, i) => renamed(draft, drafts.slice(0, i), raw)), problems };
}

/** Whether a path is one of the dumps in the folder of dumps; links are none. */
function isDumpIn(path: string, raw: string): boolean {
  const isThere = resolve(dirname(path)) === resolve(raw) && /^[^.].*\.txt$/s.test(basename(path));
  return isThere && existsSync(path) && lstatSync(path).isFile();
}

function draftOf(source: string, options: DraftOptions, names: ReadonlySet<string>): Draft {
  if (!statSync(source).isFile()) throw new UsageError(`${source} is no file`);
  const { bytes: found } = readInput(dirname(source), basename(source));
  const { bytes, did } =
    options.fix && isText(found, options.limits) ? fixDump(found) : { bytes: found, did: [] };
  const sidecar = sidecarBeside(source, options, did);
  const naming = namingOf(bytes, sidecar.bytes, options.limits);
  const isTaken = (file: string) => names.has(file) || isTakenIn(options.raw, file, sidecar.bytes);
  const file = proposeName(naming, isTaken);
  return { source, file, bytes, sidecar: sidecar.bytes, betterName: null, did: [...did, ...sidecar.did] };
}

/** What is no text has no lines to mend. */
function isText(bytes: Buffer, limits: Limits): boolean {
  return !('code' in extract(bytes, 'x.txt', limits));
}

/** A sidecar that cannot be used goes along as it is, so that what is wrong with it is told. */
function sidecarBeside(
  source: string,
  options: DraftOptions,
  mended: readonly string[],
): { bytes: Buffer; did: string[] } {
  const path = source.replace(/(\.txt)?$/, '.json');
  const fix = options.fix ?? false;
  const bytes = contentOf(path);
  const read = bytes === null ? null : readSidecar(bytes, path);
  if (bytes !== null && read !== null && read.problems.length > 0) return { bytes, did: [] };
  const drafted = draftSidecar(read?.sidecar ?? null, options, { fix, did: mended });
  const missing = fix && read !== null ? listMissing(read.sidecar) : [];
  const did = missing.length > 0 ? [`fields added to its sidecar: ${missing.join(', ')}`] : [];
  const isAsItWas = JSON.stringify(drafted) === JSON.stringify(read?.sidecar);
  return { bytes: bytes !== null && isAsItWas ? bytes : Buffer.from(formatSidecar(drafted)), did };
}

/** Null where there is no file; links and devices are none. */
function contentOf(path: string): Buffer | null {
  return existsSync(path) && lstatSync(path).isFile() ? readInput(dirname(path), basename(path)).bytes : null;
}

/** Day and hash of a dump: what it is named after. */
function namingOf(
  bytes: Buffer,
  sidecar: Buffer | null,
  limits: Limits,
): { date: string | null; sha256: string } {
  const known = sidecar === null ? {} : readSidecar(sidecar, 'x.json').sidecar;
  const { digests } = validate(extract(bytes, 'x.txt', limits), bytes, 'x.txt', known);
  return { date: digests[0]?.date ?? null, sha256: sha256(bytes) };
}

/** The very sidecar without its dump is what a run that was killed has left: the next one goes on there. */
function isTakenIn(raw: string, file: string, sidecar: Buffer | null): boolean {
  if (!existsSync(raw)) return false;
  const there = new Set(readdirSync(raw).map((name) => name.toLowerCase()));
  if (there.has(file.toLowerCase())) return true;
  if (!there.has(sidecarOf(file).toLowerCase())) return false;
  const beside = contentOf(join(raw, sidecarOf(file)));
  return beside === null || sidecar === null || !beside.equals(sidecar);
}

function inPlace(source: string, raw: string): Draft {
  const file = basename(source);
  const { bytes } = readInput(raw, file);
  const sidecar = contentOf(join(raw, sidecarOf(file)));
  return { source, file, bytes, sidecar, betterName: null, did: [] };
}

function renamed(draft: Draft, others: readonly Draft[], raw: string): Draft {
  if (isPlainName(draft.file)) return draft;
  const { bytes, sidecar } = draft;
  const naming = namingOf(bytes, sidecar, { maxFileBytes: Infinity, maxLineBytes: Infinity });
  const isTaken = (file: string) =>
    others.some((one) => one.betterName === file) || isTakenIn(raw, file, sidecar);
  return { ...draft, betterName: proposeName(naming, isTaken) };
}
