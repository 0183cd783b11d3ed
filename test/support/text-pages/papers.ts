import { makeItem, type SiteItem } from '../site.ts';

/** Subjects of made-up papers. */
const SUBJECTS = [
  ['Tidal Heating', 'compact planetary systems', 'orbits'],
  ['Counting', 'honey bees and bumblebees', 'patterns'],
  ['Soil Moisture', 'forty stations in dry valleys', 'sensors'],
  ['Reading Ledgers', 'archives of the middle ages', 'columns'],
  ['Wooden Bridges', 'spans under wind load', 'gusts'],
  ['Translating Proverbs', 'eleven languages', 'sayings'],
  ['Glacier Melt', 'seven alpine basins', 'gauges'],
] as const;

const METHODS = [
  'Sparse Tables',
  'Small Models',
  'Repeated Trials',
  'Open Records',
  'Paired Surveys',
] as const;

/**
 * The nth made-up item, with texts as long as real ones: a page tells a summary from an abstract by its length. No two
 * items have the same value in any field, so that a value tells whose it is.
 */
export function makeListed(n: number, changes: Parameters<typeof makeItem>[1] = {}): SiteItem {
  const [subject, place, things] = SUBJECTS[n % SUBJECTS.length] as (typeof SUBJECTS)[number]; // below the length
  const method = METHODS[Math.floor(n / SUBJECTS.length + n) % METHODS.length] as string; // below the length
  const item = makeItem(n, {
    title: `${subject} in ${capitalise(place)} by ${method}: Survey ${n + 1}`,
    summary: [
      `How ${things} behave in ${place} has been disputed since survey ${n}.`,
      `We follow ${40 + n} ${things} with ${method.toLowerCase()} over ${3 + n} winters and compare them with earlier records.`,
      `At ${12 + n} sites the error falls by ${n + 5}%, and the rest is explained by instruments that were moved.`,
      `Earlier claims about ${things} are not supported where more than ${200 + n} of them were counted.`,
      `A low-cost, well-tested variant of method ${n} works without any station nearby, and needs a tenth of the time.`,
      `All records of survey ${n + 1} and the programs that read them are released for use by others.`,
    ].join(' '),
    authors: Array.from({ length: 3 + n }, (_, k) => ({ name: `${GIVEN[k % GIVEN.length]} Oak${n}n${k}` })),
    publishedAt: `2025-0${1 + (n % 9)}-${11 + (n % 17)}T00:00:00.000Z`,
    upvotes: 500 + n,
    submittedOnDailyBy: { user: `user-${n}`, name: `user-${n}` },
    ai_summary: `Trial ${n} of ${method.toLowerCase()} shows that ${things} in ${place} change less than was thought, and it costs ${n + 2} euros.`,
    githubRepo: `https://github.com/oak/paper-${n}`,
    githubStars: 700 + n,
    organization: { name: `oak-${n}`, fullname: `Oak Institute ${n}` },
    ...changes,
  });
  if (n % 2 === 1 && !('organization' in changes)) delete item.paper.organization;
  if (n % 3 === 2 && !('ai_summary' in changes)) delete item.paper.ai_summary;
  item.numComments = 300 + n;
  return item;
}

const GIVEN = ['Ida', 'Jo', 'Maja', 'Piet'] as const;

function capitalise(text: string): string {
  return text.replace(/\b[a-z](?=[a-z]{3})/g, (letter) => letter.toUpperCase());
}

export function makeManyListed(count: number): SiteItem[] {
  return Array.from({ length: count }, (_, n) => makeListed(n));
}

/** `Aug 1, 2025`, as pages write a day. */
export function writeDay({ publishedAt }: SiteItem['paper']): string {
  return new Date(publishedAt).toLocaleDateString('en-US', {
    month: 'short',
    day: 'numeric',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

/** A trending page shows the summary in the place of the abstract. */
export function textOf({ ai_summary, summary }: SiteItem['paper']): string {
  return ai_summary ?? summary;
}
