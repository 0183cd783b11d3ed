import { type Markup, markup } from './markup.ts';
import { differs, type Run, runsBetween, sidesOf } from './runs.ts';

/** Two titles in which the words are marked that the other does not have in that place. */
export function compared(a: string, b: string): [Markup, Markup] {
  return sidesOf(runsBetween(a.match(WORDS) ?? [], b.match(WORDS) ?? [], (between) => between.trim() === ''));
}

const WORDS = /\s+|[\p{L}\p{M}\p{N}]+|[^]/gu;

/** The first place in which a text was changed, before and after, with what stands around it. */
export function changed(before: string, after: string): [Markup, Markup] {
  const runs = runsBetween([...before], [...after], (between) => between.length <= WITHIN);
  const first = runs.findIndex(differs);
  if (first < 0) return sidesOf([sameOf(beginningOf(before))]);
  const more = runs.findIndex((run, i) => i > first && !differs(run) && run.was.length > BETWEEN);
  const last = more < 0 ? runs.length : more;
  const end = beginningOf(runs[last]?.was ?? '');
  return sidesOf([
    sameOf(lastOf(runs[first - 1]?.was ?? '')),
    ...runs.slice(first, last).map(({ was, is }) => ({ was: clipped(was), is: clipped(is) })),
    sameOf(runs.length > last + 1 && !end.endsWith('…') ? `${end}…` : end),
  ]);
}

/** A place in a text, marked, with what stands around it. */
export function inContext(text: string, [start, end]: readonly [number, number]): Markup {
  const found = text.slice(start, end).trimEnd();
  return markup`${lastOf(text.slice(0, start))}<mark>${clipped(found)}</mark>${beginningOf(text.slice(start + found.length))}`;
}

/** Characters that stand around a change; those between two that are shown together, and that are shown as one. */
const AROUND = 36;
const BETWEEN = 24;
const WITHIN = 2;

function sameOf(text: string): Run {
  return { was: text, is: text };
}

function lastOf(text: string): string {
  const characters = [...text.slice(-2 * AROUND - 2)];
  return text.length > AROUND ? `…${characters.slice(-AROUND).join('')}` : text;
}

function beginningOf(text: string): string {
  return text.length > AROUND ? `${[...text.slice(0, 2 * AROUND + 2)].slice(0, AROUND).join('')}…` : text;
}

/** A long text by its two ends. */
function clipped(text: string): string {
  return text.length > 3 * AROUND ? `${beginningOf(text)}${lastOf(text)}` : text;
}
