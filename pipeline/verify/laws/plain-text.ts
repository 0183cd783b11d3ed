/**
 * Text that reads as it is written: ASCII words and the commonest marks, no LaTeX, no Markdown, no markup, no
 * address. Whatever cleaning or normalising does to a text, letters and digits of a plain one stay.
 */
export function isPlain(text: string): boolean {
  return /^[A-Za-z0-9 \r\n\t.,;:?!()%'-]*$/.test(text) && !/http|www/i.test(text);
}

/** Letters and digits alone, in lower case. */
export function foldText(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** A text without the byte order mark at its start, which editors put there and readers of UTF-8 drop. */
export function dropMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}
