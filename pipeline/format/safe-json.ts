/**
 * JSON that may stand in a log: what is invisible or acts on a terminal is escaped, and so is what a runner takes for a
 * command. The values stay what they are.
 */
export function safeJson(value: unknown): string {
  const text = JSON.stringify(value, null, 2).replace(UNSAFE, escapeUnits).replaceAll('##[', '#\\u0023[');
  return `${text}\n`;
}

// as in show.ts, but for the line ends between the values; JSON has no others
const UNSAFE = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** RFC 8259, section 7: beyond the basic plane two escapes, one for each surrogate. */
function escapeUnits(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
