import { isUtf8 } from 'node:buffer';
import { findMonth } from '../date.ts';
import { readTextOf } from './html-text.ts';
import { readMarkdown } from './markdown.ts';
import { loadEntities } from './libraries.ts';

/** Turns a text into what it stands for; null where it is no such text. */
type Decode = (text: string) => string | null;

/** Every way in which a file writes a value. The ledger names them, and verify has decoders of its own. */
const DECODINGS = {
  /** A JSON string token with its quotes (RFC 8259, section 7). */
  'json-string': (text) => parseJsonString(text),
  /** Character references in the value of an HTML attribute. */
  'html-entities': (text) => loadEntities().decodeHTMLAttribute(text),
  /** Character references in XML text. */
  'xml-text': (text) => loadEntities().decodeXML(text),
  /** The inside of CDATA sections: a text that holds `]]>` needs two of them. */
  cdata: (text) => text.replaceAll(']]><![CDATA[', ''),
  /** An HTML fragment: tags go, `<br>` is a line feed, character references are decoded. */
  'html-text': (text) => decodeHtml(text),
  /** The arXiv id in a link or a text, without its version. */
  'arxiv-id': (text) => findArxivId(text),
  /** The day of a timestamp (ISO 8601). */
  'iso-day': (text) => /^\d{4}-\d{2}-\d{2}(?!\d)/.exec(text)?.[0] ?? null,
  /** The day of a date of mail and feeds (RFC 5322, section 3.3), as it is written there. */
  'rfc822-day': (text) => readMailDay(text),
  /** A day in English with its year: Oct 4, 2026. */
  'english-day': (text) => readEnglishDay(text),
  /** The same without its year, as --MM-DD (ISO 8601:2000): May 29. */
  'english-month-day': (text) => readEnglishMonthDay(text),
  /** Markdown: the text of links stays, pictures go, escapes are undone, a backslash at a line end goes. */
  'markdown-text': (text) => readMarkdown(text),
  /** Lines broken at a fixed width: the same as below, but words and addresses that were cut are whole again. */
  'wrapped-lines': (text) => joinWrapped(text),
  /** Line ends, with the blanks around them, become one blank. */
  'lines-joined': (text) => joinLines(text),
} as const satisfies Record<string, Decode>;

export type DecodingName = keyof typeof DECODINGS;

/** Joins the names of decodings for the ledger; null for none. */
export function joinDecodings(...names: (string | null)[]): string | null {
  const some = names.filter((name) => name !== null);
  return some.length === 0 ? null : some.join('+');
}

/**
 * Decodes bytes of a dump.
 * @param decoding names of decodings in the order of their use, joined by `+`; null if the bytes are the text
 * @returns null where the bytes are no UTF-8, not what the decoding expects, or no text that a page can show
 */
export function decodeBytes(bytes: Buffer, decoding: string | null): string | null {
  const text = isUtf8(bytes) ? decodeText(bytes.toString('utf8'), decoding) : null;
  return text === null || LONE_SURROGATE.test(text) || CONTROL.test(text) ? null : text;
}

/** Half of a character, which only an escape can give. */
const LONE_SURROGATE = /\p{Cs}/u;

/** Characters that have no place in a text; line ends and tabs have one. */
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/;

/** The same for bytes that were UTF-8 when they were read first. */
export function decodeText(text: string, decoding: string | null): string | null {
  let decoded: string | null = text;
  for (const name of decoding === null ? [] : decoding.split('+')) {
    if (decoded === null) return null;
    decoded = DECODINGS[name as DecodingName](decoded); // the names of joinDecodings
  }
  return decoded;
}

function parseJsonString(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}

/** Matches each run of blanks whole: a pattern for the blanks before a line end would go back at every one. */
function joinLines(text: string): string {
  return text.replace(/\s+/g, (blanks) => (/[\r\n]/.test(blanks) ? ' ' : blanks));
}

/** Joins lines, without a blank where a tool cut a word or an address, or a sign from its word. */
function joinWrapped(text: string): string {
  return text.replace(/\s+/g, (blanks, at: number) => {
    if (!/[\r\n]/.test(blanks)) return blanks;
    const end = at + blanks.length;
    const next = text.slice(end, end + 8);
    const isCut = CUT_END.test(text.slice(Math.max(0, at - 2), at)) && CUT_START.test(next);
    return isCut || LOOSE_START.test(next) ? '' : ' ';
  });
}

/** Tools break lines after a hyphen or a slash in a word. */
const CUT_END = /[A-Za-z0-9:/][-/]$/;
/** A hyphen before "and" stands for a part that is left out: pre- and post-training. */
const CUT_START = /^(?!(?:and|or|to)(?:\s|$))[A-Za-z0-9]/;
const LOOSE_START = /^(?:\/\/|\{https?:|[.,;!?)](?:\s|$))/;

function decodeHtml(html: string): string {
  // names and most texts have neither: a tokenizer for each of a hundred thousand names would take seconds
  if (!/[<&]/.test(html)) return html;
  return readTextOf(html)
    .map(({ start, end, isBreak }) => (isBreak ? '\n' : loadEntities().decodeHTML(html.slice(start, end))))
    .join('');
}

/** Ids since 2007 have a month and a number; older ones have the name of an archive. */
const ARXIV_ID = /((?<![\d.])\d{4}\.\d{4,5}|(?<![\w.-])[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?(?![\d.]*\d)/;

/** Finds the arXiv id in a link or a text. */
export function findArxivId(text: string): string | null {
  return ARXIV_ID.exec(text)?.[1] ?? null;
}

function readMailDay(text: string): string | null {
  const [, day = '', name = '', year = ''] =
    /^\s*(?:[A-Za-z]{3},\s*)?(\d{1,2})\s+([A-Za-z]{3})[a-z]*\s+(\d{4})\b/.exec(text) ?? [];
  return formatDay(year, name, day);
}

function readEnglishDay(text: string): string | null {
  const [, name = '', day = '', year = ''] = /^([A-Z][a-z]{2})[a-z]*\.? (\d{1,2}), (\d{4})$/.exec(text) ?? [];
  return formatDay(year, name, day);
}

function readEnglishMonthDay(text: string): string | null {
  const [, name = '', day = ''] = /^([A-Z][a-z]{2})[a-z]*\.? (\d{1,2})$/i.exec(text) ?? [];
  return formatDay('-', name, day);
}

function formatDay(year: string, name: string, day: string): string | null {
  const month = findMonth(name);
  return month === 0 ? null : `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
}
