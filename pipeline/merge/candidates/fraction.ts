import type { Threshold } from '../thresholds.ts';

/**
 * The least number of common bigrams with which two texts of together `sum` bigrams reach the threshold: the
 * least whole o with 2 * o * den >= num * sum. The quotient cannot be rounded to the wrong side of a whole
 * number as long as num * sum is exact, that is below 2^53.
 */
export function leastOverlap(sum: number, { num, den }: Threshold): number {
  return Math.ceil((num * sum) / (2 * den));
}

/** At 0 every pair would be near, and a text of one character is near to nothing else. */
export function checkThreshold({ num, den }: Threshold): void {
  if (Number.isSafeInteger(num) && Number.isSafeInteger(den) && 0 < num && num <= den) return;
  throw new RangeError(`a threshold is two whole numbers with 0 < num <= den, not ${num} / ${den}`);
}
