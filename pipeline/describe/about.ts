import type { Manifest } from '../../schemas/types.ts';

/** Name of the dataset in every file that describes it. */
export const NAME = 'daily-papers';

/** Name of its npm package. */
export const PACKAGE = 'daily-papers-dataset';

export const TITLE = 'Daily Papers';

export const KEYWORDS: readonly string[] = [
  'machine learning',
  'research papers',
  'abstracts',
  'Hugging Face Daily Papers',
  'deduplication',
  'provenance',
];

/** One paragraph, true of every build. */
export function summaryOf({ counts, edition }: Pick<Manifest, 'counts' | 'edition'>): string {
  const { papers, records, digests } = counts;
  const held = edition === 'full' ? 'titles and abstracts' : 'titles, without abstracts,';
  return (
    `The ${held} of ${papers} papers on ${digests} saved Hugging Face Daily Papers pages: one row per paper, one row ` +
    `per appearance (${records}), every value traceable to the bytes that it comes from.`
  );
}

/** Who made the dataset; authors of papers are authors of their abstracts. */
export const CREATOR = 'Daily Papers dataset maintainers';

/** Of whatever is ours in a dataset: which papers appeared when, what was found to be one paper, links and flags. */
export const DATA_LICENCE = {
  id: 'CC0-1.0',
  title: 'Creative Commons Zero v1.0 Universal',
  url: 'https://creativecommons.org/publicdomain/zero/1.0/',
} as const;

/** Of what is not. */
export function rightsOf({ edition }: Pick<Manifest, 'edition'>): string {
  const facts =
    'The compiled facts (titles, dates, places on pages, links, and which records are one paper) are dedicated to the ' +
    'public domain under CC0 1.0.';
  return edition === 'full'
    ? `${facts} An abstract belongs to the authors of its paper and is under whatever licence they chose for it; CC0 does not cover it.`
    : `${facts} This edition holds no abstracts: these belong to the authors of the papers.`;
}
