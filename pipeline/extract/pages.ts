import type { Block } from './blocks.ts';
import { type PageDate, readDate } from './date.ts';
import type { Layout } from './layout.ts';
import { type TitleAndAbstract, pairTitles, type Reject } from './pairs.ts';
import type { Paragraph } from './paragraphs.ts';
import { splitAtBoilerplate } from './split-at-boilerplate.ts';

/** The blocks of one page, and the records and rejects made of its text. */
export interface ParsedPage {
  blocks: Block[];
  date: PageDate | null;
  pairs: TitleAndAbstract[];
  rejects: Reject[];
}

/** Splits the blocks of a dump into pages: a page begins with a date line and the boilerplate right before it. */
export function splitPages(blocks: readonly Block[], layout: Layout): ParsedPage[] {
  const runs: Block[][] = [[]];
  for (const block of blocks) {
    const run = runs.at(-1) as Block[]; // never empty
    if (block.kind === 'date') runs.push([...takeBoilerplate(run), block]);
    else run.push(block);
  }
  return joinEmpty(runs.map((run) => toParsedPage(run, layout)));
}

/** Removes and returns the boilerplate at the end of a run. */
function takeBoilerplate(run: Block[]): Block[] {
  const kept = run.findLastIndex(({ kind }) => kind !== 'boilerplate') + 1;
  return run.splice(kept);
}

function toParsedPage(blocks: Block[], layout: Layout): ParsedPage {
  const texts = blocks.flatMap((block) => (block.kind === 'text' ? [block.paragraph] : []));
  const dateBlock = blocks.find(({ kind }) => kind === 'date');
  const dated = dateBlock?.kind === 'date' ? dateBlock : null;
  const { pairs, rejects } = splitAtBoilerplate(
    pairTitles(dated ? texts : markGluedDate(texts, layout)),
    blocks,
  );
  if (dated?.date === 'impossible') rejects.unshift(toImpossibleDate(dated.paragraph));
  return { blocks, date: dated === null || dated.date === 'impossible' ? null : dated.date, pairs, rejects };
}

/** If the date line is missing, it may be glued to the first title. */
function markGluedDate(texts: Paragraph[], layout: Layout): Paragraph[] {
  const [first, ...rest] = texts;
  const digits = first ? [...first.text.slice(0, 30).matchAll(/\d+/g)] : [];
  const glued = digits
    .map((run) => first?.text.slice(0, run.index + run[0].length) ?? '')
    .find((head) => readDate(head, layout));
  if (!first || glued === undefined || first.fault) return texts;
  const message = `the date "${glued}" and a title stand in one paragraph`;
  return [{ ...first, fault: { code: 'extract/glued-paragraphs', message, byte: first.start } }, ...rest];
}

function toImpossibleDate(paragraph: Paragraph): Reject {
  return {
    code: 'extract/impossible-date',
    message: `"${paragraph.text}" is a day that no calendar has`,
    paragraphs: [paragraph],
  };
}

/** Joins a page without records to the next one if only that has a date, or if it repeats the date. */
function joinEmpty(pages: ParsedPage[]): ParsedPage[] {
  const joined: ParsedPage[][] = [];
  for (const page of pages) {
    const before = joined.at(-1)?.at(-1);
    const isPart =
      before && before.pairs.length === 0 && (before.date === null || isSameDay(before.date, page.date));
    if (isPart) joined.at(-1)?.push(page);
    else joined.push([page]);
  }
  return joined.map(join);
}

function isSameDay(a: PageDate, b: PageDate | null): boolean {
  return b !== null && a.month === b.month && a.day === b.day && a.year === b.year;
}

/** Joins all at once: two at a time would copy a thousand consecutive dates a thousand times. */
function join(pages: readonly ParsedPage[]): ParsedPage {
  const { date, pairs } = pages.at(-1) as ParsedPage; // never empty; the earlier pages have no records
  return {
    blocks: pages.flatMap(({ blocks }) => blocks),
    date,
    pairs,
    rejects: pages.flatMap(({ rejects }) => rejects),
  };
}
