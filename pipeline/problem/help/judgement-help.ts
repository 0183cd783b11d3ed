import { BEES, GOOD, makePage, makeSeries, TIDES } from './pages.ts';
import type { Help } from './example.ts';

const RETITLED = 'Counting Bees';

/** The paper on bees once more, under a title that no rule would take for the same. */
const dumps = {
  'x.txt': GOOD,
  'y.txt': makePage(
    'Aug 5, 2025',
    RETITLED,
    'Insects are said to have a sense of number. Here we ask anew whether it is one, with controls for area and contrast, and with more than three hundred of them.',
  ),
};

/** One paper more than may have titles that are called the same. */
const MANY = makeSeries(65);

const SAME = judged('same', BEES.title, RETITLED);
const good = { ...dumps, 'judgements.jsonl': SAME };

/** Of judgements.jsonl. */
export const JUDGEMENT_HELP = {
  'judge/contradiction': {
    why: 'Two judgements, or what follows from several, call the same pair both one paper and two.',
    bad: { ...dumps, 'judgements.jsonl': `${SAME}${judged('different', BEES.title, RETITLED)}` },
    good,
  },
  'judge/needless': {
    why: 'The same papers come out without this judgement.',
    bad: { ...dumps, 'judgements.jsonl': judged('different', BEES.title, TIDES.title) },
    good,
  },
  'judge/stale': {
    why: 'No dump has a paper of this title, so that the judgement says nothing.',
    bad: { ...dumps, 'judgements.jsonl': judged('same', BEES.title, 'Counting the Bees') },
    good,
  },
  'judge/too-many-same': {
    why: 'So many titles are called the same, in one step or several, that they cannot be those of one paper.',
    bad: { 'x.txt': () => makePage('Aug 4, 2025', ...MANY), 'judgements.jsonl': () => chainOf(MANY) },
    good,
  },
  'validate/missing-key': {
    why: 'The schema asks for a key that is not there.',
    bad: { ...dumps, 'judgements.jsonl': SAME.replace(/"by":"[^"]*",/, '') },
    good,
  },
  'validate/not-in-list': {
    why: 'The schema lists the values that there are, and this is none of them.',
    bad: { ...dumps, 'judgements.jsonl': SAME.replace('"same"', '"equal"') },
    good,
  },
} as const satisfies Record<string, Help>;

function judged(verdict: string, title_a: string, title_b: string): string {
  const why = { reason: 'the authors say so on the page of the paper', by: 'Ada', date: '2025-09-01' };
  return `${JSON.stringify({ verdict, title_a, title_b, ...why })}\n`;
}

/** The title of each paper is called the same as that of the next. */
function chainOf(series: readonly string[]): string {
  const titles = series.filter((_, i) => i % 2 === 0);
  return titles
    .slice(1)
    .map((title, i) => judged('same', titles[i] as string, title))
    .join('');
}
