import type { Buffer } from 'node:buffer';
import { lookUpLine } from './blocks.ts';
import { CARD_LINES, SEARCH_PAGE } from './layout.ts';

/**
 * Decides from the bytes alone whether a file may be the text of a search page.
 * @returns null if it may be; otherwise what it seems to be, and what cannot be read in it
 */
export function recogniseOther(bytes: Buffer): string | null {
  const text = bytes.toString('utf8').replace(/\r\n?/g, '\n').trimStart();
  const lines = text.split('\n').map((line) => line.trim());
  const short = lines.filter((line) => line.length > 0 && line.length <= LONGEST_SIGN);
  const start = text.slice(0, 10 * LONGEST_SIGN);
  const begins = beginsLikeSearchPage(short);
  const sign = SIGNS.filter(({ always }) => always || !begins).find(({ patterns, lines }) => {
    const isSign = (text: string) => patterns.some((pattern) => pattern.test(text));
    return lines === 0 ? isSign(start) : countUpTo(lines, short, isSign) === lines;
  });
  if (sign) return `${sign.seems}: ${sign.lacks ?? 'no reader knows it'}`;
  if (lines.some(isOnOneLine))
    return 'a page of the site with all its text on one line: nothing tells its parts';
  return countDatesOfPapers(lines) < DATES_OF_PAPERS
    ? null
    : 'a page that gives each paper a date of its own: no reader knows it';
}

/** Evidence that a file is not paragraphs of a search page. The readers of cards had it before, and found none. */
interface Sign {
  /** What the file seems to be, for a message. */
  seems: string;
  /** Why it is not read, if it may be a page of the site. */
  lacks?: string;
  /** One of them must match the beginning of the file, or of a line of it. */
  patterns: readonly RegExp[];
  /** How many lines must match; 0 for a sign at the beginning of the file. */
  lines: number;
  /** Set if it also counts in a file that begins like a search page, whose texts may hold anything. */
  always?: true;
}

/**
 * Strongest first. A sign on lines needs three of them: damage makes one or two, and every card of another page has at
 * least one. Signs look at the start of a line, as abstracts hold links and formulas inside their lines.
 */
const SIGNS: readonly Sign[] = [
  { seems: 'JSON of another shape', patterns: [/^[[{]\s*(?:["{[\]}]|$)/], lines: 0 },
  {
    seems: 'an HTML page of another kind',
    patterns: [/^<(?:!doctype html|html|body)\b/i],
    lines: 0,
    always: true,
  },
  { seems: 'a feed of other things, or other XML', patterns: [/^<(?:\?xml|rss|feed|rdf)\b/i], lines: 0 },
  {
    seems: "a web clipper's Markdown",
    lacks: 'it has no card of a paper that can be read',
    patterns: [/^---[ \t]*\n(?:[\w -]+:.*\n)+/],
    lines: 0,
    always: true,
  },
  {
    seems: 'the text of a page of the site, or a part of it',
    lacks: 'none of its cards can be read',
    patterns: CARD_LINES.map(({ pattern }) => pattern),
    lines: 3,
    always: true,
  },
  {
    seems: 'Markdown',
    lacks: 'it has no card of a paper that can be read',
    patterns: [/^(?:#{1,6} \S|!?\[[^\]]*\]\(|\]\(|\]\[\d+\]|[*-] +\[|\|[^|]*\||={4,}$|-{4,}$|```)/],
    lines: 3,
  },
  {
    seems: 'Markdown',
    lacks: 'it has no line that only pages of the site have',
    patterns: [/^(?:#{1,6} +)?\[.*\]\((?:https?:\/\/huggingface\.co)?\/papers\//, /^#{1,6} +\[/],
    lines: 1,
  },
  { seems: 'a piece of HTML', patterns: [/^<\/?[a-z][a-z0-9-]*[\s>/]/i], lines: 3 },
  {
    seems: 'a newsletter or a list of links',
    patterns: [/^(?:Link|URL|Source|DOI|Authors?|Title) ?: ?\S/i],
    lines: 3,
  },
];

/** Whether a line holds the labels of a page, as it does where a program wrote only its text, without the lines. */
function isOnOneLine(line: string): boolean {
  return line.length > LONGEST_SIGN && GLUED.filter((pattern) => pattern.test(line)).length >= LABELS_OF_PAGE;
}

const GLUED: readonly RegExp[] = [
  /arxiv:\d{4}\.\d{5}/,
  /Submitted by/,
  /Published on [A-Z][a-z]{2} \d/,
  /Authors:|\d authors?·/,
  /Upvote ?\d/,
  /arXiv [Pp]age/,
  /GitHub ?\d/,
];

/** An abstract may hold one of them. */
const LABELS_OF_PAGE = 3;

/** Abstracts may hold anything and are longer than this; signs are shorter. */
const LONGEST_SIGN = 200;

/** A search page has its header and its day here, though damage may put a paragraph before them. */
const FIRST_LINES = SEARCH_PAGE.boilerplate.length + 2;

/** Pages joined into one file have their dates below their headers; damage may remove a header or two. */
const DATES_OF_PAPERS = 3;

/** Counts the dates that follow no header. Such a date belongs to a paper and is never the day of a page. */
function countDatesOfPapers(lines: readonly string[]): number {
  let before: 'text' | 'boilerplate' | undefined;
  let count = 0;
  for (const line of lines) {
    if (line === '') continue;
    const known = lookUpLine(line, SEARCH_PAGE)?.kind;
    if (before === 'text' && known === 'date') count++;
    before = known === 'boilerplate' ? known : 'text';
  }
  return count;
}

function beginsLikeSearchPage(lines: readonly string[]): boolean {
  return lines.slice(0, FIRST_LINES).some((line) => lookUpLine(line, SEARCH_PAGE) !== null);
}

function countUpTo(enough: number, lines: readonly string[], isSign: (line: string) => boolean): number {
  let count = 0;
  for (const line of lines) if (isSign(line) && ++count === enough) break;
  return count;
}
