import { trimRange } from '../decode/mapped.ts';
import {
  findMarkdownLinks,
  findMarks,
  findReferences,
  type PageLink,
  showMarkup,
} from '../decode/markdown-links.ts';

/** Text of a line that is in one link, or in none. */
export interface Segment {
  /** Its place in the text of the file, without the blanks and the markup around it. */
  start: number;
  end: number;
  /** As a reader sees it: escapes are undone and blanks are joined. Letters beyond ASCII stand as their bytes. */
  text: string;
  link: PageLink | null;
}

/** A line of a page, as its reader sees it. */
export interface Line {
  /** Its place in the text of the file, with all its markup and without its line end. */
  start: number;
  end: number;
  segments: Segment[];
  /** Level of the heading; 0 for other lines. */
  level: number;
  /** Number of blanks before its text. */
  indent: number;
  /** Whether a blank line, or one with nothing but markup, stands before it. */
  gap: boolean;
  /** Links on the line that show no text: a picture that leads to a paper, or an empty link. */
  empty: PageLink[];
}

/** A text as lines, and what they are written in. */
export interface Lines {
  lines: Line[];
  isMarkdown: boolean;
  /** Whether numbers in brackets stand for links. */
  hasMarks: boolean;
}

/**
 * Splits a text into the lines that a reader sees. Plain text is a case of Markdown here, in which hardly anything is
 * markup. Markdown as found on the web breaks links over lines and paragraphs, so no line is looked at alone.
 * @param text bytes of the file as Latin-1, so that an index is an offset
 */
export function readPageLines(text: string): Lines {
  const references = findReferences(text);
  const marks = findMarks(text);
  const links = findMarkdownLinks(text, references);
  const hidden = findHidden(text, links, marks);
  const lines: Line[] = [];
  let [gap, at, linkAt] = [true, 0, 0];
  for (const { start, end } of splitAtLineEnds(text)) {
    const raw = text.slice(start, end);
    const underline = /^ {0,3}(=|-)\1{3,}[ \t]*$/.exec(raw);
    const last = lines.at(-1);
    if (underline) {
      if (last && !gap && last.level === 0 && start - last.end <= 2)
        markHeading(lines, underline[1] === '=' ? 1 : 2);
      gap = true;
      continue;
    }
    while ((hidden[at]?.end ?? Number.POSITIVE_INFINITY) <= start) at++;
    const prefix = PREFIX.exec(raw)?.[0] ?? '';
    const level = /#{1,6}/.exec(prefix)?.[0].length ?? 0;
    const segments: Segment[] = [];
    const empty: PageLink[] = [];
    let from = start + prefix.length;
    const add = (to: number) => {
      while ((links[linkAt]?.end ?? Number.POSITIVE_INFINITY) <= from) linkAt++;
      const [start, end] = trimRange(text, from, to);
      const shown = showMarkup(text.slice(start, end));
      if (shown !== '')
        addSegment(segments, { start, end, text: shown, link: findLinkAt(links, linkAt, from) });
    };
    for (let index = at; (hidden[index]?.start ?? Number.POSITIVE_INFINITY) < end; index++) {
      const { start: hide, end: next, link } = hidden[index] as Hidden; // the condition of the loop
      if (hide > from) add(hide);
      if (link && hide >= start) empty.push(link);
      from = Math.max(from, next);
    }
    if (from < end) add(end);
    if (segments.length === 0 && empty.length === 0) {
      gap = true;
      continue;
    }
    const indent = /^ */.exec(raw)?.[0].length ?? 0;
    lines.push({ start, end, segments, level, indent, gap, empty });
    gap = segments.length === 0;
  }
  return {
    lines,
    hasMarks: marks.size > 0,
    isMarkdown: links.length > 0 || lines.some(({ level }) => level > 0),
  };
}

/** A line of signs makes a heading of the paragraph above it (CommonMark 0.31, section 4.3). */
function markHeading(lines: readonly Line[], level: number): void {
  for (let index = lines.length - 1; index >= 0; index--) {
    const line = lines[index] as Line; // the condition of the loop
    line.level = level;
    if (line.gap) break;
  }
}

/** Signs of headings, quotations and lists at the start of a line, and the fences of code. */
const PREFIX =
  /^(?:[ \t]*(?:#{1,6}(?=[ \t])|>|[-*+](?=[ \t]|$)|\xe2\x80\xa2))*[ \t]*(?:```\w*[ \t]*$|(?:\* ?){3,}$)?/;

/** Markup: from where to where, and the link that it is, if that shows no text. */
interface Hidden {
  start: number;
  end: number;
  link: PageLink | null;
}

const TAG = /<\/?(?:a|video|img|br|source|span|div|p|sup|sub)\b[^<>]*>/g;

/** The number of a reference before its text, as text browsers write it. */
const MARK = /\[(\d{1,5})\]/g;

function findHidden(text: string, links: readonly PageLink[], marks: ReadonlySet<string>): Hidden[] {
  const hidden = links.flatMap((link): Hidden[] => {
    const { start, contentStart, contentEnd, end, isImage } = link;
    if (isImage) return [{ start, end, link: null }];
    const isEmpty =
      text
        .slice(contentStart, contentEnd)
        .replace(IMAGES, '')
        .replace(TAG, '')
        .replace(/[ \t\r\n]/g, '') === '';
    return [
      { start, end: contentStart, link: isEmpty ? link : null },
      { start: contentEnd, end, link: null },
    ];
  });
  for (const { 0: tag, index } of text.matchAll(TAG))
    hidden.push({ start: index, end: index + tag.length, link: null });
  if (marks.size > 0)
    for (const { 0: mark, 1: number = '', index } of text.matchAll(MARK))
      if (marks.has(number)) hidden.push({ start: index, end: index + mark.length, link: null });
  return hidden.sort((a, b) => a.start - b.start || a.end - b.end);
}

const IMAGES = /!\[[^[\]]*\]\([^()\n]*\)/g;

function* splitAtLineEnds(text: string): Generator<{ start: number; end: number }> {
  let start = 0;
  for (const { 0: lineEnd, index } of text.matchAll(/\r\n?|\n/g)) {
    yield { start, end: index };
    start = index + lineEnd.length;
  }
  if (start < text.length) yield { start, end: text.length };
}

function findLinkAt(links: readonly PageLink[], first: number, at: number): PageLink | null {
  for (let index = first; (links[index]?.start ?? Number.POSITIVE_INFINITY) <= at; index++) {
    const link = links[index] as PageLink; // the condition of the loop
    if (!link.isImage && link.contentStart <= at && at < link.contentEnd) return link;
  }
  return null;
}

/** Adds a piece of text to a line. Pieces of one link, or of none, are one text: a picture or a tag between is no border. */
export function addSegment(segments: Segment[], piece: Segment): void {
  const last = segments.at(-1);
  if (last && last.link === piece.link) {
    last.end = piece.end;
    last.text += ` ${piece.text}`;
  } else segments.push(piece);
}
