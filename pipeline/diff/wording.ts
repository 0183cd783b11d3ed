import type { Diff } from '../../schemas/types.ts';
import { show } from '../text/show.ts';
import { type Outline, outlineDiff } from './outline.ts';

/** What differs, for a terminal. Of each list the first few, and how many more there are. */
export function formatDiff(diff: Diff, most = Infinity): string {
  return worded(
    outlineDiff(diff, (text) => `"${show(text)}"`),
    most,
    {
      heading: (text) => text,
      line: (text) => `  ${text}`,
      detail: (text) => `      ${text}`,
    },
  );
}

/** What differs, as Markdown. Of each list the first few, and how many more there are. */
export function formatDiffMarkdown(diff: Diff, most = Infinity): string {
  return worded(outlineDiff(diff, codeSpan), most, {
    heading: (text) => `**${text}**\n`,
    line: (text) => `- ${text}`,
    detail: (text) => `  - ${text}`,
  });
}

/** Text from outside as code in Markdown: no link, no mention, no markup, and no end of the span in it. */
export function codeSpan(text: string): string {
  const shown = show(text.replace(/\s+/g, ' '));
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  // blanks keep a backtick at either end apart from the fence, and are not shown (CommonMark 6.1)
  return longest > 0 ? `${fence} ${shown} ${fence}` : `${fence}${shown}${fence}`;
}

interface Style {
  heading: (text: string) => string;
  line: (text: string) => string;
  detail: (text: string) => string;
}

function worded({ counts, sections }: Outline, most: number, { heading, line, detail }: Style): string {
  const lines = sections.flatMap(({ heading: name, items }) => [
    '',
    heading(`${name}: ${items.length}`),
    ...items.slice(0, most).flatMap((item) => [line(item.line), ...item.details.map(detail)]),
    ...(items.length > most ? [line(`and ${items.length - most} more`)] : []),
  ]);
  const end = sections.length === 0 ? ['', 'nothing differs'] : [];
  return `${[counts.join(', '), ...lines, ...end].join('\n')}\n`;
}
