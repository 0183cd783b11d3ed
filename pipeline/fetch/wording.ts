import { type FetchedDay, type FetchedDays, MOST_PAPERS } from './fetch-days.ts';
import { formatCount, formatPlural } from '../text/plural.ts';

/** Formats what became of the days: a line for each one that needs words, then the counts. */
export function formatFetched({ days, left }: FetchedDays): string {
  const lines = days.flatMap((fetched) => {
    const words = wordDay(fetched);
    return words === null ? [] : [`${fetched.day}: ${words}`];
  });
  if (left.length > 0)
    lines.push(
      `not tried: ${formatPlural(left.length, 'day')} from ${left[0]} on; run the same command again later`,
    );
  return [...lines, formatCounts(days)].join('\n');
}

/** Null where the counts say enough. */
function wordDay({ outcome, papers, answered, reason }: FetchedDay): string | null {
  switch (outcome) {
    case 'saved':
      return papers === MOST_PAPERS
        ? `saved, but it has ${formatPlural(papers, 'paper')}, the most that the API gives; some may be missing`
        : null;
    case 'there':
      return null;
    case 'other day':
      return `answered with the papers of ${answered.join(', ')}; not saved`;
    case 'no papers yet':
      return 'has no papers yet; not saved';
    case 'not over':
      return 'is not over in UTC, so papers may still be added; not fetched';
    case 'failed':
      return `failed: ${reason}`;
  }
}

function formatCounts(days: readonly FetchedDay[]): string {
  const count = (outcome: FetchedDay['outcome']) => days.filter((one) => one.outcome === outcome).length;
  const papers = days.reduce((sum, one) => sum + (one.papers ?? 0), 0);
  const [saved, there, failed] = [count('saved'), count('there'), count('failed')];
  const others = days.length - saved - there - failed;
  return `${formatPlural(saved, 'day')} saved with ${formatPlural(papers, 'paper')}, ${formatCount(there)} there already, ${formatCount(others)} not saved, ${formatCount(failed)} failed`;
}
