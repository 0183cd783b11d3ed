import { excerpt } from '../../text/show.ts';
import type { Card, CardPage, Faulty, Reader, Repeat } from '../cards/card.ts';
import { startsWithMark } from '../position.ts';
import { toPageDate } from '../date.ts';
import { findArxivId } from '../decode/decodings.ts';
import { readTokens, type Token } from '../decode/html-text.ts';
import { type Mapped, mapBytes, rangeOf } from '../decode/mapped.ts';
import { readCard } from './card.ts';
import { findPageFacts } from './page-facts.ts';
import { readProps } from './props.ts';

/** Saved pages of the site: their data if it is there, and otherwise the cards that a reader of the page sees. */
export const HTML_READER: Reader = {
  name: 'html',
  read: (bytes) => {
    const mapped = mapBytes(bytes, startsWithMark(bytes) ? 3 : 0, bytes.length);
    if (!/^\s*</.test(mapped.text) || /<(?:rss|feed|rdf:RDF)\b/.test(mapped.text.slice(0, 2000))) return null;
    const tokens = readTokens(mapped.text);
    const articles = findArticles(tokens);
    const props = readProps(tokens, mapped, bytes);
    const isRead = props.cards.length + props.faulty.length > 0 || props.isEmptyPage;
    const visible = isRead ? null : readVisible(articles, mapped, bytes);
    if (visible !== null && visible.cards.length === 0) return null;
    const facts = findPageFacts(tokens, articles[0]?.[0]?.start ?? Number.POSITIVE_INFINITY, mapped, bytes);
    const day = props.day ?? facts.day;
    return {
      source_format: 'html',
      page_kind: props.page_kind ?? facts.page_kind,
      query: props.query,
      markup: 'html',
      date: day && toPageDate(day.text),
      dateSource: 'page',
      dates: day === null || toPageDate(day.text) === null ? [] : [day.span],
      cards: visible?.cards ?? props.cards,
      repeats: visible?.repeats ?? [...props.repeats, ...findRepeats(articles, mapped, props.cardOf)],
      faulty: visible?.faulty ?? props.faulty,
    } satisfies CardPage;
  },
};

/** The tokens of each article: a card as the page shows it. */
function findArticles(tokens: readonly Token[]): Token[][] {
  const articles: Token[][] = [];
  let article: Token[] | null = null;
  for (const token of tokens) {
    const isEdge = 'name' in token && token.name === 'article';
    if (isEdge && token.kind === 'open') articles.push((article = []));
    article?.push(token);
    if (isEdge && token.kind === 'close') article = null;
  }
  return articles.filter((one) => one.length > 0);
}

function readVisible(
  articles: readonly Token[][],
  mapped: Mapped,
  bytes: Buffer,
): Pick<CardPage, 'cards' | 'repeats' | 'faulty'> {
  const cards: Card[] = [];
  const repeats: Repeat[] = [];
  const faulty: Faulty[] = [];
  for (const article of articles) {
    const read = readCard(article, mapped, bytes);
    if (read === null) continue;
    if (typeof read === 'string') {
      const [start, end] = rangeOf(mapped, (article[0] as Token).start, (article.at(-1) as Token).end);
      const head = bytes.toString('utf8', start, Math.min(end, start + 400));
      faulty.push({ start, end, code: 'extract/not-an-item', message: read, excerpt: excerpt(head) });
      continue;
    }
    const card = cards.push(read.card) - 1;
    if (read.repeat) repeats.push({ ...read.repeat, name: 'card', card });
  }
  return { cards, repeats, faulty };
}

function hasData(token: Token): boolean {
  return token.kind === 'open' && token.attributes.some(({ name }) => name === 'data-props');
}

/** The articles of a page whose data was read show its cards once more. */
function findRepeats(
  articles: readonly Token[][],
  mapped: Mapped,
  cardOf: ReadonlyMap<string, number>,
): Repeat[] {
  // damage can put the data itself into an article
  return articles
    .filter((article) => !article.some(hasData))
    .map((article) => {
      const [first, last] = [article[0] as Token, article.at(-1) as Token];
      const id = findArxivId(/\/papers\/[\w.-]+/.exec(mapped.text.slice(first.start, last.end))?.[0] ?? '');
      const [start, end] = [mapped.from[first.start] as number, mapped.to[last.end - 1] as number];
      return { start, end, name: 'card', card: (id === null ? undefined : cardOf.get(id)) ?? null };
    });
}
