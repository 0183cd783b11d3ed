import type { CardPage, Reader, Repeat } from '../cards/card.ts';
import { toPageDate } from '../date.ts';
import { findArxivId } from '../decode/decodings.ts';
import { splitElements } from '../decode/elements.ts';
import { readTokens, type Token } from '../decode/html-text.ts';
import { type Mapped, mapFile } from '../decode/mapped.ts';
import { type Cards, readCards } from '../lines/cards.ts';
import { paperOf, splitIntoDrafts } from '../lines/drafts.ts';
import { readAllItems } from '../lines/items.ts';
import { isPaperPage, readPaperPage } from '../lines/paper-page.ts';
import type { Source } from '../lines/values.ts';
import { readHtmlLines } from './lines.ts';
import { findPageFacts, type PageFacts } from './page-facts.ts';
import { type Props, readProps } from './props.ts';

/** Saved pages of the site: their data if it is there, and otherwise the cards that a reader of the page sees. */
export const HTML_READER: Reader = {
  name: 'html',
  read: (bytes) => {
    const mapped = mapFile(bytes);
    if (!/^\s*</.test(mapped.text) || /<(?:rss|feed|rdf:RDF)\b/.test(mapped.text.slice(0, 2000))) return null;
    const tokens = readTokens(mapped.text);
    const articles = splitElements(mapped.text, tokens, {
      names: ARTICLES,
      start: /<article(?=[\s>])/g,
      xml: false,
      isOne: () => true,
    });
    const props = readProps(tokens, mapped, bytes);
    const isRead = props.cards.length + props.faulty.length > 0 || props.isEmptyPage;
    const facts = findPageFacts(tokens, articles[0]?.[0]?.start ?? Number.POSITIVE_INFINITY, mapped, bytes);
    const visible = isRead ? null : readVisible(tokens, articles, mapped, bytes, facts.page_kind);
    if (visible !== null && visible.cards.length + visible.faulty.length === 0) return null;
    const day = props.day ?? facts.day;
    const date = day && toPageDate(day.text);
    return {
      source_format: 'html',
      page_kind: props.page_kind ?? facts.page_kind,
      query: props.query,
      markup: 'html',
      date,
      dateSource: 'page',
      dates: day && date ? [day.span] : [],
      facts: [],
      cards: visible?.cards ?? props.cards,
      repeats: visible?.repeats ?? [...props.repeats, ...findRepeats(articles, mapped, props)],
      faulty: visible?.faulty ?? props.faulty,
    } satisfies CardPage;
  },
};

/** A card as the page shows it. */
const ARTICLES = new Set(['article']);

/** Reads what a page shows, which is all that is left of some pages. Only links tell its papers. */
function readVisible(
  tokens: readonly Token[],
  articles: readonly Token[][],
  mapped: Mapped,
  bytes: Buffer,
  page_kind: PageFacts['page_kind'],
): Cards {
  const offset = mapped.from[0] ?? 0;
  const source: Source = {
    text: mapped.text,
    bytes,
    offset,
    format: 'html',
    isWrapped: false,
    width: 0,
    hasMarks: false,
  };
  const read = (part: readonly Token[]) => readAllItems(readHtmlLines(part, mapped.text));
  const items = read(tokens);
  if (isPaperPage(items)) return readPaperPage(items, source);
  // each for itself, so that a damaged card does not run into the next one
  const drafts = articles.flatMap((article) => splitIntoDrafts(read(article)));
  const linked = drafts.filter((draft) => draft.items.some((item) => paperOf(item) !== null));
  return readCards(linked, source, { page_kind, pictureNames: 'none' });
}

/** The articles of a page whose data was read show its cards once more. */
function findRepeats(articles: readonly Token[][], mapped: Mapped, props: Props): Repeat[] {
  const data = [...props.cards, ...props.faulty];
  // not with spread: a page may have more cards than a call may have arguments
  const dataStart = data.reduce((least, { start }) => Math.min(least, start), Number.POSITIVE_INFINITY);
  const dataEnd = data.reduce((most, { end }) => Math.max(most, end), 0);
  return articles.flatMap((article) => {
    const [first, last] = [article[0] as Token, article.at(-1) as Token];
    const [start, end] = [mapped.from[first.start] as number, mapped.to[last.end - 1] as number];
    // damage can put an article into the data, or the data into an article
    if (start < dataEnd && end > dataStart) return [];
    const id = findArxivId(/\/papers\/[\w.-]+/.exec(mapped.text.slice(first.start, last.end))?.[0] ?? '');
    return { start, end, name: 'card', card: (id === null ? undefined : props.cardOf.get(id)) ?? null };
  });
}
