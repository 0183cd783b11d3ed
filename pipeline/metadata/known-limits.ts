import { formatWaiting, waitsForPerson } from '../merge/cluster/review.ts';
import { formatCount, formatPlural } from '../text/plural.ts';
import type { Described } from './dataset.ts';
import { describePages, type Quote } from './pages.ts';
import type { ColumnProfile, Profiles } from './profile.ts';

/** Lists what a dataset does not hold or cannot say. A sentence each, all from its tables. */
export function listKnownLimits({ manifest, rows, profiles }: Described, quote: Quote): string[] {
  const { counts, text_issues } = manifest;
  const waiting = [...rows('review')].filter(waitsForPerson).length;
  const counted = Object.entries(text_issues).map(([issue, papers]) => `${issue} ${formatCount(papers)}`);
  const issues = counted.length > 0 ? ` (${counted.sort().join(', ')})` : '';
  return [
    `${describePages(rows, quote)} There are no others: not every day, and not a random sample.`,
    ...describeAbstracts(profiles),
    'A date is the day of the page, null where the year is not known. Only `published_date` is a date of the paper.',
    'A value is null where no saved page shows it. A page copied as text often shows no arXiv id, authors or votes.',
    'Votes, comments and stars are those of the day in the row. `papers` has the latest, `appearances` all of them.',
    `Papers are cleaned for reading; appearances keep the text as written. \`text_issues\` lists what no rule repairs safely${issues}.`,
    `One work may still be two papers if its titles differ much and no page shows an arXiv id; ${formatWaiting(waiting)}.`,
    `${formatPlural(counts.rejects, 'piece')} of the pages could not be used.`,
  ];
}

/** Pages may show only some abstracts, for example long ones. None where the edition or the pages have no abstracts. */
export function describeAbstracts({ appearances }: Profiles): string[] {
  const abstract = appearances.find(({ column }) => column.name === 'abstract');
  if (!abstract?.range) return [];
  const { least, most } = abstract.range;
  const size = `The abstracts on the pages are ${formatCount(Number(least))} to ${formatCount(Number(most))} characters long`;
  return [`${size}${describeCharacters(abstract)}.${describeMissing(abstract)}`];
}

function describeCharacters({ rows, nulls, ascii }: ColumnProfile): string {
  const others = rows - nulls - ascii;
  return others === 0 ? ' and all ASCII' : `; ${formatCount(others)} of them are not all ASCII`;
}

function describeMissing({ rows, nulls }: ColumnProfile): string {
  return nulls === 0 ? '' : ` ${formatPlural(nulls, 'appearance')} of ${formatCount(rows)} have none.`;
}
