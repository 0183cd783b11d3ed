import { attributeOf, type Token } from '../decode/html-text.ts';
import { trimRange } from '../decode/mapped.ts';
import { addSegment, type Line } from '../lines/lines.ts';
import { type PageLink, showMarkup } from '../decode/markdown-links.ts';

/** Elements that stand in a line of text; all others end the line before them. */
const INLINE = new Set(
  'a abbr b bdi cite code em i img label mark math mi mn mo mrow msub msup small span strong sub sup time u'.split(
    ' ',
  ),
);

/** Elements whose text no reader sees. */
const UNSEEN = new Set(['head', 'noscript', 'template', 'svg', 'select', 'button']);

/** The lines of an HTML page as a reader sees them, without the help of its style sheets. */
export function readHtmlLines(tokens: readonly Token[], text: string): Line[] {
  const lines: Line[] = [];
  let line: Line | null = null;
  let [gap, level] = [true, 0];
  let link: PageLink | null = null;
  let isEmpty = true;
  let unseen: string | null = null;
  const end = () => {
    if (line && line.segments.length + line.empty.length > 0) lines.push(line);
    line = null;
  };
  for (const token of tokens) {
    if (unseen !== null) {
      if (token.kind === 'close' && token.name === unseen) unseen = null;
      continue;
    }
    if (token.kind === 'open' && UNSEEN.has(token.name)) {
      unseen = token.name;
    } else if (token.kind === 'open' && token.name === 'a') {
      [link, isEmpty] = [openLink(token, text), true];
    } else if (token.kind === 'close' && token.name === 'a') {
      if (link) [link.contentEnd, link.end] = [token.start, token.end];
      if (link && isEmpty) {
        line ??= { start: link.start, end: link.end, segments: [], level, indent: 0, gap, empty: [] };
        line.empty.push(link);
      }
      link = null;
    } else if ((token.kind === 'open' || token.kind === 'close') && !INLINE.has(token.name)) {
      end();
      gap = token.name !== 'br';
      const heading = /^h([1-6])$/.exec(token.name)?.[1];
      if (heading !== undefined) level = token.kind === 'open' ? Number(heading) : 0;
    } else if (token.kind === 'text') {
      const [from, to] = trimRange(text, token.start, token.end);
      const shown = showMarkup(
        text.slice(from, to).replaceAll('&nbsp;', ' ').replaceAll('&middot;', '\xc2\xb7'),
      );
      if (shown === '') continue;
      isEmpty = false;
      line ??= { start: from, end: to, segments: [], level, indent: 0, gap, empty: [] };
      line.end = to;
      addSegment(line.segments, { start: from, end: to, text: shown, link });
    }
  }
  end();
  return lines;
}

function openLink(token: Token, text: string): PageLink | null {
  const href = attributeOf(token, 'href');
  const { start, end } = token;
  return href && href.end > href.start
    ? {
        start,
        contentStart: end,
        contentEnd: end,
        end,
        href: text.slice(href.start, href.end),
        text: '',
        isImage: false,
      }
    : null;
}
