/** Farther apart than this, two marks are not one quotation: an abstract has 1,924 characters at most. */
const LONGEST = 500;

/**
 * ``x'' and what comes of writing it in a hurry: ``x", ''x'' and "x''. A mark that has no partner stays, and so
 * do inches and primes: `15''`, f''.
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
 * `x' as ‘x’. The quotation ends at the first apostrophe that no letter follows, and not beyond the next
 * grave accent: `code` is Markdown's; Student`s and the `90s are somebody's apostrophes.
 */
export function fixSingleQuotes(text: string): string {
  return text.replace(/(?<![\w`\\])`(?![`\s]|\d0s)([^`]{1,500}?)(?<=[^\s'])'(?![\w'])/g, '‘$1’');
}
