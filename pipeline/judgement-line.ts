import type { Judgement } from '../schemas/types.ts';

/** A judgement as a line of judgements.jsonl, safe to show in a terminal and to paste. */
export function judgementLine({ verdict, title_a, title_b, reason, by, date }: Judgement): string {
  return JSON.stringify({ verdict, title_a, title_b, reason, by, date })
    .replace(UNSAFE, escapeUnits)
    .replaceAll('##[', '##\\u005b');
}

// what show.ts escapes and JSON.stringify does not: C1 controls, bidi marks, zero width, separators
const UNSAFE = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu;

/** RFC 8259, section 7: an escape is of one UTF-16 unit. */
function escapeUnits(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
