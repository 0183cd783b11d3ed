import type { Found } from './found.ts';
import { formatGithub } from './github.ts';
import { formatJson } from './json.ts';
import { formatJunit } from './junit.ts';
import { formatMarkdown } from './markdown.ts';
import { formatSarif } from './sarif.ts';
import { type Looks, formatText } from './text.ts';

export type { Found, Looks };

/** What was found, as one text. What only a terminal can show is for `text`, and the others leave it alone. */
export type ProblemFormat = (found: Found, looks?: Looks) => string;

/** Every format there is. All carry the same problems. */
export const FORMATS = {
  text: formatText,
  json: formatJson,
  github: formatGithub,
  sarif: formatSarif,
  junit: formatJunit,
  markdown: formatMarkdown,
} as const satisfies Record<string, ProblemFormat>;

export type FormatName = keyof typeof FORMATS;

/** The format of a name; undefined where there is none. */
export function chooseFormat(name: string): ProblemFormat | undefined {
  return Object.hasOwn(FORMATS, name) ? FORMATS[name as FormatName] : undefined;
}
