/** Fixes spaces and hyphens that control LaTeX's line breaks: `e.g.\ x`, `10\,000`, `Eucli\-dean`, ` \\ `. */
export function fixLatexSpaces(text: string): string {
  return text
    .replace(/ ?(?<!\\)\\(?: +|$)/g, (_, at: number) => (at > 0 ? ' ' : ''))
    .replace(/(?<=[\w.)])\\[,;:](?=[\w(])/g, ' ')
    .replace(/(?<=[A-Za-z])\\(?:-|\/)(?=[A-Za-z])/g, '')
    .replace(/ \\\\(?= |$)/g, '')
    .trimEnd();
}

/** A word before a tie and a number: `Fig.~1`, `Section~2`, `GPT~4`. A single letter is a variable: `T~120`. */
const WORD = /(?:^|[\s(["'“‘])[A-Za-z]{2,}\.?$/;

const TIE = /(?<=[A-Za-z0-9.,;:)\]}”’'"$\ue000])~(?: |(?=[A-Za-z0-9([{\\$“‘"'\ue000]))/g;

/** Replaces `~` by a space if it is a tie, unlike `~10` (about ten), `1~4`, `1.3x~1.7x`, `~/path` and `x~N(0, 1)`. */
export function fixTies(text: string): string {
  return text.replace(TIE, (tie, at: number) =>
    isTie(text.slice(Math.max(0, at - 30), at), text.charAt(at + 1)) ? ' ' : tie,
  );
}

function isTie(before: string, next: string): boolean {
  if (/\d/.test(next)) return WORD.test(before);
  if (/\d$/.test(before)) return /[A-Za-z]/.test(next);
  return !/(?:^|[\s([=,])[B-HJ-Zb-z]$/.test(before) || !/[A-Za-z\\$]/.test(next);
}
