import {
  type Card,
  type CardPage,
  type Faulty,
  makeFaulty,
  type Reader,
  type Repeat,
} from '../cards/card.ts';
import { toPageDate } from '../date.ts';
import { findArxivId } from '../decode/decodings.ts';
import { splitElements } from '../decode/elements.ts';
import { readTokens, type Token } from '../decode/html-text.ts';
import { type Mapped, mapFile, rangeOf } from '../decode/mapped.ts';
import { readCard } from './card.ts';
import { findPageFacts } from './page-facts.ts';
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
    const visible = isRead ? null : readVisible(articles, mapped, bytes);
    if (visible !== null && visible.cards.length === 0) return null;
    const facts = findPageFacts(tokens, articles[0]?.[0]?.start ?? Number.POSITIVE_INFINITY, mapped, bytes);
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
      cards: visible?.cards ?? props.cards,
      repeats: visible?.repeats ?? [...props.repeats, ...findRepeats(articles, mapped, props)],
      faulty: visible?.faulty ?? props.faulty,
    } satisfies CardPage;
  },
};

/** A card as the page shows it. */
const ARTICLES = new Set(['article']);

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
      faulty.push(makeFaulty(bytes, { start, end }, 'extract/not-an-item', read));
      continue;
    }
    const card = cards.push(read.card) - 1;
    if (read.repeat) repeats.push({ ...read.repeat, name: 'card', card });
  }
  return { cards, repeats, faulty };
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
