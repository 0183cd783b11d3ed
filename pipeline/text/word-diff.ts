import { diffArrays } from 'diff';
import { show } from './show.ts';

/** Words that both texts have, or that only one of them has. */
interface WordRun {
  value: string[];
  added: boolean;
  removed: boolean;
}

/**
 * Beyond this many edits two texts share nothing that a reader could follow. Time and memory of the search grow with
 * the square (Myers, "An O(ND) difference algorithm and its variations", 1986).
 */
const MOST_EDITS = 2_000;

/** Compares two lists of words; undefined beyond `most` edits. */
export function diffWords(before: string[], after: string[], most = MOST_EDITS): WordRun[] | undefined {
  return diffArrays(before, after, { maxEditLength: most });
}

/** The share of the words of the longer text that both have, in one order: 1 for equal texts. */
export function measureSharedWords(a: string, b: string): number {
  const [wordsA, wordsB] = [splitWords(a), splitWords(b)];
  const runs = diffWords(wordsA, wordsB) ?? [];
  const shared = runs.filter(({ added, removed }) => !added && !removed);
  const count = shared.reduce((sum, { value }) => sum + value.length, 0);
  return count / Math.max(wordsA.length, wordsB.length, 1);
}

/** Marks words that only one of two texts has. */
export type DifferenceMark = (words: string) => string;

/** The marks of git diff --word-diff. */
export const WORD_DIFF_MARKS: [DifferenceMark, DifferenceMark] = [
  (words) => `[-${words}-]`,
  (words) => `{+${words}+}`,
];
const [markRemoved, markAdded] = WORD_DIFF_MARKS;

/** Marks in each of two texts the words that the other lacks. The result is safe to show. */
export function markBothSides(a: string, b: string, [markA, markB] = WORD_DIFF_MARKS): [string, string] {
  const [wordsA, wordsB] = [splitWords(a).map(show), splitWords(b).map(show)];
  const runs = diffWords(wordsA, wordsB);
  if (runs === undefined) return [markA(wordsA.join(' ')), markB(wordsB.join(' '))];
  const side = (others: 'added' | 'removed', own: 'added' | 'removed', mark: DifferenceMark) =>
    runs
      .filter((run) => !run[others])
      .map((run) => (run[own] ? mark(run.value.join(' ')) : run.value.join(' ')))
      .join(' ');
  return [side('added', 'removed', markA), side('removed', 'added', markB)];
}

/**
 * Formats two values as one line that marks the differences and keeps a few words around each.
 * The text is not escaped: the caller makes it safe to show.
 */
export function formatWordDiff(before: unknown, after: unknown): string {
  const [was, is] = [toParts(before), toParts(after)];
  // equal words with other blanks between them
  if (was.join(' ') === is.join(' ')) return `${markRemoved(toText(before))} ${markAdded(toText(after))}`;
  const runs = diffWords(was, is);
  if (runs === undefined) return `${markRemoved(shorten(was))} ${markAdded(shorten(is))}`;
  const words = runs.map(({ value, added, removed }, i) => {
    if (removed) return markRemoved(shorten(value));
    if (added) return markAdded(shorten(value));
    return keepEnds(value, i === 0 ? 0 : AROUND, i === runs.length - 1 ? 0 : AROUND);
  });
  return words.join(' ');
}

/** Words shown of an added or removed part. */
const LONGEST = 60;

/** Words shown on either side of a difference. */
const AROUND = 6;

/** Splits a text into words and a list into items. */
function toParts(value: unknown): string[] {
  if (Array.isArray(value)) return value.map((item) => JSON.stringify(item));
  return typeof value === 'string' ? splitWords(value) : [toText(value)];
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function shorten(words: readonly string[]): string {
  if (words.length <= LONGEST) return words.join(' ');
  return [...words.slice(0, LONGEST / 2), '…', ...words.slice(-LONGEST / 2)].join(' ');
}

function keepEnds(words: readonly string[], before: number, after: number): string {
  if (words.length <= before + after + 1) return words.join(' ');
  return [...words.slice(0, before), '…', ...words.slice(words.length - after)].join(' ');
}

function splitWords(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}
