/**
 * `--` and `---` between words or numbers, tight or with a space on either side. With a space on one side it is
 * an option of a command (`--verbose`) or `i--`; next to `<`, `>` or more hyphens it is an arrow or a rule.
 */
export function fixDashes(text: string): string {
  return text
    .replace(/(?<=[^\s<([{"'`“‘=/|!-])(-{2,3})(?=[^\s>=-])/g, toDash)
    .replace(/(?<= )(-{2,3})(?= )/g, toDash);
}

function toDash(hyphens: string): string {
  return hyphens.length === 2 ? '–' : '—';
}
