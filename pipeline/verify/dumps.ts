import type { Digest, LedgerSpan, Manifest, Quarantined } from '../../schemas/types.ts';
import { decode } from './decoders.ts';
import type { Folder } from './folder.ts';
import { findLineStarts } from './line-numbers.ts';
import { placeOf } from './place.ts';
import { groupBy, type Released } from './released.ts';
import { type Placed, rowAt, readRows } from './rows.ts';
import { type Edition, type RowOf, SIDECAR_END, type TableName } from './tables.ts';

/** A dump as the released files describe it, with its bytes rebuilt from them. */
export interface Dump {
  file: string;
  edition: Edition;
  /** Whether the edition leaves out the text of some spans, and the dump is not available to read it. */
  isWithheld: boolean;
  spans: readonly Placed<LedgerSpan>[];
  /** The bytes of each span; null if the released files do not have them. */
  parts: readonly (Buffer | null)[];
  /** The whole dump; null unless every part is known and as long as its span. */
  bytes: Buffer | null;
  /** Offsets of the first bytes of its lines. */
  lineStarts: readonly number[];
  digests: readonly Placed<Digest>[];
  appearances: readonly Placed<RowOf['appearances']>[];
  quarantined: readonly Placed<Quarantined>[];
  /** Whether a sidecar went in with it. */
  hasSidecar: boolean;
  /** Its entry in the manifest. */
  input: Manifest['inputs'][number] | undefined;
}

/**
 * Reads every dump that a released file names, with one in memory at a time. The ledger is read once in order, the
 * abstracts of a dump by their offsets in appearances.jsonl.
 */
export function* readDumps(released: Released): Generator<Dump> {
  const { folder, digests, appearances, quarantine } = released;
  const dumpOf = makeDumpReader(released);
  const left = new Set([...digests, ...appearances, ...quarantine].map(({ row }) => row.file));
  let spans: Placed<LedgerSpan>[] = [];
  for (const span of readRows(folder, 'ledger', released.edition)) {
    const [first] = spans;
    if (first !== undefined && first.row.file !== span.row.file) {
      yield dumpOf(first.row.file, spans);
      spans = [];
    }
    left.delete(span.row.file);
    spans.push(span);
  }
  if (spans[0] !== undefined) yield dumpOf(spans[0].row.file, spans);
  for (const file of left) yield dumpOf(file, []);
}

function makeDumpReader({ folder, raw, edition, manifest, digests, appearances, quarantine }: Released) {
  const digestsOf = groupBy(digests, ({ row }) => row.file);
  const appearancesOf = groupBy(appearances, ({ row }) => row.file);
  const quarantineOf = groupBy(quarantine, ({ row }) => row.file);
  const inputOf = new Map(manifest?.inputs.map((input) => [input.file, input]));
  return (file: string, spans: readonly Placed<LedgerSpan>[]): Dump => {
    const own = rereadRows(folder, 'appearances', appearancesOf.get(file));
    // texts that the edition leaves out come from the dump
    const isAtHand = edition !== 'full' && raw?.has(file) === true;
    const lookUp: LookUp = (span) =>
      isAtHand && mayBeLeftOut(span) ? raw.read(file, span.byte_start, span.byte_end) : null;
    const parts = toParts(spans, own, lookUp);
    const bytes = joinParts(spans, parts);
    return {
      file,
      edition,
      isWithheld: edition !== 'full' && spans.some(({ row }, index) => mayBeLeftOut(row) && !parts[index]),
      spans,
      parts,
      bytes,
      lineStarts: findLineStarts(bytes ?? Buffer.alloc(0)),
      digests: digestsOf.get(file) ?? [],
      appearances: addAbstracts(own, spans, parts),
      quarantined: rereadRows(folder, 'quarantine', quarantineOf.get(file)),
      hasSidecar: inputOf.has(`${file}${SIDECAR_END}`),
      input: inputOf.get(file),
    };
  };
}

/** Reads rows again with their texts, which are not kept in memory. */
function rereadRows<Name extends TableName>(
  folder: Folder,
  table: Name,
  rows: readonly Placed<unknown>[] = [],
): Placed<RowOf[Name]>[] {
  return rows.map((one) => ({ ...one, row: rowAt(folder, table, one) }));
}

/** Whether an edition without abstracts leaves out a span: it is an abstract, or may contain one. */
export function mayBeLeftOut({ role }: LedgerSpan): boolean {
  return role === 'abstract' || role === 'reject' || role === 'repeat' || role === 'markup';
}

/** The column of appearances that has the bytes of a span, as they are its value; null if the ledger has them. */
export function columnOfBytes({ role, decoding }: LedgerSpan): 'title' | 'abstract' | null {
  return decoding === null && (role === 'title' || role === 'abstract') ? role : null;
}

/** Reads the bytes of a span from the dump itself; null if that is not allowed or not possible. */
type LookUp = (span: LedgerSpan) => Buffer | null;

function toParts(
  spans: readonly Placed<LedgerSpan>[],
  appearances: readonly Placed<RowOf['appearances']>[],
  lookUp: LookUp,
): (Buffer | null)[] {
  const records = new Map(appearances.map(({ row }) => [placeOf(row.digest_id, row.position), row]));
  return spans.map(({ row }) => {
    const { text, base64 } = row;
    const column = columnOfBytes(row);
    if (column !== null)
      return encode(records.get(placeOf(row.digest_id, row.position))?.[column] ?? null) ?? lookUp(row);
    return base64 === null ? (encode(text) ?? lookUp(row)) : Buffer.from(base64, 'base64');
  });
}

/** Adds the abstracts that the edition leaves out, as the dump has them. */
function addAbstracts(
  appearances: readonly Placed<RowOf['appearances']>[],
  spans: readonly Placed<LedgerSpan>[],
  parts: readonly (Buffer | null)[],
): Placed<RowOf['appearances']>[] {
  const found = new Map(
    spans.flatMap(({ row }, index) => {
      const part = row.role === 'abstract' ? parts[index] : null;
      return part ? [[placeOf(row.digest_id, row.position), decode(part, row.decoding)] as const] : [];
    }),
  );
  return appearances.map((one) => {
    const { digest_id, position, abstract = found.get(placeOf(digest_id, position)) } = one.row;
    return abstract === undefined ? one : { ...one, row: { ...one.row, abstract } };
  });
}

function encode(text: string | null): Buffer | null {
  return text === null ? null : Buffer.from(text);
}

function joinParts(spans: readonly Placed<LedgerSpan>[], parts: readonly (Buffer | null)[]): Buffer | null {
  let end = 0;
  for (const [index, { row }] of spans.entries()) {
    const isWhole = parts[index]?.length === row.byte_end - row.byte_start;
    if (!isWhole || row.byte_start !== end) return null;
    end = row.byte_end;
  }
  return Buffer.concat(parts as Buffer[]);
}
