import { BEES, GOOD, makePage, makeSeries, TIDES } from './pages.ts';
import type { Help } from './example.ts';

const RETITLED = 'Counting Bees';

/** Again the paper on bees, under a title that no rule would match. */
const dumps = {
  'x.txt': GOOD,
  'y.txt': makePage(
    'Aug 5, 2025',
    RETITLED,
    'Insects are said to have a sense of number. Here we ask anew whether it is one, with controls for area and contrast, and with more than three hundred of them.',
  ),
};

/** One paper more than may be judged the same. */
const MANY = makeSeries(65);

const SAME = makeJudgement('same', BEES.title, RETITLED);
const good = { ...dumps, 'judgements.jsonl': SAME };

/** Help for judgements.jsonl. */
export const JUDGEMENT_HELP = {
  'judge/contradiction': {
    why: 'Two judgements, or the consequences of several, say that the same pair is both one paper and two.',
    bad: { ...dumps, 'judgements.jsonl': `${SAME}${makeJudgement('different', BEES.title, RETITLED)}` },
    good,
  },
  'judge/needless': {
    why: 'Without this judgement, the papers would be the same.',
    bad: { ...dumps, 'judgements.jsonl': makeJudgement('different', BEES.title, TIDES.title) },
    good,
  },
  'judge/stale': {
    why: 'No dump has a paper of this title, so the judgement has no effect.',
    bad: { ...dumps, 'judgements.jsonl': makeJudgement('same', BEES.title, 'Counting the Bees') },
    good,
  },
  'judge/too-many-same': {
    why: 'Too many titles are judged the same, directly or through others, to belong to one paper.',
    bad: { 'x.txt': () => makePage('Aug 4, 2025', ...MANY), 'judgements.jsonl': () => makeChain(MANY) },
    good,
  },
  'validate/missing-key': {
    why: 'A key that the schema requires is missing.',
    bad: { ...dumps, 'judgements.jsonl': SAME.replace(/"by":"[^"]*",/, '') },
    good,
  },
  'validate/not-in-list': {
    why: 'The schema lists the allowed values, and this is not one of them.',
    bad: { ...dumps, 'judgements.jsonl': SAME.replace('"same"', '"equal"') },
    good,
  },
} as const satisfies Record<string, Help>;

function makeJudgement(verdict: string, title_a: string, title_b: string): string {
  const why = { reason: 'the authors say so on the page of the paper', by: 'Ada', date: '2025-09-01' };
  return `${JSON.stringify({ verdict, title_a, title_b, ...why })}\n`;
}

/** Judges the title of each paper the same as that of the next. */
function makeChain(series: readonly string[]): string {
  const titles = series.filter((_, i) => i % 2 === 0);
  return titles
    .slice(1)
    .map((title, i) => makeJudgement('same', titles[i] as string, title))
    .join('');
}
