import { formatLink } from './link-text.ts';

const LINK = /!?\[([^\][]{1,300})\]\( ?(https?:\/\/[^\s()]*(?:\([^\s()]*\)[^\s()]*){0,5}) ?\)/g;

/** `[words](address)` becomes `words (address)`, and `<address>` loses its brackets. */
export function fixMarkdownLinks(text: string): string {
  return text
    .replace(LINK, (_, words: string, address: string) => formatLink(words, address))
    .replace(/<(https?:\/\/[^\s<>]+)>/g, '$1');
}

const STRONG = /(?<![\w*\\])\*\*(?![\s*])((?:[^*]|\*(?!\*)){1,500}?)(?<![\s*\\])\*\*(?!\*)/g;

/** `**words**`, and `*words*` where all single asterisks of the text pair up: `A*`, `*ACL` and `2**3` do not. */
export function fixEmphasis(text: string): string {
  const strong = text.replace(STRONG, '$1');
  const marks = [...strong.matchAll(/(?<![*\\])\*(?!\*)/g)].map(({ index }) => index);
  if (marks.length === 0 || marks.length % 2 === 1) return strong;
  return marks.every((at, i) => (i % 2 === 0 ? opensEmphasis(strong, at) : closesEmphasis(strong, at)))
    ? strong.replace(/(?<![*\\])\*(?!\*)/g, '')
    : strong;
}

function opensEmphasis(text: string, at: number): boolean {
  return /^[\s([“"]?\*[A-Za-z]/.test(text.slice(Math.max(0, at - 1), at + 2));
}

/** Not after a single capital, as in A*, F* or V*. */
function closesEmphasis(text: string, at: number): boolean {
  return (
    /[\w.!?)]\*(?:[\s.,;:!?)\]”"]|$)/.test(text.slice(at - 1, at + 2)) &&
    !/(?:^|\W)[A-Z]\*/.test(text.slice(Math.max(0, at - 2), at + 1))
  );
}

/** Removes the marks of `` `code` ``, except where it may be a LaTeX quotation. */
export function fixCode(text: string): string {
  return text.replace(/(?<![\w`\\])`(?![`\s])([^`]{1,200})(?<!\s)`(?![`\w])/g, '$1');
}
