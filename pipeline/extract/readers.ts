import type { Reader } from './cards/card.ts';
import { FEED_READER } from './feed/read.ts';
import { HTML_READER } from './html/read.ts';
import { JSON_READER } from './json/read.ts';
import { LINES_READER } from './lines/read.ts';

/** The first reader that knows a file reads it; what none knows is read as plain paragraphs. */
export const READERS: readonly Reader[] = [JSON_READER, FEED_READER, HTML_READER, LINES_READER];
