import { Buffer } from 'node:buffer';
import MarkdownIt from 'markdown-it';
import { parse } from 'parse5';
import { extract } from '../../pipeline/extract/extract.ts';
import { makeItems, makeSavedPage, type SiteItem } from '../support/site.ts';
import { makeManyListed } from '../support/text-pages/papers.ts';
import { RENDERINGS } from '../support/text-pages/renderings.ts';
import { COMPARED_COLUMNS, compareTimes, type Contestant, runContest, toSpeed } from './contest.ts';
import type { Table } from './table.ts';

/** A real day has 25 papers in 160 kB; a saved page of trending papers has 1.5 MB. */
const PAPERS = { day: 25, page: 100 };

/** Days and pages in a round. */
const ROUNDS = { quick: 1, full: 10 };

/** Reading an answer of the API and saved pages, beside parsers that find no paper in them. */
export async function benchPages(quick: boolean): Promise<Table[]> {
  const rounds = quick ? ROUNDS.quick : ROUNDS.full;
  const day = Buffer.from(JSON.stringify(makeItems(PAPERS.day).map(fill)));
  const page = Buffer.from(padPage(makeSavedPage(makeItems(PAPERS.page).map(fill))));
  const [copied, converted] = ['search, Chromium', 'search, firecrawl'].map(makeTextPage) as [Buffer, Buffer];
  const markdown = new MarkdownIt();
  return [
    await compare('a day of API JSON', day, rounds, 'JSON.parse', (text) => JSON.parse(text)),
    await compare('a saved page', page, rounds, 'parse5', (text) => parse(text)),
    await compare('a copied page', copied, rounds, 'split and match', scanLines),
    await compare('a page of Markdown', converted, rounds, 'markdown-it', (text) => markdown.parse(text, {})),
  ];
}

async function compare(
  what: string,
  bytes: Buffer,
  rounds: number,
  baseline: string,
  parseText: (text: string) => unknown,
): Promise<Table> {
  const repeat = (name: string, work: () => unknown): Contestant => ({
    name,
    run: () => {
      for (let round = 0; round < rounds; round++) work();
    },
  });
  const times = await runContest(
    [repeat('extract', () => readPage(bytes)), repeat(baseline, () => parseText(bytes.toString('utf8')))],
    rounds > ROUNDS.quick ? 7 : 1,
  );
  return {
    title: `reading ${what}, ${Math.round(bytes.length / 1000)} kB, ${rounds} times`,
    columns: COMPARED_COLUMNS,
    rows: compareTimes(times, 'extract', [baseline], toSpeed(rounds * bytes.length)),
  };
}

/** A page as a browser copies it, or as a converter writes it. */
function makeTextPage(name: string): Buffer {
  const rendering = RENDERINGS.find((one) => one.name === name);
  if (!rendering) throw new Error(`there is no rendering ${name}`);
  return Buffer.from(rendering.write(makeManyListed(PAPERS.page)));
}

/** The least that a reader of lines does. */
function scanLines(text: string): number {
  return text.split('\n').filter((line) => /^(?:\d+ authors?|\S+ \d+, \d{4}|[-*+#] .*|.*\]\(.*)$/.test(line))
    .length;
}

function readPage(bytes: Buffer): void {
  const extracted = extract(bytes, 'x');
  if ('code' in extracted || extracted.records.length === 0) throw new Error('no record was read');
}

/** Real abstracts are longer, and real papers have more authors. */
function fill({ paper, ...item }: SiteItem): SiteItem {
  const summary = `${paper.summary} `.repeat(10).trim();
  const authors = Array.from({ length: 12 }, (_, n) => ({
    _id: `68b50ca2851c6e7b001ec9${n + 10}`,
    name: `${paper.authors[0]?.name} ${n}`,
    hidden: false,
  }));
  return { ...item, summary, paper: { ...paper, summary, authors } };
}

/** Real cards are mostly classes and pictures. */
function padPage(page: string): string {
  const picture =
    '<div class="flex items-center gap-2"><svg viewBox="0 0 12 12"><path d="M5.19 2.67a"></path></svg></div>';
  return page.replaceAll('</article>', `${picture.repeat(80)}</article>`);
}
