import { type Bigrams, haveInCommon, sizeAt } from './bigrams.ts';
import { type SizeRange, leastOf, findPartnerSizes } from './size-ranges.ts';
import { NO_HUBS } from './hubs.ts';
import { toPartitions, tokensInPart, visitCandidates } from './partitions.ts';

/** How the pairs of a block are found: by bitmaps of all pairs, or by parts in which one or two tokens may differ. */
export type Method = 'bitmaps' | 'one-deletion' | 'two-deletions';

// nanoseconds, of one thread, measured on 100,000 real titles at 0.80, 0.85 and 0.90
const COMPARISON = 1;
const CANDIDATE = 50;
const LOOK_UP = 40;
const DOUBLE_LOOK_UP = 14;

/** Pairs that are all compared in less time than it takes to look which method would be the fastest, 10 ms. */
const FEW = 1e7;

/** The method that is likely to take the least time on a block. All give the same pairs. */
export function chooseMethod(bigrams: Bigrams, block: SizeRange, most = Infinity): Method {
  const pairs = pairsIn(bigrams, block);
  if (pairs < FEW) return 'bitmaps';
  const tokens = tokensIn(bigrams, block);
  const size = tokens / (block.end - block.first);
  const one = tokensInPart(size, block.room, 1);
  const two = tokensInPart(size, block.room, 2);
  // what is near has to be looked at whichever way it was found; a crowd that may be left out is stepped over in each part
  const candidates = (deletions: number, share: number) => {
    const sample = sharesInSample(bigrams, block, deletions);
    const found = Math.max(share, sample.candidates);
    return pairs * (most === Infinity ? found : found - sample.near) * CANDIDATE;
  };
  const costs: [Method, number][] = [
    ['bitmaps', pairs * COMPARISON],
    ['one-deletion', tokens * LOOK_UP + candidates(1, shareOfCandidates(one))],
    ['two-deletions', tokens * two * DOUBLE_LOOK_UP + candidates(2, shareOfCandidates(two - 2))],
  ];
  return costs.reduce((least, cost) => (cost[1] < least[1] ? cost : least))[0];
}

/** Pairs that are alike in some part: of real titles 0.01 % with 8.6 tokens to a part, 0.5 % with 6, 6 % with 4.6. */
function shareOfCandidates(tokens: number): number {
  return Math.min(1, Math.exp(4.5 - 1.6 * tokens));
}

const SLICES = 4;
const SLICE = 128;

/** Tokens in a slice, so that long texts do not take longer to sample: 128 titles have 7,000. */
const SLICE_TOKENS = 8192;

/** The same of some of these texts, and how many are near: where all are made by one pattern, many more are alike than of real titles. */
function sharesInSample(bigrams: Bigrams, block: SizeRange, deletions: number) {
  const parts = toPartitions(bigrams, block.room, deletions);
  let pairs = 0;
  let candidates = 0;
  let near = 0;
  const size = Math.max(1, sizeAt(bigrams, block.end - 1));
  const texts = Math.max(2, Math.min(SLICE, Math.floor(SLICE_TOKENS / size)));
  for (let slice = 0; slice < SLICES; slice++) {
    const first = block.first + Math.floor((slice * (block.end - block.first)) / SLICES);
    const sample = { ...block, first, end: Math.min(first + texts, block.end) };
    pairs += pairsIn(bigrams, sample);
    visitCandidates({ bigrams, block: sample, crowds: NO_HUBS }, parts, (i, j) => {
      candidates++;
      if (haveInCommon(bigrams, i, j, leastOf(bigrams, block, i, j))) near++;
    });
  }
  return pairs === 0 ? { candidates: 0, near: 0 } : { candidates: candidates / pairs, near: near / pairs };
}

function pairsIn(bigrams: Bigrams, block: SizeRange): number {
  let pairs = 0;
  for (let i = block.first; i < block.end; i++) {
    const { from, to } = findPartnerSizes(bigrams, block, i);
    pairs += Math.max(0, to - from);
  }
  return pairs / 2;
}

function tokensIn(bigrams: Bigrams, { first, end }: SizeRange): number {
  let tokens = 0;
  for (let i = first; i < end; i++) tokens += sizeAt(bigrams, i);
  return tokens;
}
