import type { Found } from './found.ts';
import { github } from './github.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { sarif } from './sarif.ts';
import { type Looks, text } from './text.ts';

export type { Found, Looks };

/** What was found, as one text. What only a terminal can show is for `text`, and the others leave it alone. */
export type Format = (found: Found, looks?: Looks) => string;

/** Every format there is. All carry the same problems. */
export const FORMATS = { text, json, github, sarif, junit, markdown } as const satisfies Record<
  string,
  Format
>;

export type FormatName = keyof typeof FORMATS;

/** The format of a name; undefined where there is none. */
export function formatOf(name: string): Format | undefined {
  return Object.hasOwn(FORMATS, name) ? FORMATS[name as FormatName] : undefined;
}
