import { show } from './show.ts';

/**
 * Formats text from outside as a Markdown code span: no markup, mention or link works in it. The fence is
 * longer than every run of backticks inside, and blanks keep a backtick away from it (CommonMark 0.31, section 6.1).
 */
export function formatCodeSpan(text: string): string {
  const shown = show(text);
  const longest = Math.max(0, ...(shown.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  // renderers remove one blank at each end
  const pad = longest > 0 || shown === '' || /^ .* $/.test(shown) ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}
