/** Formats a count with its noun, such as `1 dump` or `2 dumps`. */
export function formatPlural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
