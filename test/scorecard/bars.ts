import type { DumpScores } from './dumps.ts';
import type { PairScores } from './pairs.ts';

export interface Bar {
  name: string;
  /** What was found and what is asked for, in words. */
  found: string;
  holds: boolean;
  why: string;
}

/** What the pairs must come to. */
export function barsOfPairs({ outcomes, withAbstracts, typography, wrong }: PairScores): Bar[] {
  const { pairs, merged } = withAbstracts;
  return [
    {
      name: 'different papers merged',
      found: `${outcomes.different.same}, at most 0`,
      holds: outcomes.different.same === 0,
      why: 'a wrong merge destroys data without a trace; a missed one is a line in a review',
    },
    {
      name: 'same papers with both abstracts merged',
      found: `${merged} of ${pairs}, at least ${Math.ceil(LEAST_MERGED * pairs)}`,
      holds: merged >= LEAST_MERGED * pairs,
      why: 'a fifth share almost nothing in title or abstract: no text can tell them',
    },
    {
      name: 'titles without abstracts that differ in typography only merged',
      found: `${typography.merged} of ${typography.pairs}, at least all`,
      holds: typography.merged === typography.pairs,
      why: 'a reader would not ask',
    },
    {
      name: 'same papers with a hint that nobody is asked about',
      found: `${wrong.hintLost.length}, at most 0`,
      holds: wrong.hintLost.length === 0,
      why: 'with titles at 0.6 or abstracts at 0.05 a person might find them',
    },
  ];
}

const LEAST_MERGED = 0.75;

/** What the dumps must come to. */
export function barsOfDumps({ wrong, review, papers, unmatched }: DumpScores): Bar[] {
  const most = Math.floor(papers / PAPERS_A_REVIEW);
  return [
    {
      name: 'records without a match in the truth, or the other way round',
      found: `${unmatched}, at most 0`,
      holds: unmatched === 0,
      why: 'else the other figures are of other records',
    },
    {
      name: 'different papers in one',
      found: `${wrong.merged.length}, at most 0`,
      holds: wrong.merged.length === 0,
      why: 'a wrong merge destroys data without a trace',
    },
    {
      name: 'papers in pieces',
      found: `${wrong.missed.length}, at most 0`,
      holds: wrong.missed.length === 0,
      why: 'repeats on the daily pages hardly ever change: all can be found',
    },
    {
      name: 'pairs in review',
      found: `${review}, at most ${most} for ${papers} papers`,
      holds: review <= most,
      why: 'one for 200 papers is a minute of reading for a month of pages',
    },
  ];
}

const PAPERS_A_REVIEW = 200;
