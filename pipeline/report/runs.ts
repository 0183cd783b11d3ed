import { diffWords } from '../text/word-diff.ts';
import { type Markup, markup } from './markup.ts';

/** A stretch of two texts; equal where they do not differ. */
export interface Run {
  was: string;
  is: string;
}

/** More edits than this are no change that a reader would follow; the search grows with their square. */
const MOST_EDITS = 400;

/**
 * Two texts, given in pieces, as the stretches in which they are equal and in which they differ.
 * @param joins whether what is equal between two differences is there by chance, so that the three are one
 */
export function runsBetween(a: string[], b: string[], joins: (between: string) => boolean): Run[] {
  const parts = diffWords(a, b, MOST_EDITS);
  if (!parts) return [{ was: a.join(''), is: b.join('') }];
  const runs: Pieces[] = [];
  for (const [i, { added, removed, value }] of parts.entries()) {
    const isBetween = i > 0 && i < parts.length - 1;
    const changed = added || removed || (isBetween && joins(value.join('')));
    const [was, is] = [added ? [] : value, removed ? [] : value];
    const last = runs.at(-1);
    if (last?.changed === changed)
      runs[runs.length - 1] = { changed, was: [...last.was, ...was], is: [...last.is, ...is] };
    else runs.push({ changed, was, is });
  }
  return runs.flatMap(tightened);
}

interface Pieces {
  changed: boolean;
  was: string[];
  is: string[];
}

export function differs({ was, is }: Run): boolean {
  return was !== is;
}

/** What a difference has in common at its end stands after it: whole pieces, so that no word is cut. */
function tightened({ was, is }: Pieces): Run[] {
  let length = 0;
  while (length < Math.min(was.length, is.length) && was.at(-1 - length) === is.at(-1 - length)) length += 1;
  const end = was.slice(was.length - length);
  return [toRun(was.slice(0, was.length - length), is.slice(0, is.length - length)), toRun(end, end)].filter(
    (run) => run.was !== '' || run.is !== '',
  );
}

function toRun(was: readonly string[], is: readonly string[]): Run {
  return { was: was.join(''), is: is.join('') };
}

/** Both texts, each marked where the other differs. */
export function sidesOf(runs: readonly Run[]): [Markup, Markup] {
  const was = runs.map((run) => (differs(run) ? marked('del', run.was) : run.was));
  const is = runs.map((run) => (differs(run) ? marked('ins', run.is) : run.is));
  return [markup`${was}`, markup`${is}`];
}

/** Blanks at the ends are not marked, unless there is nothing else. */
function marked(tag: 'del' | 'ins', text: string): Markup {
  const words = text.trim() === '' ? text : text.trim();
  const start = text.indexOf(words);
  const inside = tag === 'del' ? markup`<del>${words}</del>` : markup`<ins>${words}</ins>`;
  return markup`${text.slice(0, start)}${words === '' ? null : inside}${text.slice(start + words.length)}`;
}
