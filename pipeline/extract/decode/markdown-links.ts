/** Where a link or a picture of Markdown is: its whole markup, and the text between its brackets. */
interface Brackets {
  start: number;
  contentStart: number;
  contentEnd: number;
  end: number;
  isImage: boolean;
}

/** A link or a picture, and where it leads to. */
export interface PageLink extends Brackets {
  /** The address; empty where only a list of references that is not there could tell it. */
  href: string;
  /** Its text as a reader sees it, where that is short; a line may hold a part of it. */
  text: string;
}

/** Parts of cards are shorter. */
const LONGEST_TEXT = 500;

/** A bracket that is still open further back than this belongs to a text, not to a link. */
const LONGEST_LINK = 8000;

/** Brackets, escapes, and the ends of links: an address, an address with a title, or the number of a reference. */
const TOKEN =
  /\\[!-/:-@[-`{-~]|!?\[|\]\((?:<[^<>\n]*>|(?:https?:|mailto:|data:|\/|#|\.)[^()\s<]*(?:(?:\r\n?|\n)[^()\s<]+)*(?:\([^()\s]*\)[^()\s]*)*)?(?:\s+"[^"\n]*")?[ \t]*\)|\]\[\d{1,5}\]|\]/g;

/**
 * Finds links and pictures. A link may go over lines and paragraphs, as clippers write them; a bracket without an
 * address is text.
 * @param references addresses by the number of their reference
 */
export function findMarkdownLinks(text: string, references: ReadonlyMap<string, string>): PageLink[] {
  const links = matchBrackets(text).map((brackets): PageLink => {
    const { start, contentEnd, end } = brackets;
    return {
      ...brackets,
      href: readAddress(text.slice(contentEnd, end), references),
      text: showParagraph(text.slice(start + 1, Math.min(contentEnd, start + LONGEST_TEXT))),
    };
  });
  return dropOuter(links);
}

/** Finds the same, and links that hold other links, which a reader sees as text; the outer ones first. */
export function matchBrackets(text: string): Brackets[] {
  const found: Brackets[] = [];
  const open: { at: number; isImage: boolean }[] = [];
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token.startsWith('\\')) continue;
    if (token.endsWith('[')) {
      open.push({ at: index, isImage: token.length === 2 });
      continue;
    }
    const bracket = open.pop();
    if (bracket === undefined || token === ']' || index - bracket.at > LONGEST_LINK) continue;
    const { at: start, isImage } = bracket;
    const contentStart = start + (isImage ? 2 : 1);
    found.push({ start, contentStart, contentEnd: index, end: index + token.length, isImage });
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** No link stands in a link (CommonMark 0.31, section 6.3): the outer brackets are text. */
function dropOuter(links: readonly PageLink[]): PageLink[] {
  return links.filter((link, index) => {
    if (link.isImage) return true;
    for (let next = index + 1; (links[next]?.start ?? Number.POSITIVE_INFINITY) < link.contentEnd; next++)
      if (!links[next]?.isImage && links[next]?.text !== '') return false;
    return true;
  });
}

/** The text of a link that is in one paragraph; empty for one that holds a list, as pages have around pictures of authors. */
function showParagraph(content: string): string {
  return content.length >= LONGEST_TEXT - 1 ||
    /^[-*+][ \t]|(?:\r\n|\r(?!\n)|\n)[ \t]*(?:[-*+][ \t]|[\r\n])/.test(content)
    ? ''
    : showMarkup(content.replace(/!\[[^[\]]*\](?:\([^()]*\)|\[\d+\])/g, ''));
}

function readAddress(token: string, references: ReadonlyMap<string, string>): string {
  if (token.startsWith('][')) return references.get(token.slice(2, -1)) ?? '';
  // a tool that breaks lines breaks addresses too
  const address = token.slice(2, -1).replace(/\s"[^]*$/, '');
  return address.trim().replace(/[\r\n]+|^<|>$/g, '');
}

/** The list of references at the end of a page of Markdown: `[12]: https://...` */
export function findReferences(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, number = '', address = ''] of text.matchAll(/^ {0,4}\[(\d{1,5})\]: *<?([^\s<>]+)/gm))
    found.set(number, address);
  return found;
}

/** Numbers of the links that text browsers write before their texts, from the list at the end: `12. https://...` */
export function findMarks(text: string): Set<string> {
  const list = /^ *(?:References|Links:)[ \t]*\r?$/m.exec(text);
  const lines =
    list === null
      ? []
      : text.slice(list.index).matchAll(/^ {0,5}(\d{1,5})\. (?:https?|file|mailto):\S+[ \t]*\r?$/gm);
  return new Set([...lines].map(([, number = '']) => number));
}

/** A piece of text as its reader sees it. */
export function showMarkup(raw: string): string {
  return raw
    .replace(/(?<!\\)\\+[ \t]*(?=[\r\n]|$)/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/(?:\xc2\xa0|[ \t\r\n])+/g, ' ')
    .replace(/^ | $/g, '');
}
