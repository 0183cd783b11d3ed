import { diffArrays } from 'diff';
import { show } from '../text/show.ts';

/** Marks words that only one of two texts has. */
export type DifferenceMark = (words: string) => string;

/** As git diff --word-diff marks them. */
export const PLAIN: [DifferenceMark, DifferenceMark] = [(words) => `[-${words}-]`, (words) => `{+${words}+}`];

/**
 * More edits than this, and two texts have nothing in common that a reader would follow; time and memory of
 * the search grow with the square (Myers, "An O(ND) difference algorithm and its variations", 1986).
 */
const MOST_EDITS = 2_000;

/** Two texts, safe to show, in which the words are marked that the other does not have in that place. */
export function differing(a: string, b: string, [markA, markB] = PLAIN): [string, string] {
  const [wordsA, wordsB] = [wordsOf(a), wordsOf(b)];
  const parts = diffArrays(wordsA, wordsB, { maxEditLength: MOST_EDITS });
  if (parts === undefined) return [markA(wordsA.join(' ')), markB(wordsB.join(' '))];
  const side = (others: 'added' | 'removed', own: 'added' | 'removed', mark: DifferenceMark) =>
    parts
      .filter((part) => !part[others])
      .map((part) => (part[own] ? mark(part.value.join(' ')) : part.value.join(' ')))
      .join(' ');
  return [side('added', 'removed', markA), side('removed', 'added', markB)];
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter(Boolean).map(show);
}
