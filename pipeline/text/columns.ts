import stringWidth from 'string-width';

const BETWEEN = ' | ';

/** Below this width, a column would have only a few words on a line. */
const NARROW = 80;

/**
 * Puts two texts beside each other, each wrapped at words.
 * @param width of the terminal, in columns
 * @returns lines; null if the terminal is too narrow
 */
export function putSideBySide(left: string, right: string, width: number): string[] | null {
  if (width < NARROW) return null;
  const column = Math.floor((width - BETWEEN.length) / 2);
  const [a, b] = [wrapWords(left, column), wrapWords(right, column)];
  return Array.from({ length: Math.max(a.length, b.length) }, (_, i) => {
    const line = a[i] ?? '';
    return `${line}${' '.repeat(column - stringWidth(line))}${BETWEEN}${b[i] ?? ''}`.trimEnd();
  });
}

/** Breaks a text into lines of at most so many columns. A longer word is cut. */
export function wrapWords(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).flatMap((one) => cutWord(one, width))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (stringWidth(longer) <= width) {
      line = longer;
      continue;
    }
    lines.push(line);
    line = word;
  }
  return line === '' ? lines : [...lines, line];
}

function cutWord(word: string, width: number): string[] {
  if (stringWidth(word) <= width) return word === '' ? [] : [word];
  const parts = [''];
  for (const character of word) {
    const last = `${parts.at(-1)}${character}`;
    if (stringWidth(last) <= width) parts[parts.length - 1] = last;
    else parts.push(character);
  }
  return parts;
}
