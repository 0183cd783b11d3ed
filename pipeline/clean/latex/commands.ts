/** Commands that say how their argument is set, or that it is an address. */
const COMMANDS =
  'textbf|textit|texttt|textsc|textsf|textrm|textsl|textmd|textup|textnormal|text|emph|underline|uline|mbox|url|path|' +
  'mathbf|mathrm|mathit|mathsf|mathtt|mathcal|boldsymbol';

/** Those of them that the page shows without their backslash and that are no word of any language. */
const LOST =
  'textbf|textit|texttt|textsc|textsf|textrm|emph|mathbf|mathrm|mathit|mathsf|mathtt|mathcal|mathbb';

const COLOURS = 'red|blue|green|cyan|magenta|purple|orange|teal|violet|brown|gray|pink';

/** What opens a group that only sets its words; the group ends at the brace that closes the last one here. */
const OPENING = new RegExp(
  [
    String.raw`\\(?:${COMMANDS}) ?\{`,
    String.raw`\\textcolor ?(?:\[\w{1,10}\])?\{[\w!.-]{1,40}\} ?\{`,
    String.raw`\{ ?\\(?:em|it|bf|tt|sc|sl|sf|rm|small|large|itshape|bfseries|ttfamily|scshape)(?![A-Za-z]) ?`,
    String.raw`\{ ?\\color ?\{[\w!.-]{1,40}\} ?`,
    String.raw`(?<![A-Za-z\\])(?:${LOST})\{(?=[\w .+-]{1,80}\})`,
    String.raw`(?<![A-Za-z\\])(?:${COLOURS})\{`,
    String.raw`\{(?:it|em|bf|tt) (?=[^{}]{1,200}\})`,
  ].join('|'),
  'g',
);

/** The words that commands like `\emph{}` hold, in one pass however deep they stand in one another. */
export function fixCommands(text: string): string {
  const scripted = text.replace(/\\textsuperscript ?(?=\{)/g, '^').replace(/\\textsubscript ?(?=\{)/g, '_');
  const closing = matchBraces(scripted);
  return removePieces(
    scripted,
    [...scripted.matchAll(OPENING)].flatMap((opening) => findFrame(scripted, opening, closing)),
  );
}

/** From, to: a piece of the text. */
type Piece = [number, number];

/** What stands around the words of a group; nothing where its brace is never closed. */
function findFrame(
  text: string,
  { 0: opening, index }: RegExpExecArray,
  closing: Map<number, number>,
): Piece[] {
  const end = index + opening.length;
  const close = closing.get(opening.startsWith('{') ? index : end - 1);
  if (close === undefined) return [];
  const isStopTwice = /^\.\}\.(?!\.)/.test(text.slice(close - 1, close + 3));
  return [
    [index, end],
    [close, close + (isStopTwice ? 2 : 1)],
  ];
}

/** Where each `{` is closed; escaped braces are not counted. */
function matchBraces(text: string): Map<number, number> {
  const closing = new Map<number, number>();
  const open: number[] = [];
  for (const { 0: found, index } of text.matchAll(/\\.|[{}]/gs)) {
    if (found === '{') open.push(index);
    const opened = found === '}' ? open.pop() : undefined;
    if (opened !== undefined) closing.set(opened, index);
  }
  return closing;
}

function removePieces(text: string, pieces: Piece[]): string {
  let left = '';
  let at = 0;
  for (const [start, end] of pieces.sort((a, b) => a[0] - b[0])) {
    left += text.slice(at, start);
    at = end;
  }
  return left + text.slice(at);
}
