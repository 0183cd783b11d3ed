/**
 * Whether a text has only ASCII words and common punctuation: no LaTeX, Markdown, markup or address. Cleaning and
 * normalising keep the letters and digits of such a text.
 */
export function isPlain(text: string): boolean {
  return /^[A-Za-z0-9 \r\n\t.,;:?!()%'-]*$/.test(text) && !/http|www/i.test(text);
}

/** Keeps letters and digits only, in lower case. */
export function foldText(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Drops a byte order mark at the start, which editors add and UTF-8 readers remove. */
export function dropMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}
