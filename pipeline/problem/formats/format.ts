import type { Found } from './found.ts';
import { formatGithub } from './github.ts';
import { formatJson } from './json.ts';
import { formatJunit } from './junit.ts';
import { formatMarkdown } from './markdown.ts';
import { formatSarif } from './sarif.ts';
import { type Looks, formatText } from './text.ts';

export type { Found, Looks };

/** Formats the findings as one text. Only `text` uses the options for terminals. */
export type ProblemFormat = (found: Found, looks?: Looks) => string;

/** Every format. All contain the same problems. */
export const FORMATS = {
  text: formatText,
  json: formatJson,
  github: formatGithub,
  sarif: formatSarif,
  junit: formatJunit,
  markdown: formatMarkdown,
} as const satisfies Record<string, ProblemFormat>;

export type FormatName = keyof typeof FORMATS;

/** Returns the format with a name; undefined if there is none. */
export function chooseFormat(name: string): ProblemFormat | undefined {
  return Object.hasOwn(FORMATS, name) ? FORMATS[name as FormatName] : undefined;
}
