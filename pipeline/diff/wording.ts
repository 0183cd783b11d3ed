import type { Diff } from '../../schemas/types.ts';
import { formatSections, MARKDOWN, TERMINAL, type TextStyle } from '../text/sections.ts';
import { outlineDiff } from './outline.ts';
import { formatCount } from '../text/plural.ts';

/** Formats a difference for a terminal: of each list the first `most` items and the number of the rest. */
export function formatDiff(diff: Diff, most = Infinity): string {
  return formatOutline(diff, most, TERMINAL);
}

/** Formats a difference as Markdown: of each list the first `most` items and the number of the rest. */
export function formatDiffMarkdown(diff: Diff, most = Infinity): string {
  return formatOutline(diff, most, MARKDOWN);
}

function formatOutline(diff: Diff, most: number, style: TextStyle): string {
  const { counts, sections } = outlineDiff(diff, style.quote);
  const lists = sections.map(({ heading, items }) => ({
    heading: `${heading}: ${formatCount(items.length)}`,
    items,
  }));
  const end = sections.length === 0 ? ['', 'nothing differs'] : [];
  return `${[counts.join(', '), ...formatSections(lists, most, style), ...end].join('\n')}\n`;
}
