import type { Checking } from '../finding.ts';
import type { Folder } from '../folder.ts';
import { findLatest, groupByPaper } from '../place.ts';
import { foldText, isPlain } from './plain-text.ts';
import type { Appearing, Released } from '../released.ts';
import { rowAt, readRows } from '../rows.ts';
import type { RowOf } from '../tables.ts';

/**
 * A paper has the texts and names of its latest appearance that has them, and lists its other titles, apart from changes
 * by cleaning.
 */
export function* checkShownText({ folder, edition, appearances }: Released): Checking {
  const groups = groupByPaper(appearances);
  let papers = 0;
  for (const { row, line } of readRows(folder, 'papers', edition)) {
    const group = groups.get(row.id) ?? [];
    const last = group.at(-1);
    if (last === undefined) continue;
    papers++;
    const latest = readLatestTexts(folder, group);
    const faults = [
      ...compareText('title', row.title, last.row.title),
      ...compareText('abstract', row.abstract, latest.abstract),
      ...compareText('ai_summary', row.ai_summary, latest.ai_summary),
      ...NAMES.flatMap((field) => [...compareNames(field, row[field], findLatest(group, field)?.row[field])]),
    ];
    for (const message of [...faults, ...checkVariants(row, group)])
      yield { file: 'papers.jsonl', line, message: `${row.id}: ${message}` };
  }
  return { papers };
}

type LongTexts = Pick<RowOf['appearances'], 'abstract' | 'ai_summary'>;

/** Reads appearances again, from the latest back, until every text is known. */
function readLatestTexts(folder: Folder, group: readonly Appearing[]): Required<LongTexts> {
  let abstract: string | null = null;
  let ai_summary: string | null = null;
  for (const one of group.toReversed()) {
    const row = rowAt(folder, 'appearances', one);
    abstract ??= row.abstract ?? null;
    ai_summary ??= row.ai_summary;
    if (abstract !== null && ai_summary !== null) break;
  }
  return { abstract, ai_summary };
}

function* compareText(
  field: string,
  cleaned: string | null = null,
  written: string | null = null,
): Generator<string> {
  if (cleaned === written) return;
  if (cleaned === null) return yield `the ${field} is null, but an appearance has one`;
  if (written === null) return yield `no appearance has an ${field}`;
  if (isPlain(written) && foldText(cleaned) !== foldText(written))
    yield `the ${field} is not that of its last appearance that has one, which is plain text`;
  else if (measureWordsKept(cleaned, written) < LEAST_KEPT)
    yield `the ${field} has hardly a word of that of its last appearance that has one`;
}

/** Columns of names and keywords. */
const NAMES = ['authors', 'organization', 'ai_keywords'] as const;

type Names = string | readonly string[] | null;

/** Cleaning changes nothing in a name but blanks, invisible characters and the form of its letters. */
function* compareNames(field: string, cleaned: Names, written: Names = null): Generator<string> {
  const [found, expected] = [cleaned, written].map((names) =>
    JSON.stringify(names && [names].flat().map(foldName)),
  );
  if (found !== expected) yield `the ${field} are not those of its last appearance that has them`;
}

function foldName(name: string): string {
  const visible = name.replace(/[\s\p{C}]+/gu, '');
  // to normalise a long run of marks takes minutes
  return /\p{M}{31}/u.test(visible) ? visible : visible.normalize('NFC');
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
