import { existsSync, lstatSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UsageError } from '../cli/command.ts';
import { fixDump } from './fix.ts';
import { isPlainName, type ProposedName, proposeName } from './proper-name.ts';
import { draftSidecar, listMissing, type SidecarFlags, formatSidecar } from './sidecar.ts';
import { extract, type Limits } from '../extract/extract.ts';
import { type Problem, problem } from '../problem/problem.ts';
import { isDump, readInput, sidecarOf } from '../raw/inputs.ts';
import { sha256 } from '../text/sha256.ts';
import { readSidecar } from '../validate/sidecar.ts';
import { validate } from '../validate/validate.ts';
import { compare } from '../text/compare.ts';
import { writeNewFile } from '../disk/atomic-write.ts';

/** A dump to add, as it would lie in the folder of dumps. */
export interface Draft {
  /** Its path, as given. */
  source: string;
  file: string;
  bytes: Buffer;
  /** The bytes of its sidecar, if it has one. */
  sidecar: Buffer | null;
  betterName: string | null;
  fixes: string[];
}

export interface DraftOptions extends SidecarFlags {
  raw: string;
  limits: Limits;
  /** Fixes whatever can be fixed without loss. */
  fix?: boolean;
}

/** Lists dumps given as files or as folders. */
export function listSources(operands: readonly string[]): string[] {
  const sources = operands.flatMap((operand) => {
    if (!statSync(operand).isDirectory()) return [operand];
    const dumps = readdirSync(operand, { withFileTypes: true })
      .filter((entry) => entry.isFile() && isDump(entry.name))
      .map(({ name }) => join(operand, name));
    if (dumps.length === 0) throw new UsageError(`no dumps in ${operand}`);
    return dumps.sort(compare);
  });
  // a pattern such as my/2025-* matches sidecars too
  return [...new Set(sources)].filter((path) => isDump(basename(path)));
}

/** Drafts dumps from elsewhere, each under an unused name. */
export function makeDrafts(sources: readonly string[], options: DraftOptions): Draft[] {
  const names = new Set<string>();
  return sources.map((source) => {
    const draft = makeDraft(source, options, names);
    names.add(draft.file);
    return draft;
  });
}

/** Drafts dumps that already lie in the folder; every other path becomes a problem. */
export function makeDraftsInPlace(
  sources: readonly string[],
  raw: string,
): { drafts: Draft[]; problems: Problem[] } {
  const drafts: Draft[] = [];
  const problems: Problem[] = [];
  for (const source of sources) {
    if (isDumpIn(source, raw)) drafts.push(makeDraftInPlace(source, raw));
    else
      problems.push(
        problem(
          'contribute/no-dump',
          `this is not a page in ${raw}: it lies elsewhere, is a link or a folder, or has another kind of name`,
          { file: source },
        ),
      );
  }
  return { drafts: drafts.map((draft, i) => addBetterName(draft, drafts.slice(0, i), raw)), problems };
}

/** Whether a path is a dump in the folder of dumps. Links do not count. */
function isDumpIn(path: string, raw: string): boolean {
  const isThere = resolve(dirname(path)) === resolve(raw) && isDump(basename(path));
  return isThere && existsSync(path) && lstatSync(path).isFile();
}

function makeDraft(source: string, options: DraftOptions, names: ReadonlySet<string>): Draft {
  if (!statSync(source).isFile()) throw new UsageError(`${source} is not a file`);
  const { bytes: found } = readInput(dirname(source), basename(source));
  const { bytes, fixes } =
    options.fix && isText(found, basename(source), options.limits)
      ? fixDump(found)
      : { bytes: found, fixes: [] };
  const sidecar = draftSidecarBeside(source, options, fixes);
  const naming = readNameParts(bytes, basename(source), sidecar.bytes, options.limits);
  const isTaken = (file: string) => names.has(file) || isTakenIn(options.raw, file, sidecar.bytes);
  const file = proposeName(naming, isTaken);
  return {
    source,
    file,
    bytes,
    sidecar: sidecar.bytes,
    betterName: null,
    fixes: [...fixes, ...sidecar.fixes],
  };
}

/** Only text has lines to fix. */
function isText(bytes: Buffer, file: string, limits: Limits): boolean {
  const extracted = extract(bytes, file, limits);
  return !('code' in extracted) && extracted.source_format === 'text';
}

/** Copies an unusable sidecar unchanged, so that its problems are reported. */
function draftSidecarBeside(
  source: string,
  options: DraftOptions,
  fixed: readonly string[],
): { bytes: Buffer; fixes: string[] } {
  const path = sidecarOf(source);
  const fix = options.fix ?? false;
  const bytes = readIfFile(path);
  const read = bytes === null ? null : readSidecar(bytes, path);
  if (bytes !== null && read !== null && read.problems.length > 0) return { bytes, fixes: [] };
  const drafted = draftSidecar(read?.sidecar ?? null, options, { fix, fixes: fixed });
  const missing = fix && read !== null ? listMissing(read.sidecar) : [];
  const fixes = missing.length > 0 ? [`fields added to its sidecar: ${missing.join(', ')}`] : [];
  const isAsItWas = JSON.stringify(drafted) === JSON.stringify(read?.sidecar);
  return { bytes: bytes !== null && isAsItWas ? bytes : Buffer.from(formatSidecar(drafted)), fixes };
}

/** Null if there is no regular file; links and devices do not count. */
function readIfFile(path: string): Buffer | null {
  return existsSync(path) && lstatSync(path).isFile() ? readInput(dirname(path), basename(path)).bytes : null;
}

/** Reads what a dump is named after; its day may stand in the name that it has. */
function readNameParts(bytes: Buffer, file: string, sidecar: Buffer | null, limits: Limits): ProposedName {
  const known = sidecar === null ? {} : readSidecar(sidecar, sidecarOf(file)).sidecar;
  const { digests } = validate(extract(bytes, file, limits), bytes, file, known);
  const [first] = digests;
  return { date: first?.date ?? null, format: first?.source_format ?? 'text', sha256: sha256(bytes) };
}

/** An equal sidecar without its dump was left by a killed run, so its name is free for the next one. */
function isTakenIn(raw: string, file: string, sidecar: Buffer | null): boolean {
  if (!existsSync(raw)) return false;
  const there = new Set(readdirSync(raw).map((name) => name.toLowerCase()));
  if (there.has(file.toLowerCase())) return true;
  if (!there.has(sidecarOf(file).toLowerCase())) return false;
  const beside = readIfFile(join(raw, sidecarOf(file)));
  return beside === null || sidecar === null || !beside.equals(sidecar);
}

function makeDraftInPlace(source: string, raw: string): Draft {
  const file = basename(source);
  const { bytes } = readInput(raw, file);
  const sidecar = readIfFile(join(raw, sidecarOf(file)));
  return { source, file, bytes, sidecar, betterName: null, fixes: [] };
}

function addBetterName(draft: Draft, others: readonly Draft[], raw: string): Draft {
  if (isPlainName(draft.file)) return draft;
  const { bytes, file, sidecar } = draft;
  const naming = readNameParts(bytes, file, sidecar, { maxFileBytes: Infinity, maxLineBytes: Infinity });
  const isTaken = (name: string) =>
    others.some((one) => one.betterName === name) || isTakenIn(raw, name, sidecar);
  return { ...draft, betterName: proposeName(naming, isTaken) };
}

/**
 * Copies dumps into a folder of dumps, each file whole or not at all, and replaces none.
 * The sidecar goes first, because a dump without it has no year.
 */
export function copyIn(drafts: readonly Draft[], raw: string): void {
  mkdirSync(raw, { recursive: true });
  for (const { file, bytes, sidecar } of drafts) {
    if (sidecar !== null) writeNewFile(join(raw, sidecarOf(file)), sidecar);
    writeNewFile(join(raw, file), bytes);
  }
}
