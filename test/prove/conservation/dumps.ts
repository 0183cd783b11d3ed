import { readFileSync } from 'node:fs';
import { DAMAGES, type Titled } from '../../support/damage.ts';
import { page } from '../../support/page.ts';
import { seedFile, SEEDS } from '../../support/seeds.ts';
import { type Draw, shuffled } from '../draw.ts';
import { drawSitePage } from './site-pages.ts';

/** The real dumps and their records; no two records share a title or an abstract. */
interface Stock {
  dumps: readonly Buffer[];
  records: readonly Titled[];
}

const stock = readStock();

/** Shares no code with the grammar: behind the date, paragraphs of the real dumps are titles and abstracts in turn. */
function readStock(): Stock {
  const dumps = SEEDS.map((seed) => readFileSync(seedFile(`${seed}.txt`)));
  const all = dumps.flatMap((dump) => {
    const paragraphs = dump.toString('utf8').trim().split('\n\n');
    const date = paragraphs.findIndex((paragraph) => /^[A-Z][a-z]{2} \d{1,2}$/.test(paragraph));
    const texts = paragraphs.slice(date + 1);
    return texts.flatMap((title, i) => (i % 2 === 0 ? [{ title, abstract: texts[i + 1] ?? '' }] : []));
  });
  const seen = new Set<string>();
  const records = all.filter(({ title, abstract }) => {
    const isNew = !seen.has(title.toLowerCase()) && !seen.has(abstract);
    seen.add(title.toLowerCase()).add(abstract);
    return isNew;
  });
  return { dumps, records };
}

/** Different records: half of the time as they follow each other on a real page, else in any order. */
export function drawRecords(draw: Draw, count: number): Titled[] {
  const { records } = stock;
  if (!draw.chance(0.5)) return shuffled(draw, records).slice(0, count);
  const first = draw.whole(records.length - count + 1);
  return records.slice(first, first + count);
}

/** Headers that the grammar knows. */
const HEADERS: readonly (readonly string[])[] = [
  [
    'new',
    'Get trending papers in your email inbox!',
    'Subscribe',
    'Daily Papers',
    'byAK and the research community',
  ],
  ['new', 'Get trending papers in your email inbox!', 'Subscribe', 'byAK and the research community'],
  ['Daily Papers', 'by AK and the research community'],
  ['Daily Papers', 'by', 'AK', 'and the research community'],
  ['Daily Papers', 'by\nAK\nand the research community'],
  ['Get trending papers in your email inbox once a day!'],
  ['new\nSubscribe\nDaily Papers\nbyAK and the research community'],
  [],
];

/** The last two have a year. */
const DATES = ['Aug 4', 'August 4', 'Monday, August 4', '4 August', 'Aug 4, 2025', '2025-08-04'];

/** What may stand between two paragraphs. */
const GAPS = ['\n\n', '\n\n\n', '\n \t \n\u00a0\n', '  \n\n\t', '\r\n\r\n', '\r\r'];

/** Paragraphs of a page in one of the known shapes. */
function drawPage(draw: Draw, records: readonly Titled[]): string[] {
  return page(records, draw.pick(DATES), draw.pick(HEADERS));
}

/** A page without any damage. */
export function drawWhole(draw: Draw): Buffer {
  return Buffer.from(drawPage(draw, drawRecords(draw, 1 + draw.whole(12))).join('\n\n'));
}

/** A dump as people save pages: mostly a few records, sometimes many, sometimes two days. */
function drawDump(draw: Draw): Buffer {
  // rarely a whole day, which takes a hundred times as long as a small page
  if (draw.chance(0.001)) return draw.pick(stock.dumps);
  const most = draw.chance(0.05) ? 30 : draw.chance(0.3) ? 8 : 3;
  const pages = Array.from({ length: draw.chance(0.1) ? 2 : 1 }, () =>
    drawPage(draw, drawRecords(draw, 1 + draw.whole(most))),
  );
  const gap = draw.chance(0.7) ? '\n\n' : draw.pick(GAPS);
  const mark = draw.chance(0.03) ? '\ufeff' : '';
  return Buffer.from(`${mark}${pages.flat().join(gap)}${draw.pick(['', '\n', '\r\n'])}`);
}

/** The same for a file of any known kind. */
export function drawAnyDamaged(draw: Draw): Buffer {
  return drawDamaged(draw, (own) => (own.chance(0.4) ? drawSitePage(own).bytes : drawDump(own)));
}

/** After more damages hardly a paragraph would be whole. */
const MOST_DAMAGES = 5;

/** A dump of text with up to five random damages; one in six has none. */
export function drawDamaged(draw: Draw, drawFile: (draw: Draw) => Buffer = drawDump): Buffer {
  if (draw.chance(0.03)) return drawSoup(draw);
  let bytes = drawFile(draw);
  const count = draw.whole(MOST_DAMAGES + 1);
  for (let i = 0; i < count; i++) bytes = draw.pick(draw.pick(KINDS))(bytes, draw);
  return bytes;
}

/** What means something to the grammar, to UTF-8 or to an editor; the last bytes are not UTF-8. */
const PIECES: readonly Buffer[] = [
  ...'\n|\r|\r\n|\n\n|\r\r| |\t|\u00a0|\u3000|\u2028|\u2029|\u0085|\ufeff|\0|\x07|\x1b[2J|\x7f'.split('|'),
  ...'é|漢字|😀|\u202e|\ufffd|::error::|<html>|%PDF-|Aug 4|\nAug 4\n|Feb 30|2025-08-04|new|by'.split('|'),
  ...'\n\nnew\n\n|__proto__|"|,|\\|='.split('|'),
]
  .map((text) => Buffer.from(text))
  .concat(
    ['ff', 'c080', 'e282', 'f4908080', 'eda080', 'edb080', 'fffe', 'efbbbf'].map((hex) =>
      Buffer.from(hex, 'hex'),
    ),
  );

export function drawNoise(draw: Draw, length: number): Buffer {
  return Buffer.from(Array.from({ length }, () => draw.whole(256)));
}

/** Pieces and noise in any order: no page at all. */
function drawSoup(draw: Draw): Buffer {
  const part = () => (draw.chance(0.2) ? drawNoise(draw, draw.whole(12)) : draw.pick(PIECES));
  return Buffer.concat(Array.from({ length: draw.whole(60) }, part));
}

type Damage = (bytes: Buffer, draw: Draw) => Buffer;

/** Replaces so many bytes from there on. */
export function splice(bytes: Buffer, at: number, count: number, by: Uint8Array): Buffer {
  return Buffer.concat([bytes.subarray(0, at), by, bytes.subarray(at + count)]);
}

export function flipBit(bytes: Buffer, at: number, draw: Draw): Buffer {
  return at < bytes.length ? splice(bytes, at, 1, Buffer.of((bytes[at] ?? 0) ^ (1 << draw.whole(8)))) : bytes;
}

/** Mostly a short stretch of bytes. */
function drawLength(draw: Draw, bytes: Buffer): number {
  return draw.whole(Math.min(draw.chance(0.8) ? 20 : bytes.length, bytes.length) + 1);
}

const NOTHING = Buffer.alloc(0);
const LONG_LINE = Buffer.alloc(70_000, 'very long ');

const OF_BYTES: readonly ((bytes: Buffer, at: number, draw: Draw) => Buffer)[] = [
  flipBit,
  (bytes, at, draw) => splice(bytes, at, 0, draw.pick(PIECES)),
  (bytes, at, draw) => splice(bytes, at, drawLength(draw, bytes), NOTHING),
  (bytes, at, draw) => splice(bytes, at, drawLength(draw, bytes), draw.pick(PIECES)),
  (bytes, at, draw) => splice(bytes, at, 0, bytes.subarray(at, at + drawLength(draw, bytes))),
  (bytes, at) => bytes.subarray(0, at),
  (bytes, at) => bytes.subarray(at),
  (bytes, at, draw) => splice(bytes, at, bytes.length, cutBefore(drawDump(draw), draw)),
  (bytes, _, draw) => splice(bytes, 0, 0, draw.pick(PIECES)),
  (bytes, at, draw) => (draw.chance(0.05) ? splice(bytes, at, 0, LONG_LINE) : bytes),
];

function cutBefore(bytes: Buffer, draw: Draw): Buffer {
  return bytes.subarray(draw.whole(bytes.length + 1));
}

const OF_LINES: readonly ((lines: string[], at: number, draw: Draw) => string[])[] = [
  (lines, at) => lines.toSpliced(at, 1),
  (lines, at) => lines.toSpliced(at, 0, lines[at] ?? ''),
  (lines, at) => lines.toSpliced(at, 2, lines[at + 1] ?? '', lines[at] ?? ''),
  (lines, at) => lines.toSpliced(at, 2, `${lines[at] ?? ''}${lines[at + 1] ?? ''}`),
  (lines, at, draw) => lines.toSpliced(at, 0, lines[draw.whole(lines.length)] ?? ''),
  (lines, at, draw) => lines.toSpliced(at, 1, `${draw.pick(['\t', ' ', '\u00a0'])}${lines[at] ?? ''}  `),
];

/** Latin-1 keeps every byte. */
function byLine(change: (typeof OF_LINES)[number]): Damage {
  return (bytes, draw) => {
    const lines = bytes.toString('latin1').split('\n');
    return Buffer.from(change(lines, draw.whole(lines.length), draw).join('\n'), 'latin1');
  };
}

const KINDS: readonly (readonly Damage[])[] = [
  OF_BYTES.map((change) => (bytes, draw) => change(bytes, draw.whole(bytes.length + 1), draw)),
  [
    ...OF_LINES.map(byLine),
    (bytes, draw) => withLineEnds(bytes, draw.pick(['\r\n', '\r', '\n\r', '\n\n']), /\n/g),
  ],
  DAMAGES.map(({ apply }) => (bytes, draw) => {
    const paragraphs = bytes.toString('utf8').split('\n\n');
    return Buffer.from(apply(paragraphs, draw.whole(paragraphs.length)).join('\n\n'));
  }),
];

export function withLineEnds(bytes: Buffer, end: string, from = /\r\n|\r|\n/g): Buffer {
  return Buffer.from(bytes.toString('latin1').replace(from, end), 'latin1');
}
