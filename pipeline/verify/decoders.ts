import { isUtf8 } from 'node:buffer';
import he from 'he';
import { parseJson } from './rows.ts';

/**
 * Decodes the bytes of a span to its value.
 * @param names names of decodings, in order, joined by +; null where the bytes are the value
 * @returns null if a name is not known, or the bytes do not fit a decoding
 */
export function decode(bytes: Buffer, names: string | null): string | null {
  let text = isUtf8(bytes) ? bytes.toString('utf8') : null;
  for (const name of names?.split('+') ?? []) text = text === null ? null : applyDecoding(name, text);
  return text === null || LONE_SURROGATE.test(text) ? null : text;
}

/** Whether every name is that of a decoding. */
export function areDecodings(names: string): boolean {
  return names.split('+').every((name) => DECODERS.has(name));
}

/** JSON can escape half of a character, which is no text. */
const LONE_SURROGATE = /\p{Surrogate}/u;

function applyDecoding(name: string, text: string): string | null {
  return DECODERS.get(name)?.(text) ?? null;
}

type Decoder = (text: string) => string | null;

const DECODERS: ReadonlyMap<string, Decoder> = new Map<string, Decoder>([
  ['json-string', decodeJsonString],
  ['html-entities', decodeAttribute],
  ['xml-text', decodeXmlText],
  ['cdata', decodeCdata],
  ['html-text', decodeHtmlText],
  ['arxiv-id', findArxivId],
  ['iso-day', readIsoDay],
  ['rfc822-day', readMailDay],
  ['english-day', readEnglishDay],
  ['english-month-day', readEnglishMonthDay],
  ['markdown-text', readMarkdown],
  ['wrapped-lines', joinWrapped],
  ['lines-joined', joinLines],
]);

/** A JSON string with its quotes (RFC 8259). */
function decodeJsonString(text: string): string | null {
  const value = text.startsWith('"') && text.endsWith('"') ? parseJson(text) : null;
  return typeof value === 'string' ? value : null;
}

/** In an attribute `&copy=` is no reference; in text it is (HTML, "named character reference state"). */
function decodeAttribute(text: string): string {
  return he.decode(text, { isAttributeValue: true });
}

/** XML knows five names; numbers are read as in HTML, since feeds write those of Windows-1252 too. */
function decodeXmlText(text: string): string {
  return text.replace(/&(?:#\d+|#x[\da-f]+|amp|lt|gt|quot|apos);/gi, (reference) => he.decode(reference));
}

/** The inside of CDATA sections: `]]>` may only stand where one ends and the next begins. */
function decodeCdata(text: string): string | null {
  const sections = text.split(']]><![CDATA[');
  return sections.some((section) => section.includes(']]>')) ? null : sections.join('');
}

/** Comments, scripts, styles and tags of HTML; what does not end goes on to the end, so that no part can fail late. */
const HTML_MARKUP = new RegExp(
  `(${[
    /<!--(?:-?>|[^]*?(?:--!?>|$))/,
    /<script(?=[\s/>])[^]*?(?:<\/script[^>]*>|$)/,
    /<style(?=[\s/>])[^]*?(?:<\/style[^>]*>|$)/,
    /<\/?[a-z](?:=\s*"[^"]*(?:"|$)|=\s*'[^']*(?:'|$)|[^>=]+|=)*(?:>|$)/,
    /<[!?/][^>]*(?:>|$)/,
  ]
    .map(({ source }) => source)
    .join('|')})`,
  'i',
);

function decodeHtmlText(text: string): string {
  const parts = text.split(HTML_MARKUP);
  return parts.map((part, index) => (index % 2 === 0 ? he.decode(part) : decodeTag(part))).join('');
}

function decodeTag(tag: string): string {
  return /^<br[\s/>]/i.test(tag) ? '\n' : '';
}

/** Old ids name their archive: math/0309136, math.GT/0309136. */
const ARXIV_ID = /(?<![\d.])\d{4}\.\d{4,5}(?![\d.]*\d)|(?<![\w.-])[a-z-]+(?:\.[A-Z]{2})?\/\d{7}(?!\d)/;

function findArxivId(text: string): string | null {
  return ARXIV_ID.exec(text)?.[0] ?? null;
}

function readIsoDay(text: string): string | null {
  return /^\d{4}-\d\d-\d\d(?!\d)/.exec(text)?.[0] ?? null;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The day as the date itself has it, in its own time zone: `Sat, 08 Aug 2026 23:30:00 -0700`. */
function readMailDay(text: string): string | null {
  const [, day = '', month = '', year = ''] =
    /^\s*(?:[a-z]{3},\s*)?(\d\d?)\s+([a-z]{3,9})\s+(\d{4})(?!\d)/i.exec(text) ?? [];
  return writeDay(year, month, day);
}

/** `Oct 4, 2026`, `August 8, 2026`. */
function readEnglishDay(text: string): string | null {
  const [, month = '', day = '', year = ''] = /^([a-z]{3,9})\.? (\d\d?), (\d{4})$/i.exec(text) ?? [];
  return writeDay(year, month, day);
}

/** `May 29`, as --05-29. */
function readEnglishMonthDay(text: string): string | null {
  const [, month = '', day = ''] = /^([a-z]{3,9})\.? (\d\d?)$/i.exec(text) ?? [];
  return writeDay('-', month, day);
}

/** Brackets of Markdown with what they hold, escapes, and other signs, in the order in which they are tried. */
const MARKDOWN_SIGN =
  /\\[!-/:-@[-`{-~]|\]\((?:<[^<>\n]*>|(?:https?:|mailto:|data:|[/#.])[^()\s<]*(?:(?:\r\n?|\n)[^()\s<]+)*(?:\([^()\s]*\)[^()\s]*)*)?(?:\s+"[^"\n]*")?[ \t]*\)|\]\[\d{1,5}\]|!?\[|\]/g;

/** Links leave their texts and pictures nothing; a bracket that is no link stays. */
function readMarkdown(text: string): string {
  return undoEscapes(replaceLinks(text).replace(/!\[[^\][\n]*\]\([^()\s]*\)/g, ''));
}

/** Further back than this an open bracket belongs to a text. */
const LONGEST_LINK = 8000;

/** Reads from left to right with a stack, as brackets nest. */
function replaceLinks(text: string): string {
  const pieces: string[] = [];
  const open: { piece: number; sign: string; at: number }[] = [];
  let from = 0;
  for (const { 0: sign, index } of text.matchAll(MARKDOWN_SIGN)) {
    pieces.push(text.slice(from, index), sign);
    from = index + sign.length;
    if (sign.startsWith('\\')) continue;
    if (sign.endsWith('[')) {
      open.push({ piece: pieces.length - 1, sign, at: index });
      continue;
    }
    const bracket = open.pop();
    if (bracket === undefined || sign === ']' || index - bracket.at > LONGEST_LINK) continue;
    if (bracket.sign === '![') pieces.length = bracket.piece;
    else pieces[bracket.piece] = pieces[pieces.length - 1] = '';
  }
  return pieces.join('') + text.slice(from);
}

function undoEscapes(text: string): string {
  return text
    .replace(/<(https?:\/\/[^\s<>]+)>/g, '$1')
    .replace(/(?<!\\)\\+(?=[ \t]*[\r\n])|\\ (?= )/g, '')
    .replace(/(?<![^\r\n])#{1,6}[ \t]+/g, '')
    .replace(/\\([\\`*_[\]#+.!<>~$|-])/g, (_, sign: string) => sign);
}

/** Lines of a fixed width; a word or an address that was cut goes on without a blank. */
function joinWrapped(text: string): string {
  const [first = '', ...rest] = text.split(/(\s+)/);
  let joined = first;
  let before = first;
  for (let index = 0; index < rest.length; index += 2) {
    const [blanks = '', word = ''] = rest.slice(index, index + 2);
    // whether it is a whole word depends on nothing after it, as words end at blanks
    const isCut = /[A-Za-z0-9:/][-/]$/.test(before.slice(-2)) && /^[A-Za-z0-9]/.test(word);
    const isGlued =
      (isCut && !['and', 'or', 'to'].includes(word)) || /^(?:\/\/|\{https?:|[.,;!?)]$)/.test(word);
    joined += (/[\r\n]/.test(blanks) ? (isGlued ? '' : ' ') : blanks) + word;
    before = word;
  }
  return joined;
}

function writeDay(year: string, name: string, day: string): string | null {
  const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  return month === 0 ? null : `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** Runs of blanks are tested whole, as a pattern for the blanks before a line end would go back at every one. */
function joinLines(text: string): string {
  return text.replace(/\s+/g, (blanks) => (/[\r\n]/.test(blanks) ? ' ' : blanks));
}
