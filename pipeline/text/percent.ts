/** A share of 1 in words. */
export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
