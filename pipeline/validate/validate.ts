import { type Buffer, isUtf8 } from 'node:buffer';
import type { Digest, ExtractedRecord, LedgerSpan, Quarantined, Sidecar } from '../../schemas/types.ts';
import { validateExtractedRecord } from '../../schemas/validators.js';
import { addDays, toIsoDate, toPageDate } from '../extract/date.ts';
import type { Extracted, Page, Rejected } from '../extract/extracted.ts';
import type { Span } from '../extract/ledger.ts';
import { lineOf, openPositions, type Position } from '../extract/position.ts';
import { type Problem, problem } from '../problem/problem.ts';
import { excerpt } from '../text/show.ts';
import { type Dating, findFact, toDating } from './digest.ts';
import { findInvisible } from './invisible.ts';
import { joinAlike } from './join-alike.ts';
import { findMissingAbstracts } from './missing-abstracts.ts';
import { sha256 } from '../text/sha256.ts';
import { findOtherDayInName } from './name-day.ts';
import { toViolations } from './violations.ts';

/** A dump after all checks: accepted records, quarantined parts, and the ledger that accounts for every byte. */
export interface Validated {
  digests: Digest[];
  records: ExtractedRecord[];
  ledger: LedgerSpan[];
  quarantined: Quarantined[];
  problems: Problem[];
}

/**
 * Checks the contents of a dump against the schemas. A record that fails is quarantined; nothing is dropped.
 * @param extracted the result of `extract` for these bytes
 */
export function validate(
  extracted: Extracted | Problem,
  bytes: Buffer,
  file: string,
  sidecar: Sidecar = {},
): Validated {
  if ('code' in extracted) return toRefused(extracted, bytes, file);
  const positionOf = openPositions(bytes);
  const dated = extracted.pages.map((page) => toDating(page, file, sidecar));
  const dayOf = new Map(
    extracted.pages.map((page, index) => [page.digest_id, findDayShown(page, dated[index]?.dating)]),
  );
  const completed = extracted.records.map((record) =>
    completeDate(record, dayOf.get(record.digest_id) ?? null),
  );
  const failed = completed.flatMap((record) => findFailure(record, positionOf) ?? []);
  const rejected = [...extracted.rejected, ...failed].sort((a, b) => a.byte_start - b.byte_start);
  const failedAt = new Map(failed.map((reject) => [reject.byte_start, reject]));
  const records = completed.filter(({ byte_start }) => !failedAt.has(byte_start));
  const quarantined = rejected.map((reject) => quarantine(reject, bytes, file));
  const ledger = toLedger({ ...extracted, records: completed }, failed, bytes, file);
  const hash = sha256(bytes);
  const counts = countByPage(records, quarantined, ledger);
  const digests = extracted.pages.map((page, index) => ({
    id: page.digest_id,
    file,
    sha256: hash,
    bytes: bytes.length,
    page_kind: page.page_kind,
    source_format: extracted.source_format,
    query: page.query,
    ...(dated[index] as (typeof dated)[number]).dating,
    ...counts(page),
    header: page.header.join('+'),
    source_url: sidecar.source_url ?? findFact(page, 'source_url'),
    retrieved: sidecar.retrieved ?? findFact(page, 'retrieved') ?? findFact(page, 'exported'),
    licence: sidecar.licence ?? null,
    note: sidecar.note ?? null,
  }));
  const placeOf = openPositions(bytes);
  const isEmpty = extracted.problems.some(({ code }) => code === 'extract/empty-dump');
  const problems = [
    ...extracted.problems,
    ...failed.map((reject) => reject.problem),
    ...records.flatMap((record) => findInvisible(record, bytes, placeOf)),
    // that an empty dump names no day says nothing new
    ...dated.flatMap((one) => one.problems.filter(({ code }) => !isEmpty || code !== 'extract/no-date')),
    ...findOtherDayInName(extracted.pages, file, sidecar),
    ...findMissingAbstracts(digests[0], records),
  ];
  return { digests, records, ledger, quarantined, problems: joinAlike(problems) };
}

function toRefused(reason: Problem, bytes: Buffer, file: string): Validated {
  const { code, message, fix } = reason;
  const line_end = bytes.length === 0 ? 1 : lineOf(bytes, bytes.length - 1, { byte: 0, line: 1 });
  const place = { file, digest_id: null, line_start: 1, line_end, byte_start: 0, byte_end: bytes.length };
  return {
    digests: [],
    records: [],
    ledger: [],
    quarantined: [{ code, message, fix, ...place, text: null }],
    problems: [reason],
  };
}

/** The day on which a page was shown: its own, or, where it names none, that of its capture. */
function findDayShown(page: Page, dating: Dating | undefined): string | null {
  return dating?.date ?? (dating?.month_day ? null : findFact(page, 'retrieved'));
}

/**
 * The site leaves out the year of a paper that is of the current one, so it is that of the day on which the page was
 * shown, unless that day was still to come.
 * @param day on which the page was shown, as YYYY-MM-DD
 */
function completeDate(record: ExtractedRecord, day: string | null): ExtractedRecord {
  const { published_date } = record;
  if (!published_date?.startsWith('--')) return record;
  const written = toPageDate(`2024${published_date.slice(1)}`);
  const date = day === null || written === null ? null : toIsoDate(written, Number(day.slice(0, 4)));
  return {
    ...record,
    published_date: date !== null && day !== null && date <= addDays(day, 1) ? date : null,
  };
}

/** Why the schema does not accept a record, or null. */
function findFailure(record: ExtractedRecord, positionOf: (byte: number) => Position): Rejected | null {
  const valid: boolean = validateExtractedRecord(record); // boolean, not a type guard: a record that fails keeps its type
  if (valid) return null;
  const [worst] = toViolations(validateExtractedRecord.errors, record);
  if (!worst) return null;
  const { file, digest_id, line_start, line_end, byte_start, byte_end } = record;
  const place = { file, ...positionOf(byte_start), span: [byte_start, byte_end] as [number, number] };
  const found = problem(worst.code, worst.message, { ...place, excerpt: excerpt(record.title) });
  return { digest_id, problem: found, line_start, line_end, byte_start, byte_end };
}

function quarantine(
  { digest_id, problem, line_start, line_end, byte_start, byte_end }: Rejected,
  bytes: Buffer,
  file: string,
): Quarantined {
  const { code, message, fix } = problem;
  const text = bytes.toString('utf8', byte_start, byte_end);
  return { code, message, fix, file, digest_id, line_start, line_end, byte_start, byte_end, text };
}

/** The spans with their texts; the spans of a failed record become rejects, but for the day of the page. */
function toLedger(
  { spans, records, source_format }: Extracted,
  failed: readonly Rejected[],
  bytes: Buffer,
  file: string,
): LedgerSpan[] {
  const rejected = new Set(failed.map(({ byte_start }) => byte_start));
  const accepted = new Set(records.filter(({ byte_start }) => !rejected.has(byte_start)).map(toPlace));
  const undated = new Set(records.filter(({ published_date }) => published_date === null).map(toPlace));
  let next = 0;
  return spans.map((span) => {
    while ((failed[next]?.byte_end ?? Number.POSITIVE_INFINITY) <= span.byte_start) next++;
    const reject = failed[next];
    const isRejected = reject && !KEPT.has(span.role) && span.byte_start >= reject.byte_start;
    const kept = isRejected
      ? { ...span, role: 'reject' as const, name: reject.problem.code, position: null, decoding: null }
      : span.role === 'repeat' && !accepted.has(toPlace(span))
        ? { ...span, position: null }
        : isWithoutYear(span) && undated.has(toPlace(span))
          ? { ...span, role: 'markup' as const, name: source_format, position: null, decoding: null }
          : span;
    return { file, ...kept, ...encodeText(kept, bytes) };
  });
}

function isWithoutYear({ name, decoding }: Span): boolean {
  return name === 'published_date' && decoding === 'english-month-day';
}

const KEPT: ReadonlySet<Span['role']> = new Set(['separator', 'date', 'page']);

function toPlace({ digest_id, position }: Pick<Span, 'digest_id' | 'position'>): string {
  return `${digest_id} ${position}`;
}

/** Titles and abstracts that are written as they are stand in appearances, so the ledger does not repeat their text. */
function encodeText(
  { role, decoding, byte_start, byte_end }: Span,
  bytes: Buffer,
): Pick<LedgerSpan, 'text' | 'base64'> {
  if ((role === 'title' || role === 'abstract') && decoding === null) return { text: null, base64: null };
  const part = bytes.subarray(byte_start, byte_end);
  return isUtf8(part)
    ? { text: part.toString('utf8'), base64: null }
    : { text: null, base64: part.toString('base64') };
}

/** Counts once for all pages: a dump may have as many pages as records. */
function countByPage(
  records: readonly ExtractedRecord[],
  quarantined: readonly Quarantined[],
  ledger: readonly LedgerSpan[],
) {
  const ofRecords = tally(records);
  const ofRejects = tally(quarantined);
  const ofBoilerplate = tally(ledger.filter(({ role }) => role === 'boilerplate'));
  return ({ digest_id }: Page) => ({
    record_count: ofRecords.get(digest_id) ?? 0,
    reject_count: ofRejects.get(digest_id) ?? 0,
    boilerplate_count: ofBoilerplate.get(digest_id) ?? 0,
  });
}

function tally(rows: readonly { digest_id: string | null }[]): Map<string | null, number> {
  const tally = new Map<string | null, number>();
  for (const { digest_id } of rows) tally.set(digest_id, (tally.get(digest_id) ?? 0) + 1);
  return tally;
}
