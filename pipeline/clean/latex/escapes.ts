/** Unescapes quotation marks and apostrophes. An accent differs: it has a letter after it, inside a word. */
export function fixEscapedQuotes(text: string): string {
  return text
    .replace(/(?<![A-Za-z\\])\\"([^"\\]{1,500})\\"(?![A-Za-z{\\])/g, '"$1"')
    .replace(/(?<![A-Za-z\\])\\'([^'\\]{1,500})\\'(?![A-Za-z{\\])/g, "'$1'")
    .replace(/(?<=[A-Za-z])\\'(?=(?:s|t|d|m|re|ve|ll)(?![A-Za-z])|[\s.,;)]|$)/g, "'")
    .replace(/(?<=(?:^|[^A-Za-z])[A-Z])\\'(?=[A-Z][a-z])/g, "'");
}

/**
 * Unescapes special characters of LaTeX and Markdown. `\\` is matched first, so that `\\%` (a line break, then a
 * comment) is not read as `\%`. `\~` is only fixed in an address: before a letter it may be an unknown accent.
 */
export function fixEscapes(text: string): string {
  return text
    .replace(/\\([\\%&_$#*])/g, (written, character) => (character === '\\' ? written : character))
    .replace(/\\(?=[~=.-])(?<=https?:\/\/[^\s\\]{1,200}\\)/g, '')
    .replace(/\\(?=~\d)(?<!\\\\)/g, '');
}
