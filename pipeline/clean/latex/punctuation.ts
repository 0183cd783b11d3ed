/** Marks farther apart than this are not one quotation; an abstract has 1,924 characters at most. */
const LONGEST = 500;

/**
 * Fixes ``x'' and its misspellings: ``x", ''x'' and "x''. A mark without a partner stays, and so do inches and
 * primes: `15''`, f''.
 */
export function fixDoubleQuotes(text: string): string {
  const marks: [number, string][] = [];
  let open: RegExpExecArray | undefined;
  for (const mark of text.matchAll(/`+|'{2,}|"/g)) {
    if (open && closes(text, open, mark)) {
      if (open[0] !== '"' || mark[0] !== '"') marks.push([open.index, open[0]], [mark.index, mark[0]]);
      open = undefined;
    } else if (opens(text, mark)) open = mark;
  }
  return replaceMarks(text, marks);
}

function opens(text: string, mark: RegExpExecArray): boolean {
  if (mark[0] === '``') return /\S/.test(text.charAt(mark.index + 2));
  if (mark[0] !== "''" && mark[0] !== '"') return false;
  return (
    !/[^\s([{—–-]/.test(text.charAt(mark.index - 1)) && /\S/.test(text.charAt(mark.index + mark[0].length))
  );
}

function closes(text: string, open: RegExpExecArray, mark: RegExpExecArray): boolean {
  if (mark[0] !== "''" && mark[0] !== '"') return false;
  if (open[0] === "''" && mark[0] === '"') return false;
  return mark.index - open.index <= LONGEST && /\S/.test(text.charAt(mark.index - 1));
}

function replaceMarks(text: string, marks: readonly [number, string][]): string {
  let at = 0;
  let fixed = '';
  marks.forEach(([index, mark], i) => {
    fixed += text.slice(at, index) + (i % 2 === 0 ? '“' : '”');
    at = index + mark.length;
  });
  return fixed + text.slice(at);
}

/**
 * `x' becomes ‘x’. The quotation ends at the first apostrophe without a letter after it, and before the next grave
 * accent: `code` is Markdown; Student`s and the `90s have apostrophes.
 */
export function fixSingleQuotes(text: string): string {
  return text.replace(/(?<![\w`\\])`(?![`\s]|\d0s)([^`]{1,500}?)(?<=[^\s'])'(?![\w'])/g, '‘$1’');
}

/**
 * Fixes `--` and `---` between words or numbers, with no space or a space on both sides. With a space on one side it
 * is an option of a command (`--verbose`) or `i--`; next to `<`, `>` or more hyphens it is an arrow or a rule.
 */
export function fixDashes(text: string): string {
  return text
    .replace(/(?<=[^\s<([{"'`“‘=/|!-])(-{2,3})(?=[^\s>=-])/g, toDash)
    .replace(/(?<= )(-{2,3})(?= )/g, toDash);
}

function toDash(hyphens: string): string {
  return hyphens.length === 2 ? '–' : '—';
}
