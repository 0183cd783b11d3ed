import { type Markup, markup } from './markup.ts';
import { differs, type Run, runsBetween, sidesOf } from './runs.ts';

/** Two titles in which the words are marked that the other does not have in that place. */
export function compared(a: string, b: string): [Markup, Markup] {
  return sidesOf(runsBetween(splitWords(a), splitWords(b), (between) => between.trim() === ''));
}

/** Words, blanks, and every other character: a mark begins and ends at the border of a word. */
function splitWords(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{M}\p{N}]+|[^]/gu) ?? [];
}

/** The first place in which a text was changed, before and after, with what stands around it. */
export function changed(before: string, after: string): [Markup, Markup] {
  const runs = runsBetween(splitWords(before), splitWords(after), (between) => between.length <= WITHIN);
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

/** A place in a text, marked to the borders of its words, with what stands around it. */
export function inContext(text: string, [start, end]: readonly [number, number]): Markup {
  const before = text.slice(Math.max(0, start - AROUND), start);
  const from = start - (/(?<![\p{L}\p{M}\p{N}])[\p{L}\p{M}\p{N}]*$/u.exec(before)?.[0].length ?? 0);
  const found = text.slice(from, end).trimEnd();
  const rest = /^[\p{L}\p{M}\p{N}]*/u.exec(text.slice(from + found.length, end + AROUND))?.[0] ?? '';
  const marked = found + (/[\p{L}\p{M}\p{N}]$/u.test(found) ? rest : '');
  return markup`${lastOf(text.slice(0, from))}<mark>${clipped(marked)}</mark>${beginningOf(text.slice(from + marked.length))}`;
}

/** Characters that stand around a change; those between two that are shown together, and that are shown as one. */
const AROUND = 36;
const BETWEEN = 24;
const WITHIN = 2;

function sameOf(text: string): Run {
  return { was: text, is: text };
}

/** The end of a text, from the beginning of a word if one is near. */
function lastOf(text: string): string {
  if (text.length <= AROUND) return text;
  const characters = [...text.slice(-2 * AROUND - 2)].slice(-AROUND - 1);
  const words = characters.join('').replace(/^\S{0,15}\s+(?=\S)/, '');
  return `…${words.length < characters.join('').length ? words : characters.slice(-AROUND).join('')}`;
}

/** The beginning of a text, to the end of a word if one is near. */
function beginningOf(text: string): string {
  if (text.length <= AROUND) return text;
  const characters = [...text.slice(0, 2 * AROUND + 2)].slice(0, AROUND + 1);
  const words = characters.join('').replace(/(?<=\S)\s+\S{0,15}$/, '');
  return `${words.length < characters.join('').length ? words : characters.slice(0, AROUND).join('')}…`;
}

/** A long text by its two ends. */
function clipped(text: string): string {
  return text.length > 3 * AROUND ? `${beginningOf(text)}${lastOf(text)}` : text;
}
