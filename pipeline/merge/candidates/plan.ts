import { type Bigrams, haveInCommon, sizeAt } from './bigrams.ts';
import { type SizeRange, computeLeastOverlap, findPartnerSizes } from './size-ranges.ts';
import { NO_HUBS } from './hubs.ts';
import { toPartitions, estimateTokens, visitCandidates } from './partitions.ts';

/** How the pairs of a range are found: by bitmaps of all pairs, or by partitions with one or two differing tokens. */
export type Method = 'bitmaps' | 'one-deletion' | 'two-deletions';

// nanoseconds, of one thread, measured on 100,000 real titles at 0.80, 0.85 and 0.90
const COMPARISON = 1;
const CANDIDATE = 50;
const LOOK_UP = 40;
const DOUBLE_LOOK_UP = 14;

/** So few pairs are compared in 10 ms, which is less than estimating the fastest method takes. */
const FEW = 1e7;

/** Estimates the fastest method for a range. All give the same pairs. */
export function chooseMethod(bigrams: Bigrams, range: SizeRange, most = Infinity): Method {
  const pairs = countPairs(bigrams, range);
  if (pairs < FEW) return 'bitmaps';
  const tokens = countTokens(bigrams, range);
  const size = tokens / (range.end - range.first);
  const one = estimateTokens(size, range.room, 1);
  const two = estimateTokens(size, range.room, 2);
  // similar pairs are checked with every method, except pairs of hubs, which every partition skips
  const estimateCost = (deletions: number, share: number) => {
    const sample = sampleShares(bigrams, range, deletions);
    const found = Math.max(share, sample.candidates);
    return pairs * (most === Infinity ? found : found - sample.near) * CANDIDATE;
  };
  const costs: [Method, number][] = [
    ['bitmaps', pairs * COMPARISON],
    ['one-deletion', tokens * LOOK_UP + estimateCost(1, estimateShare(one))],
    ['two-deletions', tokens * two * DOUBLE_LOOK_UP + estimateCost(2, estimateShare(two - 2))],
  ];
  return costs.reduce((least, cost) => (cost[1] < least[1] ? cost : least))[0];
}

/** Share of pairs that collide in a partition: for real titles 0.01 % with 8.6 tokens in each, 0.5 % with 6, 6 % with 4.6. */
function estimateShare(tokens: number): number {
  return Math.min(1, Math.exp(4.5 - 1.6 * tokens));
}

const SLICES = 4;
const SLICE = 128;

/** Tokens in a slice at most, so that long texts take no longer to sample: 128 titles have 7,000. */
const SLICE_TOKENS = 8192;

/** Measures the share of candidates and of similar pairs on a sample: titles from one template collide far more often than real ones. */
function sampleShares(bigrams: Bigrams, range: SizeRange, deletions: number) {
  const partitions = toPartitions(bigrams, range.room, deletions);
  let pairs = 0;
  let candidates = 0;
  let near = 0;
  const size = Math.max(1, sizeAt(bigrams, range.end - 1));
  const texts = Math.max(2, Math.min(SLICE, Math.floor(SLICE_TOKENS / size)));
  for (let slice = 0; slice < SLICES; slice++) {
    const first = range.first + Math.floor((slice * (range.end - range.first)) / SLICES);
    const sample = { ...range, first, end: Math.min(first + texts, range.end) };
    pairs += countPairs(bigrams, sample);
    visitCandidates({ bigrams, range: sample, hubs: NO_HUBS }, partitions, (i, j) => {
      candidates++;
      if (haveInCommon(bigrams, i, j, computeLeastOverlap(bigrams, range, i, j))) near++;
    });
  }
  return pairs === 0 ? { candidates: 0, near: 0 } : { candidates: candidates / pairs, near: near / pairs };
}

function countPairs(bigrams: Bigrams, range: SizeRange): number {
  let pairs = 0;
  for (let i = range.first; i < range.end; i++) {
    const { from, to } = findPartnerSizes(bigrams, range, i);
    pairs += Math.max(0, to - from);
  }
  return pairs / 2;
}

function countTokens(bigrams: Bigrams, { first, end }: SizeRange): number {
  let tokens = 0;
  for (let i = first; i < end; i++) tokens += sizeAt(bigrams, i);
  return tokens;
}
