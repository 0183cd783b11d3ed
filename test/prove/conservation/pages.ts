import type { Titled } from '../../support/damage.ts';
import { page } from '../../support/page.ts';
import type { Draw } from '../draw.ts';
import type { Stock } from './stock.ts';

/** What the grammar knows to stand at the top of a page. */
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

/** Ways to write a day; the last two name its year. */
const DATES = ['Aug 4', 'August 4', 'Monday, August 4', '4 August', 'Aug 4, 2025', '2025-08-04'];

/** Paragraphs of a page in one of the ways in which the grammar knows it. */
export function drawPage(draw: Draw, records: readonly Titled[], date = draw.pick(DATES)): string[] {
  return page(records, date, draw.pick(HEADERS));
}

/** So many different records: half of the time as they follow each other on a real page, else any in any order. */
export function drawRecords(draw: Draw, { records }: Stock, count: number): Titled[] {
  if (draw.chance(0.5)) {
    const first = draw.whole(records.length - count + 1);
    return records.slice(first, first + count);
  }
  return shuffled(
    draw,
    draw.some(count, records.length).map((index) => records[index] as Titled), // below the length
  );
}

/** Fisher and Yates. */
export function shuffled<T>(draw: Draw, items: readonly T[]): T[] {
  const all = [...items];
  for (let last = all.length - 1; last > 0; last--) {
    const other = draw.whole(last + 1);
    [all[last], all[other]] = [all[other] as T, all[last] as T]; // both below the length
  }
  return all;
}

/** What may stand between two paragraphs. */
const GAPS = ['\n\n', '\n\n\n', '\n \t \n\u00a0\n', '  \n\n\t', '\r\n\r\n', '\r\r'];

/** A dump of pages as people save them: mostly of a few records, at times of many, at times of two days. */
export function drawDump(draw: Draw, stock: Stock): Buffer {
  // whole days have 105 records: one in a thousand, as they take a hundred times as long as a small one
  if (draw.chance(0.001)) return draw.pick(stock.dumps);
  const most = draw.chance(0.05) ? 30 : draw.chance(0.3) ? 8 : 3;
  const pages = draw.chance(0.1) ? 2 : 1;
  const paragraphs = Array.from({ length: pages }, () =>
    drawPage(draw, drawRecords(draw, stock, 1 + draw.whole(most))),
  ).flat();
  const gap = draw.chance(0.7) ? '\n\n' : draw.pick(GAPS);
  const mark = draw.chance(0.03) ? '\ufeff' : '';
  return Buffer.from(`${mark}${paragraphs.join(gap)}${draw.pick(['', '\n', '\r\n'])}`);
}
