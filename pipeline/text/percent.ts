/** A share of 1 in words. */
export function formatPercent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
