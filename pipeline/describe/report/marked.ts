import { diffArrays } from 'diff';
import { type Markup, markup } from './markup.ts';

/** Two titles in which the words are marked that the other does not have in that place. */
export function compared(a: string, b: string): [Markup, Markup] {
  const parts = differencesOf(a.match(WORDS) ?? [], b.match(WORDS) ?? []);
  return [sideOf(wholeWords(parts, 'removed'), 'removed'), sideOf(wholeWords(parts, 'added'), 'added')];
}

const WORDS = /\s+|[\p{L}\p{M}\p{N}]+|[^]/gu;

/** The parts of one side; blanks are marked between marked words, and nowhere else. */
function wholeWords(parts: readonly Part[], side: Side): Part[] {
  const own = parts.filter((part) => part[side] || !isChange(part));
  const runs: Part[] = [];
  for (const [i, part] of own.entries()) {
    const isGap = part.value.trim() === '' && own[i - 1]?.[side] && own[i + 1]?.[side];
    const last = runs.at(-1);
    const marked = part[side] || isGap === true;
    if (last && last[side] === marked) last.value += part.value;
    else runs.push({ ...part, [side]: marked });
  }
  return runs.flatMap((part) => (part[side] ? trimmed(part) : [part]));
}

function trimmed(part: Part): Part[] {
  const value = part.value.trim();
  const start = part.value.indexOf(value);
  const same = (text: string) => ({ added: false, removed: false, value: text });
  return [same(part.value.slice(0, start)), { ...part, value }, same(part.value.slice(start + value.length))];
}

/** The first place in which a text was changed, before and after, with what stands around it. */
export function changed(before: string, after: string): [Markup, Markup] {
  const parts = firstOf(differencesOf([...before], [...after]));
  return [sideOf(parts, 'removed'), sideOf(parts, 'added')];
}

/** A place in a text, marked, with what stands around it. */
export function inContext(text: string, [start, end]: readonly [number, number]): Markup {
  const [before, found, after] = [text.slice(0, start), text.slice(start, end), text.slice(end)];
  return markup`${lastOf(before)}<mark>${clipped(found)}</mark>${beginningOf(after)}`;
}

type Side = 'added' | 'removed';

interface Part {
  added: boolean;
  removed: boolean;
  value: string;
}

/** More edits than this are no change that a reader would follow; the search grows with their square. */
const MOST_EDITS = 400;

function differencesOf(a: string[], b: string[]): Part[] {
  const parts = diffArrays(a, b, { maxEditLength: MOST_EDITS });
  if (parts) return parts.map((part) => ({ ...part, value: part.value.join('') }));
  return [
    { removed: true, added: false, value: a.join('') },
    { removed: false, added: true, value: b.join('') },
  ];
}

/** Characters that stand around a change, and what two changes may have between them to be shown as one. */
const AROUND = 36;
const BETWEEN = 12;

function firstOf(parts: readonly Part[]): Part[] {
  const first = parts.findIndex(isChange);
  const more = parts.findIndex((part, i) => i > first && !isChange(part) && part.value.length > BETWEEN);
  const last = more < 0 ? parts.length : more;
  const same = (value: string) => ({ added: false, removed: false, value });
  return [
    same(lastOf(parts[first - 1]?.value ?? '')),
    ...parts.slice(Math.max(0, first), last).map((part) => ({ ...part, value: clipped(part.value) })),
    same(beginningOf(parts[last]?.value ?? '')),
  ];
}

function isChange({ added, removed }: Part): boolean {
  return added || removed;
}

function lastOf(text: string): string {
  const characters = [...text.slice(-2 * AROUND - 2)];
  return text.length > AROUND ? `…${characters.slice(-AROUND).join('')}` : text;
}

function beginningOf(text: string): string {
  return text.length > AROUND ? `${[...text.slice(0, 2 * AROUND + 2)].slice(0, AROUND).join('')}…` : text;
}

/** A long change by its two ends. */
function clipped(text: string): string {
  return text.length > 3 * AROUND ? `${beginningOf(text)}${lastOf(text)}` : text;
}

function sideOf(parts: readonly Part[], side: Side): Markup {
  const shown = parts.filter((part) => part[side] || !isChange(part));
  return markup`${shown.map((part) => {
    if (!part[side]) return part.value;
    return side === 'added' ? markup`<ins>${part.value}</ins>` : markup`<del>${part.value}</del>`;
  })}`;
}
