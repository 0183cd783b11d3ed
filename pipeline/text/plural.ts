/** Formats a whole number with a comma at each thousand. Intl would depend on the machine and its Node. */
export function formatCount(count: number): string {
  const digits = String(count);
  let end = digits.length;
  let text = '';
  for (; end > 3; end -= 3) text = `,${digits.slice(end - 3, end)}${text}`;
  return digits.slice(0, end) + text;
}

/** Formats a count with its noun, such as `1 dump` or `2,000 dumps`. */
export function formatPlural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** Formats a number of bytes, such as `670 B`, `8.5 kB` or `1.2 MB`. */
export function formatSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1e6) return `${(bytes / 1e3).toFixed(1)} kB`;
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}
