import type { Manifest } from '../../schemas/types.ts';
import { NAME } from '../emit/name.ts';

/** Name of its npm package. */
export const PACKAGE = 'daily-papers-dataset';

export const TITLE = 'Daily Papers';

export function keywordsOf({ edition }: Pick<Manifest, 'edition'>): string[] {
  const held = edition === 'full' ? ['titles', 'abstracts'] : ['titles'];
  return [
    'machine learning',
    'research papers',
    ...held,
    'Hugging Face Daily Papers',
    'deduplication',
    'provenance',
  ];
}

/** Of nearly all titles and abstracts (BCP 47). */
export const LANGUAGE = 'en';

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

/** Of what is not ours. */
export const ABSTRACTS =
  'An abstract belongs to the authors of its paper and is under whatever licence they chose for it';

/** Of what made it. */
export const CODE_LICENCE = 'MIT';

/** Of what is not ours, and of all else: one paragraph that stands in every file that describes a dataset. */
export function rightsOf({ edition }: Pick<Manifest, 'edition'>): string {
  const facts =
    'The compiled facts (titles, dates, places on pages, links, and which records are one paper) are dedicated to the ' +
    'public domain under CC0 1.0.';
  const abstracts =
    edition === 'full'
      ? `${ABSTRACTS}; CC0 does not cover it.`
      : 'This edition holds no abstracts: these belong to the authors of the papers.';
  return `${facts} ${abstracts} The code that made the dataset is under the ${CODE_LICENCE} licence.`;
}

/**
 * What a release has and a build does not: version and date. No standard that we follow demands a version, so that a
 * build that is not released has none; a file in which a key is undefined leaves it out.
 */
export function toReleaseFields({ version, date }: Pick<Manifest, 'version' | 'date'>): Release {
  return { version: version ?? undefined, date: date ?? undefined };
}

export interface Release {
  version: string | undefined;
  /** YYYY-MM-DD. */
  date: string | undefined;
}

/** How to cite it, as BibTeX. */
export function toBibtex(manifest: Pick<Manifest, 'version' | 'date'>): string {
  const { version, date } = toReleaseFields(manifest);
  const fields = [
    ['title', `{${TITLE}}`],
    ['author', `{${CREATOR}}`],
    ...(date === undefined ? [] : [['year', date.slice(0, 4)]]),
    ...(version === undefined ? [] : [['version', version]]),
    ['note', 'Dataset'],
  ];
  return `@misc{${NAME},\n${fields.map(([name, value]) => `  ${name} = {${value}}`).join(',\n')}\n}`;
}
