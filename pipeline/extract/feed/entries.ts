import type { CardValue } from '../cards/card.ts';
import type { DescribedValue } from './description.ts';

/** The values of an entry of a feed: those of its elements, and those of its description. */
export interface FeedEntry {
  start: number;
  end: number;
  values: CardValue[];
  described: DescribedValue[];
}

/** Settles what only the whole feed can tell: what it means by a summary, and whether it cuts lists of authors. */
export function settleEntries(
  entries: readonly FeedEntry[],
): { start: number; end: number; values: CardValue[] }[] {
  const has = ({ described }: FeedEntry, label: DescribedValue['label']) =>
    described.some((one) => one.label === label);
  const summary = entries.some((entry) => has(entry, 'summary') && has(entry, 'abstract'))
    ? 'ai_summary'
    : 'abstract';
  const cut = findCut(entries.map(({ described }) => countAuthors(described)));
  return entries.map(({ start, end, values, described }) => {
    const isCut = cut !== null && countAuthors(described) >= cut;
    const known = new Set(values.map(({ column }) => column));
    const more = described.flatMap(({ label, ...value }): CardValue[] => {
      const column = label === 'summary' ? summary : label;
      return known.has(column) || (isCut && column === 'authors') ? [] : [{ column, ...value }];
    });
    return { start, end, values: [...values, ...dropDoubledSummary(more)] };
  });
}

function countAuthors(described: readonly DescribedValue[]): number {
  return described.filter(({ label }) => label === 'authors').length;
}

/** The length at which a feed cuts its lists of authors, or null: no list is longer, and too many are as long. */
function findCut(lengths: readonly number[]): number | null {
  const lists = lengths.filter((length) => length > 0);
  // not with spread: a feed may have more entries than a call may have arguments
  const longest = lists.reduce((most, length) => Math.max(most, length), 0);
  const ends = lists.filter((length) => length === longest).length;
  return longest > 1 && longest <= LONGEST_CUT && ends >= 3 && ends >= SHARE_AT_CUT * lists.length
    ? longest
    : null;
}

/** Of 369 real lists no length has more than 12 %, so one that has this share is where lists end. */
const LONGEST_CUT = 20;
const SHARE_AT_CUT = 0.3;

/** Where the site has no summary, feeds repeat the abstract in its place. */
function dropDoubledSummary(values: readonly CardValue[]): CardValue[] {
  const abstract = values.find(({ column }) => column === 'abstract')?.text;
  return values.filter(({ column, text }) => column !== 'ai_summary' || text !== abstract);
}
