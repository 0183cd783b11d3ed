import { formatCodeSpan } from './code-span.ts';
import { show } from './show.ts';
import { formatCount } from './plural.ts';

/** A heading with a list below it. */
export interface ListSection {
  heading: string;
  items: readonly ListItem[];
}

export interface ListItem {
  line: string;
  details?: readonly string[];
}

/** How texts and lists look in one format. */
export interface TextStyle {
  /** Quotes a text from outside. */
  quote: (text: string) => string;
  /** Makes a file name or a message safe without quotes. */
  code: (text: string) => string;
  title: (text: string) => string;
  heading: (text: string) => string;
  line: (text: string) => string;
  detail: (text: string) => string;
}

export const TERMINAL: TextStyle = {
  quote: (text) => `"${show(text)}"`,
  code: show,
  title: (text) => text,
  heading: (text) => text,
  line: (text) => `  ${text}`,
  detail: (text) => `      ${text}`,
};

export const MARKDOWN: TextStyle = {
  quote: formatOnOneLine,
  code: formatOnOneLine,
  title: (text) => `## ${text}\n`,
  heading: (text) => `**${text}**\n`,
  line: (text) => `- ${text}`,
  detail: (text) => `  - ${text}`,
};

/** Line breaks in titles and abstracts carry no meaning. */
function formatOnOneLine(text: string): string {
  return formatCodeSpan(text.replace(/\s+/g, ' '));
}

/** Formats the first `most` items of each list and the number of the rest. Empty lists are left out. */
export function formatSections(sections: readonly ListSection[], most: number, style: TextStyle): string[] {
  return sections
    .filter(({ items }) => items.length > 0)
    .flatMap(({ heading, items }) => ['', style.heading(heading), ...formatItems(items, most, style)]);
}

/** Formats the first `most` items of a list and the number of the rest. */
export function formatItems(items: readonly ListItem[], most: number, { line, detail }: TextStyle): string[] {
  return [
    ...items.slice(0, most).flatMap((item) => [line(item.line), ...(item.details ?? []).map(detail)]),
    ...(items.length > most ? [line(`and ${formatCount(items.length - most)} more`)] : []),
  ];
}
