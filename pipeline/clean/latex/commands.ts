/** Commands that format their argument, or mark it as an address. */
const COMMANDS =
  'textbf|textit|texttt|textsc|textsf|textrm|textsl|textmd|textup|textnormal|text|emph|underline|uline|mbox|url|path|' +
  'mathbf|mathrm|mathit|mathsf|mathtt|mathcal|boldsymbol';

/** Commands that the page shows without their backslash and that are not words. */
const LOST =
  'textbf|textit|texttt|textsc|textsf|textrm|emph|mathbf|mathrm|mathit|mathsf|mathtt|mathcal|mathbb';

const COLOURS = 'red|blue|green|cyan|magenta|purple|orange|teal|violet|brown|gray|pink';

/** The start of a group that only formats its words; the group ends where its last brace closes. */
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

/** Unwraps the arguments of commands like `\emph{}`, in one pass at any depth of nesting. */
export function fixCommands(text: string): string {
  const scripted = text.replace(/\\textsuperscript ?(?=\{)/g, '^').replace(/\\textsubscript ?(?=\{)/g, '_');
  const closing = matchBraces(scripted);
  return removePieces(
    scripted,
    [...scripted.matchAll(OPENING)].flatMap((opening) => findFrame(scripted, opening, closing)),
  );
}

/** Start and end of a part of the text. */
type Piece = [number, number];

/** The parts around the words of a group; nothing if its brace is never closed. */
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

/** Maps each `{` to its `}`; escaped braces do not count. */
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

/**
 * Removes braces that only LaTeX needs: around one symbol (`{Δ}G`), or to keep a capital (`{D}ual`). Others are
 * text: `{-1, 0, 1}`, `UCGM-{T,S}`, `{question}`.
 */
export function fixBraces(text: string): string {
  return text
    .replace(/(?<![\w\\^_}\ue000])(?:\{[^\0-\x7f\ue000]{1,2}\})+/g, (group) => group.replace(/[{}]/g, ''))
    .replace(/(?<=[A-Za-z])\{([\u00c0-\u024f])\}/g, '$1')
    .replace(/(?<![\w\\^_}$\ue000])\{([A-Z]{1,6})\}(?=[a-z])/g, '$1');
}
