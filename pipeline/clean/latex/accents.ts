import { toLookupTable } from '../lookup-table.ts';

/**
 * LaTeX accent, Unicode combining mark, and the letters that take it. NFC composes them: the tables we tried give
 * Cyrillic for \`e and \"e. Before other letters it is not an accent but an author's macro, a path or an escaped
 * mark (`\d`, `\"x`).
 */
const ACCENTS: readonly [string, string, string][] = [
  ['"', '\u0308', 'aeiouywAEIOUYW'],
  ["'", '\u0301', 'aceiklmnoprsuwyzACEIKLMNOPRSUWYZ'],
  ['`', '\u0300', 'aeiouwnAEIOUWN'],
  ['^', '\u0302', 'aceghijosuwyACEGHIJOSUWY'],
  ['~', '\u0303', 'aeinouvyAEINOUVY'],
  ['=', '\u0304', 'aeiouyAEIOUY'],
  ['.', '\u0307', 'cegizCEGIZ'],
  ['H', '\u030b', 'ouOU'],
  ['c', '\u0327', 'cdeghklnrstCDEGHKLNRST'],
  ['k', '\u0328', 'aeiouAEIOU'],
  ['r', '\u030a', 'auAU'],
  ['u', '\u0306', 'aegiouAEGIOU'],
  ['v', '\u030c', 'acdeghijklnorstuzACDEGHIJKLNORSTUZ'],
  ['d', '\u0323', 'abdehiklmnorstuvwyzABDEHIKLMNORSTUVWYZ'],
  ['b', '\u0331', 'bdhklnrtzBDKLNRTZ'],
];

const MARKS = new Map(ACCENTS.map(([accent, mark, letters]) => [accent, { mark, letters }]));

/** Accent and letter. Forms that may be something else count only with braces or inside a word. */
const WRITTEN: readonly RegExp[] = [
  /\\(["'`^~=.Hckruvdb]) ?\{ ?\\?([A-Za-z]) ?\}/g,
  /\\(["'`^~=uv])\\([ij])(?![A-Za-z])(?:\{\}| (?=[a-z]))?/g,
  /\\(["'`^~=])([A-Za-z])/g,
  /(?<![\w/])\\(\.)([CEGIZ])(?=[a-z])/g,
  /(?<=[A-Za-z])\\([Hcv]) ([a-z])(?=[a-z])/g,
  /\\([Hcv]) ([A-Z])(?=[a-z])/g,
];

/** Special letters. Their macros are so short that they count only in braces or inside a word. */
const LETTERS = toLookupTable('ss ß ae æ AE Æ oe œ OE Œ aa å AA Å o ø O Ø l ł L Ł i i j j');
const NAMES = [...LETTERS.keys()].join('|');
const LETTER = new RegExp(
  String.raw`\{\\(${NAMES}) ?\}|\\(${NAMES})\{\}|(?<=[A-Za-z])\\(${NAMES})(?: (?=[a-z])|(?![A-Za-z{]))`,
  'g',
);

export function fixAccents(text: string): string {
  return WRITTEN.reduce((fixed, pattern) => fixed.replace(pattern, composeAccent), text).replace(
    LETTER,
    (written, braced, closed, inWord) => LETTERS.get(braced ?? closed ?? inWord) ?? written,
  );
}

function composeAccent(written: string, accent: string, letter: string): string {
  const found = MARKS.get(accent);
  return found?.letters.includes(letter) ? (letter + found.mark).normalize('NFC') : written;
}
