import type { Manifest } from '../../schemas/types.ts';
import { NAME } from '../emit/tables.ts';
import { formatCount } from '../text/plural.ts';

/** Name of the npm package. */
export const PACKAGE = 'daily-papers-dataset';

export const TITLE = 'Daily Papers';

export function listKeywords({ edition }: Pick<Manifest, 'edition'>): string[] {
  const held =
    edition === 'full' ? ['titles', 'abstracts', 'authors', 'upvotes'] : ['titles', 'authors', 'upvotes'];
  return [
    'machine learning',
    'research papers',
    'arXiv',
    ...held,
    'Hugging Face Daily Papers',
    'deduplication',
    'provenance',
  ];
}

/** Language of nearly all titles and abstracts (BCP 47). */
export const LANGUAGE = 'en';

/** Summarises a build in one paragraph. */
export function formatSummary({ counts, edition }: Pick<Manifest, 'counts' | 'edition'>): string {
  const { papers, records, digests } = counts;
  const held = edition === 'full' ? 'titles and abstracts' : 'titles, without abstracts,';
  return (
    `The ${held} of ${formatCount(papers)} papers on ${formatCount(digests)} saved Hugging Face Daily Papers pages, with arXiv ids, authors, ` +
    `votes and dates where a page shows them: one row per paper, one row per appearance (${formatCount(records)}), every value ` +
    'traceable to the bytes that it comes from.'
  );
}

/** Who made the dataset. The authors of a paper are the authors of its abstract. */
export const CREATOR = 'Daily Papers dataset maintainers';

/**
 * Returns version and date, which only a release has. No standard that we follow requires a version, so an unreleased
 * build has none; the files leave undefined keys out.
 */
export function toReleaseFields({ version, date }: Pick<Manifest, 'version' | 'date'>): Release {
  return { version: version ?? undefined, date: date ?? undefined };
}

interface Release {
  version: string | undefined;
  /** YYYY-MM-DD. */
  date: string | undefined;
}

/** Makes the citation, as BibTeX. */
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
