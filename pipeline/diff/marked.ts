import { diffArrays } from 'diff';
import type { Change } from '../../schemas/types.ts';

type Value = Change['before'];

/**
 * Two values as one line in which what differs is marked as git diff --word-diff does: `[-gone-]`, `{+new+}`.
 * What both have is left out but for a few words around. The text is as it is: whoever shows it makes it safe.
 */
export function marked(before: Value, after: Value): string {
  const [was, is] = [partsOf(before), partsOf(after)];
  // equal words with other blanks between them
  if (was.join(' ') === is.join(' ')) return `[-${textOf(before)}-] {+${textOf(after)}+}`;
  const parts = diffArrays(was, is, { maxEditLength: MOST_EDITS });
  if (parts === undefined) return `[-${shortened(was, LONGEST)}-] {+${shortened(is, LONGEST)}+}`;
  const words = parts.map(({ value, added, removed }, i) => {
    if (removed) return `[-${shortened(value, LONGEST)}-]`;
    if (added) return `{+${shortened(value, LONGEST)}+}`;
    return around(value, i === 0, i === parts.length - 1);
  });
  return words.join(' ');
}

/** More edits, and two texts have nothing in common that a reader would follow; the search takes their square. */
const MOST_EDITS = 2_000;

/** Words that are shown of a part that is new or gone. */
const LONGEST = 60;

/** Words that are shown on either side of it. */
const AROUND = 6;

/** Words of a text, items of a list. */
function partsOf(value: Value): string[] {
  if (Array.isArray(value)) return value.map((item) => JSON.stringify(item));
  return typeof value === 'string' ? value.split(/\s+/).filter(Boolean) : [textOf(value)];
}

function textOf(value: Value): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function shortened(words: readonly string[], most: number): string {
  if (words.length <= most) return words.join(' ');
  return [...words.slice(0, most / 2), '…', ...words.slice(-most / 2)].join(' ');
}

function around(words: readonly string[], isFirst: boolean, isLast: boolean): string {
  const [before, after] = [isFirst ? 0 : AROUND, isLast ? 0 : AROUND];
  if (words.length <= before + after + 1) return words.join(' ');
  return [...words.slice(0, before), '…', ...words.slice(words.length - after)].join(' ');
}
