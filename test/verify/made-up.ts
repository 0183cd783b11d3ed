import { createHash } from 'node:crypto';
import type { Digest, LedgerSpan, Quarantined } from '../../schemas/types.ts';
import type { Dump } from '../../pipeline/verify/dumps.ts';
import type { Checking, Figures } from '../../pipeline/verify/finding.ts';
import { findLineStarts } from '../../pipeline/verify/line-numbers.ts';
import type { Placed } from '../../pipeline/verify/rows.ts';
import { makeAppearance, makeDigest } from '../report/rows.ts';

/** A span by what it is and what it holds, and what the ledger says otherwise. */
export type Piece = readonly [
  role: LedgerSpan['role'],
  text: string | Buffer,
  otherwise?: Partial<LedgerSpan>,
];

/** The dump a.txt, which is its pieces one after the other, and in which everything is right unless a piece says otherwise. */
export function dumpOf(pieces: readonly Piece[], page: Partial<Digest> = {}): Dump {
  const parts = pieces.map(([, text]) => (typeof text === 'string' ? Buffer.from(text) : text));
  const bytes = Buffer.concat(parts);
  const rows = rowsOf(pieces, parts, bytes);
  const identity = { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  return {
    file: 'a.txt',
    edition: 'full',
    isWithheld: false,
    spans: placed(rows),
    parts,
    bytes,
    lineStarts: findLineStarts(bytes),
    digests: placed([makeDigest({ ...UNDATED, ...identity, ...countsOf(rows), ...page })]),
    appearances: placed(appearancesOf(rows, parts, page.date ?? null)),
    quarantined: placed(quarantinedOf(rows, parts)),
    hasSidecar: false,
    input: { file: 'a.txt', ...identity },
  };
}

/** What a law tells, each with its place, and what it looked at. */
export function lawOf(checking: Checking): { told: string[]; figures: Figures } {
  const told: string[] = [];
  let step = checking.next();
  for (; !step.done; step = checking.next()) {
    const { file, line, message } = step.value;
    told.push(line === undefined ? `${file}: ${message}` : `${file}:${line}: ${message}`);
  }
  return { told, figures: step.value };
}

/** Rows in lines of their own, from the first. */
export function placed<Row>(rows: readonly Row[]): Placed<Row>[] {
  return rows.map((row, index) => ({ row, line: index + 1, start: 0, end: 0 }));
}

/** A page that bears no day. */
const UNDATED = {
  date: null,
  month_day: null,
  date_precision: null,
  year_source: null,
  year_reason: null,
} satisfies Partial<Digest>;

function rowsOf(pieces: readonly Piece[], parts: readonly Buffer[], bytes: Buffer): LedgerSpan[] {
  const lineOf = (byte: number) => bytes.subarray(0, Math.max(byte, 0)).toString('latin1').split('\n').length;
  let end = 0;
  let position = 0;
  return pieces.map(([role, text, otherwise], index) => {
    const start = end;
    end += parts[index]?.length ?? 0;
    if (role === 'title') position++;
    const isOfRecord = role === 'title' || role === 'abstract';
    return {
      file: 'a.txt',
      digest_id: 'a',
      byte_start: start,
      byte_end: end,
      line_start: lineOf(start),
      line_end: lineOf(end - 1),
      role,
      name: { boilerplate: 'subscribe', reject: 'extract/binary' }[role as string] ?? null,
      position: isOfRecord ? position : null,
      decoding: null,
      text: isOfRecord || typeof text !== 'string' ? null : text,
      base64: typeof text === 'string' ? null : text.toString('base64'),
      ...otherwise,
    };
  });
}

function countsOf(rows: readonly LedgerSpan[]): Partial<Digest> {
  const of = (wanted: LedgerSpan['role']) => rows.filter(({ role }) => role === wanted);
  const furniture = of('boilerplate');
  return {
    record_count: of('title').length,
    reject_count: of('reject').length,
    boilerplate_count: furniture.length,
    header: furniture.map(({ name }) => name).join('+'),
  };
}

function appearancesOf(rows: readonly LedgerSpan[], parts: readonly Buffer[], date: string | null) {
  return rows.flatMap((title, index) => {
    if (title.role !== 'title' || title.position === null) return [];
    const at = rows.findIndex(({ role }, later) => later > index && role === 'abstract');
    const { file, position, byte_start, line_start } = title;
    return makeAppearance({
      date,
      position,
      title: String(parts[index]),
      abstract: String(parts[at]),
      file,
      line_start,
      line_end: rows[at]?.line_end ?? line_start,
      byte_start,
      byte_end: rows[at]?.byte_end ?? byte_start,
    });
  });
}

function quarantinedOf(rows: readonly LedgerSpan[], parts: readonly Buffer[]): Quarantined[] {
  return rows.flatMap(
    ({ file, digest_id, byte_start, byte_end, line_start, line_end, role, name }, index) => {
      const where = { file, digest_id, line_start, line_end, byte_start, byte_end };
      const why = { code: name ?? '', message: 'this is no text', fix: 'take it out' };
      return role === 'reject' ? { ...why, ...where, text: String(parts[index]) } : [];
    },
  );
}
