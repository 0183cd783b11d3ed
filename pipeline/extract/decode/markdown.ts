import { matchBrackets } from './markdown-links.ts';

/**
 * The text of a piece of Markdown: links give their text, also within others; pictures and signs of headings give
 * nothing. Only signs that tools escape are taken for escaped: the backslash of `\alpha` or `\{` belongs to a formula.
 */
export function readMarkdown(markdown: string): string {
  const marks = matchBrackets(markdown)
    .flatMap(({ start, contentStart, contentEnd, end, isImage }) =>
      isImage ? [[start, end] as const] : [[start, contentStart] as const, [contentEnd, end] as const],
    )
    .sort(([a], [b]) => a - b);
  const parts: string[] = [];
  let at = 0;
  for (const [start, end] of marks) {
    if (start > at) parts.push(markdown.slice(at, start));
    at = Math.max(at, end);
  }
  parts.push(markdown.slice(at));
  return parts
    .join('')
    .replace(/!\[[^\][\n]*\]\([^()\s]*\)/g, '')
    .replace(/<(https?:\/\/[^\s<>]+)>/g, '$1')
    .replace(/(?<!\\)\\+(?=[ \t]*[\r\n])|\\ (?= )/g, '')
    .replace(/(^|[\r\n])#{1,6}[ \t]+/g, '$1')
    .replace(/\\([\\`*_[\]#+\-.!<>~$|])/g, '$1');
}
