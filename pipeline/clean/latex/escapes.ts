/** A quotation or an apostrophe that some program escaped: an accent has its letter after it, inside a word. */
export function fixEscapedQuotes(text: string): string {
  return text
    .replace(/(?<![A-Za-z\\])\\"([^"\\]{1,500})\\"(?![A-Za-z{\\])/g, '"$1"')
    .replace(/(?<![A-Za-z\\])\\'([^'\\]{1,500})\\'(?![A-Za-z{\\])/g, "'$1'")
    .replace(/(?<=[A-Za-z])\\'(?=(?:s|t|d|m|re|ve|ll)(?![A-Za-z])|[\s.,;)]|$)/g, "'")
    .replace(/(?<=(?:^|[^A-Za-z])[A-Z])\\'(?=[A-Z][a-z])/g, "'");
}

/**
 * Characters that mean something to LaTeX or Markdown and are escaped to mean themselves. `\\` is taken whole,
 * so that `\\%` (a line break, then a comment) is not taken for `\%`. `\~` is only mended in an address: before
 * a letter it may be an accent that we do not know.
 */
export function fixEscapes(text: string): string {
  return text
    .replace(/\\([\\%&_$#*])/g, (written, character) => (character === '\\' ? written : character))
    .replace(/\\(?=[~=.-])(?<=https?:\/\/[^\s\\]{1,200}\\)/g, '')
    .replace(/\\(?=~\d)(?<!\\\\)/g, '');
}
