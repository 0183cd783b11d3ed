import { extract } from '../../../pipeline/extract/extract.ts';
import type { Extracted } from '../../../pipeline/extract/extracted.ts';
import type { ExtractedRecord } from '../../../schemas/types.ts';
import { DAMAGES, type Titled } from '../../support/damage.ts';
import { page } from '../../support/page.ts';
import type { Draw } from '../draw.ts';
import type { Tried } from '../proof.ts';
import { drawNoise, drawRecords, flipBit, splice } from './dumps.ts';

/** A paragraph of a damaged dump, and the paragraphs of the page that it comes from. */
interface Chunk {
  bytes: Buffer;
  owners: readonly number[];
  isDamaged: boolean;
}

/** A page with some damaged paragraphs. */
interface Damaged {
  records: readonly Titled[];
  chunks: readonly Chunk[];
  /** Records that the damage may cost. */
  mayCost: number;
}

/** Paragraphs before those of records. */
const TOP = page([]).length;

/**
 * Paragraphs between two damages, so that at least one whole record lies between them. Closer damages could leave a title
 * without its abstract before an abstract without its title; of 50,000 pages 112 had such a pair.
 */
const DISTANCE = 5;

/**
 * A damaged paragraph costs at most its own record, and no title gets the abstract of another. A neighbour may be refused
 * too, as unclear, if a paragraph is gone and the rest could belong to either side: once in 70,000 pages.
 */
export function tryUndamaged(draw: Draw): Tried {
  const damaged = drawDamagedPage(draw);
  const extracted = extract(bytesOf(damaged), 'x.txt');
  if ('code' in extracted) return { fault: `refused as a whole: ${extracted.message}` };
  const { records, mayCost } = damaged;
  const found = new Set(extracted.records.map(keyOf));
  const lost = records.filter((record) => !found.has(keyOf(record)));
  const whole = wholeRecords(damaged);
  const unclear = whole.filter((record) => !found.has(keyOf(record)) && isUnclear(extracted, record));
  const counts = {
    undamaged: whole.length,
    'came out': whole.filter((record) => found.has(keyOf(record))).length,
  };
  const foreign = extracted.records.find((record) => !isOfOneRecord(damaged, record));
  if (foreign) return { fault: `"${foreign.title}" got the abstract of another`, counts };
  const isMore = lost.length > mayCost + unclear.length;
  return { fault: isMore ? `${lost.length} records lost, ${mayCost} damaged` : null, counts };
}

function drawDamagedPage(draw: Draw): Damaged {
  const records = drawRecords(draw, 3 + draw.whole(10));
  let chunks: readonly Chunk[] = page(records).map((text, i) => ({
    bytes: Buffer.from(text),
    owners: [i],
    isDamaged: false,
  }));
  let mayCost = 0;
  const depth = 1 + draw.whole(5);
  const last = chunks.length - 1;
  // from the end, so that earlier paragraphs keep their places
  for (let at = last - draw.whole(last - TOP); at >= TOP && mayCost < depth; at -= DISTANCE + draw.whole(4)) {
    const { taken, made } = draw.chance(0.5)
      ? damageParagraphs(chunks, at, draw)
      : damageBytes(chunks, at, draw);
    chunks = chunks.toSpliced(at, taken, ...made);
    mayCost += taken;
  }
  return { records, chunks, mayCost };
}

/** Chunks that replace `taken` ones. */
interface Replaced {
  taken: number;
  made: Chunk[];
}

/** One of the damages that tests try on every paragraph of the real dumps. */
function damageParagraphs(chunks: readonly Chunk[], at: number, draw: Draw): Replaced {
  const possible = DAMAGES.filter(({ mayCost }) => mayCost === 1 || at + 1 < chunks.length);
  const { apply, mayCost } = draw.pick(possible);
  const taken = chunks.slice(at, at + mayCost);
  const texts = taken.map(({ bytes }) => bytes.toString('utf8'));
  const ownersOf = (text: string) =>
    taken.flatMap(({ owners }, i) => {
      const whole = texts[i] ?? '';
      return text.includes(whole) || whole.includes(text) ? owners : [];
    });
  const made = apply(texts, 0).map((text) => ({
    bytes: Buffer.from(text),
    owners: ownersOf(text),
    isDamaged: true,
  }));
  return { taken: mayCost, made };
}

/** Damages bytes in one paragraph, which a blank line may split. */
function damageBytes(chunks: readonly Chunk[], at: number, draw: Draw): Replaced {
  const chunk = chunks[at] as Chunk; // the caller draws a place below the length
  const bytes = draw.pick(OF_BYTES)(chunk.bytes, draw.whole(chunk.bytes.length), draw);
  return { taken: 1, made: [{ ...chunk, bytes, isDamaged: true }] };
}

/** With blank lines, a date and boilerplate. */
const INSERTED = [
  ...['\0', '\x07', '\u0085', '\u2028', '\ufeff', 'é', ' ', 'Aug 4', 'new', '\n', '\r', '\r\n'],
  ...['\n\n', '\r\r', '\n \n', '\nAug 4\n', '\n\nnew\n\n'],
];

const OF_BYTES: readonly ((bytes: Buffer, at: number, draw: Draw) => Buffer)[] = [
  flipBit,
  (bytes, at, draw) => splice(bytes, at, 0, Buffer.from(draw.pick(INSERTED))),
  (bytes, at, draw) => splice(bytes, at, 1 + draw.whole(bytes.length), Buffer.alloc(0)),
  (bytes, at, draw) => splice(bytes, at, draw.whole(5), drawNoise(draw, 1 + draw.whole(40))),
  (bytes, at, draw) => splice(bytes, at, 0, bytes.subarray(at, at + 1 + draw.whole(bytes.length))),
];

const GAP = Buffer.from('\n\n');

function bytesOf({ chunks }: Damaged): Buffer {
  return Buffer.concat(chunks.flatMap(({ bytes }) => [bytes, GAP]));
}

function keyOf({ title, abstract }: Pick<ExtractedRecord, 'title' | 'abstract'>): string {
  return `${title}\n\n${abstract}`;
}

/** A message quotes 60 characters of a paragraph. */
const EXCERPT = 50;

/** Whether a record was refused because its title and abstract cannot be paired for certain. */
function isUnclear({ problems }: Extracted, { title }: Titled): boolean {
  return problems.some(
    ({ code, message }) => code === 'extract/unclear-pairing' && message.includes(title.slice(0, EXCERPT)),
  );
}

function wholeRecords({ records, chunks }: Damaged): Titled[] {
  const whole = new Set(chunks.flatMap(({ isDamaged, owners }) => (isDamaged ? [] : owners)));
  return records.filter((_, i) => whole.has(TOP + 2 * i) && whole.has(TOP + 2 * i + 1));
}

/** Whether title and abstract come from one record of the page. */
function isOfOneRecord(damaged: Damaged, record: ExtractedRecord): boolean {
  const title = recordsAt(damaged, record.byte_start, record.title_byte_end);
  const abstract = recordsAt(damaged, record.abstract_byte_start ?? record.byte_end, record.byte_end);
  return title.some((one) => abstract.includes(one));
}

/** The records that bytes come from. */
function recordsAt({ chunks }: Damaged, start: number, end: number): number[] {
  let at = 0;
  return chunks.flatMap(({ bytes, owners }) => {
    const from = at;
    at += bytes.length + GAP.length;
    const isIn = from < end && from + bytes.length > start;
    return isIn ? owners.map((owner) => Math.floor((owner - TOP) / 2)) : [];
  });
}
