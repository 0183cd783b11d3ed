import type { Checking } from '../finding.ts';
import { groupByPaper } from '../place.ts';
import { foldText, isPlain } from './plain-text.ts';
import type { Appearing, Released } from '../released.ts';
import { rowAt, readRows } from '../rows.ts';
import type { RowOf } from '../tables.ts';

/** A paper has the text of its last appearance and lists its other titles, apart from changes by cleaning. */
export function* checkShownText({ folder, edition, appearances }: Released): Checking {
  const groups = groupByPaper(appearances);
  let papers = 0;
  for (const { row, line } of readRows(folder, 'papers', edition)) {
    const group = groups.get(row.id) ?? [];
    const last = group.at(-1);
    if (last === undefined) continue;
    papers++;
    const { title, abstract } = rowAt(folder, 'appearances', last);
    const faults = [
      ...compareText('title', row.title, title),
      ...compareText('abstract', row.abstract ?? '', abstract ?? ''),
    ];
    for (const message of [...faults, ...checkVariants(row, group)])
      yield { file: 'papers.jsonl', line, message: `${row.id}: ${message}` };
  }
  return { papers };
}

function* compareText(field: string, cleaned: string, written: string): Generator<string> {
  if (cleaned === written) return;
  if (isPlain(written) && foldText(cleaned) !== foldText(written))
    yield `the ${field} is not that of its last appearance, which is plain text`;
  else if (measureWordsKept(cleaned, written) < LEAST_KEPT)
    yield `the ${field} has hardly a word of that of its last appearance`;
}

/** Cleaning removes markup and sometimes a command; in all texts we have it kept more than nine words in ten. */
const LEAST_KEPT = 0.5;

/** In shorter texts most words may be LaTeX. */
const LEAST_WORDS = 20;

/** The share of words that cleaning kept; 1 for a text too short to measure. */
function measureWordsKept(cleaned: string, written: string): number {
  const words = new Set(written.toLowerCase().match(/[a-z]{4,}/g));
  if (words.size < LEAST_WORDS) return 1;
  const left = new Set(cleaned.toLowerCase().match(/[a-z]{4,}/g));
  return [...words].filter((word) => left.has(word)).length / words.size;
}

/** Each plain title of a paper is its title or a variant, and there are no more variants than other titles. */
function* checkVariants(
  { title, title_variants }: RowOf['papers'],
  group: readonly Appearing[],
): Generator<string> {
  const written = new Set(group.map(({ row }) => row.title));
  const shown = new Set([title, ...title_variants].map(foldText));
  for (const one of written)
    if (isPlain(one) && !shown.has(foldText(one)))
      yield `the title ${JSON.stringify(one)} is not among title_variants`;
  if (title_variants.length >= written.size)
    yield `there are ${title_variants.length} title_variants, but only ${written.size} titles in appearances`;
  if (title_variants.includes(title)) yield 'the title is among title_variants too';
}
