import { type Extracted, extract } from '../../../pipeline/extract/extract.ts';
import type { ExtractedRecord } from '../../../schemas/types.ts';
import { DAMAGES, type Titled } from '../../support/damage.ts';
import { page } from '../../support/page.ts';
import type { Draw } from '../draw.ts';
import { drawRecords } from './pages.ts';
import type { Stock } from './stock.ts';
import { type Chunk, damageBytes } from './torn-bytes.ts';
import type { Looked, Trial } from './trial.ts';

/** A page of which some paragraphs are damaged. */
interface Damaged {
  records: readonly Titled[];
  chunks: readonly Chunk[];
  /** Records that the damages may cost in all. */
  mayCost: number;
}

/** Paragraphs of a header and a date, before those of records. */
const TOP = page([]).length;

/**
 * Paragraphs from one damage to the next: at least one whole record lies between them. Where two meet, a title that lost
 * its abstract can stand before an abstract that lost its title: of 50,000 pages with damages anywhere 112 had such a pair.
 */
const APART = 5;

/**
 * One damaged paragraph costs at most the record that it belongs to, and no title gets the abstract of another. Where
 * a paragraph is gone, and what stands beside it now speaks of both its neighbours, the one beside it is refused too,
 * as unclear: that is seen with records that do not follow each other on a page, once in 70,000 times.
 */
export const yields: Trial<Damaged> = {
  make: drawDamaged,
  look: judge,
  smaller: withoutARecord,
  bytes: bytesOf,
};

function drawDamaged(draw: Draw, stock: Stock): Damaged {
  const records = drawRecords(draw, stock, 3 + draw.whole(10));
  let chunks: readonly Chunk[] = page(records).map((text, index) => ({
    bytes: Buffer.from(text),
    owners: [index],
    isDamaged: false,
  }));
  let mayCost = 0;
  const depth = 1 + draw.whole(5);
  const last = chunks.length - 1;
  // from the end, so that what comes before stays where it is
  for (let at = last - draw.whole(last - TOP); at >= TOP && mayCost < depth; at -= APART + draw.whole(4)) {
    const { cost, taken, made } = draw.chance(0.5)
      ? damageWhole(chunks, at, draw)
      : damageBytes(chunks, at, draw);
    chunks = chunks.toSpliced(at, taken, ...made);
    mayCost += cost;
  }
  return { records, chunks, mayCost };
}

/** One of the damages that are tried on every paragraph of the real dumps. */
function damageWhole(chunks: readonly Chunk[], at: number, draw: Draw) {
  const { apply, mayCost } = draw.pick(
    DAMAGES.filter((damage) => damage.mayCost === 1 || at + 1 < chunks.length),
  );
  const taken = chunks.slice(at, at + mayCost);
  const texts = taken.map(({ bytes }) => bytes.toString('utf8'));
  const made = apply(texts, 0).map((text) => ({
    bytes: Buffer.from(text),
    owners: taken.flatMap(({ owners }, index) => (isOf(text, texts[index] ?? '') ? owners : [])),
    isDamaged: true,
  }));
  return { cost: mayCost, taken: mayCost, made };
}

function isOf(text: string, whole: string): boolean {
  return text.includes(whole) || whole.includes(text);
}

const GAP = Buffer.from('\n\n');

function bytesOf({ chunks }: Damaged): Buffer {
  return Buffer.concat(chunks.flatMap(({ bytes }) => [bytes, GAP]));
}

function judge(damaged: Damaged): Looked {
  const extracted = extract(bytesOf(damaged), 'x.txt');
  if ('code' in extracted) return { fault: `refused as a whole: ${extracted.message}` };
  const { records, mayCost } = damaged;
  const found = new Set(extracted.records.map(wordsOf));
  const lost = records.filter((record) => !found.has(wordsOf(record)));
  const halves = extracted.records.map((record) => halvesOf(damaged, record));
  const foreign = extracted.records.find((_, index) => halves[index] === 'of two');
  const whole = wholeRecords(damaged);
  const doubted = whole.filter((record) => !found.has(wordsOf(record)) && isDoubted(extracted, record));
  const counts = {
    undamaged: whole.length,
    'came out': whole.filter((record) => found.has(wordsOf(record))).length,
    renamed: halves.filter((half) => half === 'of one abstract').length,
  };
  if (foreign) return { fault: `"${foreign.title}" got the abstract of another`, counts };
  const isMore = lost.length > mayCost + doubted.length;
  return { fault: isMore ? `${lost.length} records lost, ${mayCost} damaged` : null, counts };
}

/** Whether a record was refused because it is not clear which title or abstract is whose. */
function isDoubted({ problems }: Extracted, { title }: Titled): boolean {
  return problems.some(
    ({ code, message }) => code === 'extract/unclear-pairing' && message.includes(title.slice(0, EXCERPT)),
  );
}

/** A message quotes 60 characters of a paragraph. */
const EXCERPT = 50;

function wordsOf({ title, abstract }: Titled): string {
  return `${title}\n\n${abstract}`;
}

function wholeRecords({ records, chunks }: Damaged): Titled[] {
  const whole = new Set(chunks.flatMap(({ isDamaged, owners }) => (isDamaged ? [] : owners)));
  return records.filter((_, index) => whole.has(TOP + 2 * index) && whole.has(TOP + 2 * index + 1));
}

/** Where the two halves of a record come from: one record, two, or the abstract of one, torn in two. */
function halvesOf(
  damaged: Damaged,
  { byte_start, title_byte_end, abstract_byte_start, byte_end }: ExtractedRecord,
): 'of one' | 'of two' | 'of one abstract' {
  const title = ownersOf(damaged, byte_start, title_byte_end);
  const abstract = ownersOf(damaged, abstract_byte_start, byte_end).map(recordOf);
  if (!title.some((owner) => abstract.includes(recordOf(owner)))) return 'of two';
  return title.some((owner) => (owner - TOP) % 2 === 0) ? 'of one' : 'of one abstract';
}

function recordOf(owner: number): number {
  return Math.floor((owner - TOP) / 2);
}

/** Paragraphs of the page that the bytes were made of; none where they were made up. */
function ownersOf({ chunks }: Damaged, start: number, end: number): number[] {
  let at = 0;
  return chunks.flatMap(({ bytes, owners }) => {
    const from = at;
    at += bytes.length + GAP.length;
    return from < end && from + bytes.length > start ? owners : [];
  });
}

/** Without one of the records that nothing happened to. */
function* withoutARecord(damaged: Damaged): Generator<Damaged> {
  for (const gone of wholeRecords(damaged)) {
    const index = damaged.records.indexOf(gone);
    const chunks = damaged.chunks
      .filter(({ owners }) => !owners.some((owner) => recordOf(owner) === index))
      .map((chunk) => ({
        ...chunk,
        owners: chunk.owners.map((owner) => (recordOf(owner) > index ? owner - 2 : owner)),
      }));
    yield { ...damaged, records: damaged.records.toSpliced(index, 1), chunks };
  }
}
