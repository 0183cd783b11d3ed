import type { Card, CardColumn, CardValue } from '../cards/card.ts';
import { decodeBytes } from '../decode/decodings.ts';
import { attributeOf, type Token } from '../decode/html-text.ts';
import { type Mapped, rangeOf, trimRange } from '../decode/mapped.ts';

/** A card of a page without data, and the bytes that show it a second time. */
export interface VisibleCard {
  card: Card;
  repeat: { start: number; end: number } | null;
}

/** A text of an article with what is around it. */
interface Text {
  start: number;
  end: number;
  text: string;
  /** Address of the link around it. */
  href: string;
  isHeading: boolean;
  isParagraph: boolean;
}

/**
 * Reads an article of a saved page.
 * @returns null if it is no card of a paper; a text, why it cannot be read
 */
export function readCard(
  article: readonly Token[],
  mapped: Mapped,
  bytes: Buffer,
): VisibleCard | string | null {
  const headings = article.filter((token) => token.kind === 'open' && token.name === 'h3');
  // pages show each card twice, for wide screens and for narrow ones
  const second = headings[1]?.start ?? Number.POSITIVE_INFINITY;
  const own = article.filter(({ start }) => start < second);
  const values = readValues(own, mapped, bytes);
  const ids = listPapers(article, mapped);
  if (ids.size === 0) return null;
  if (ids.size > 1) return 'the card leads to two papers';
  if (!['title', 'arxiv_id'].every((column) => values.some((value) => value.column === column)))
    return 'the card has no title that leads to a paper';
  const [first, last] = [article[0] as Token, article.at(-1) as Token];
  const [start, end] = rangeOf(mapped, first.start, last.end);
  const again = article.filter(({ start }) => start >= second).at(-2);
  return {
    card: { start, end, values },
    repeat: again ? { start: mapped.from[second] as number, end: mapped.to[again.end - 1] as number } : null,
  };
}

function readValues(tokens: readonly Token[], mapped: Mapped, bytes: Buffer): CardValue[] {
  const values: CardValue[] = [];
  const add = (column: CardColumn, start: number, end: number, decoding: string) => {
    if (end <= start || values.some((value) => value.column === column)) return;
    const [from, to] = rangeOf(mapped, start, end);
    const text = decodeBytes(bytes.subarray(from, to), decoding);
    if (text !== null && text.trim() !== '') values.push({ column, start: from, end: to, decoding, text });
  };
  const texts = listTexts(tokens, mapped);
  for (const [index, one] of texts.entries()) {
    for (const { column, pattern, holds } of LINES) {
      const place = holds(one, texts[index - 1]) ? pattern.exec(one.text)?.indices?.[1] : undefined;
      if (!place) continue;
      const decoding = column === 'published_date' ? 'html-text+english-day' : 'html-text';
      add(column, one.start + place[0], one.start + place[1], decoding);
      // a text gives one value
      break;
    }
  }
  for (const token of tokens) {
    if (token.kind !== 'open' || token.name !== 'a') continue;
    const href = attributeOf(token, 'href');
    const address = href ? mapped.text.slice(href.start, href.end) : '';
    if (href && PAPER.test(address)) add('arxiv_id', href.start, href.end, 'html-entities+arxiv-id');
    if (href && GITHUB.test(address)) add('github_repo', href.start, href.end, 'html-entities');
  }
  return values;
}

/** The papers that the links of a card lead to. */
function listPapers(tokens: readonly Token[], mapped: Mapped): Set<string> {
  return new Set(
    tokens.flatMap((token) => {
      const href = attributeOf(token, 'href');
      return (href && /\/papers\/([\w.-]+)/.exec(mapped.text.slice(href.start, href.end))?.[1]) ?? [];
    }),
  );
}

const PAPER = /^(?:https:\/\/huggingface\.co)?\/papers\/[\w.-]+$/;
const GITHUB = /^https:\/\/github\.com\/[\w.-]+\/[\w.-]+\/?$/;
const ACCOUNT = /^(?:https:\/\/huggingface\.co)?\/[\w.-]+$/;
const VOTE = /\/login\?next=%2Fpapers%2F/;

/** Texts of a card: which column they give, and where they stand. Group 1 is the value. A `·` is two bytes here. */
const LINES: readonly {
  column: CardColumn;
  pattern: RegExp;
  holds(text: Text, before: Text | undefined): boolean;
}[] = [
  { column: 'title', pattern: /^([^]+)$/d, holds: ({ isHeading, href }) => isHeading && PAPER.test(href) },
  { column: 'author_count', pattern: /^(?:\u00c2\u00b7[ \t\r\n]*)?(\d+) authors?$/d, holds: () => true },
  { column: 'published_date', pattern: /^(?:Published on )?([A-Z][a-z]+ \d+, \d{4})$/d, holds: () => true },
  { column: 'upvotes', pattern: /^(\d+)$/d, holds: ({ href }) => VOTE.test(href) },
  { column: 'comments', pattern: /^(\d+)$/d, holds: ({ href }) => href.endsWith('#community') },
  { column: 'github_stars', pattern: /^(\d+)$/d, holds: ({ href }) => GITHUB.test(href) },
  { column: 'organization', pattern: /^([^]+)$/d, holds: ({ href }) => ACCOUNT.test(href) },
  {
    column: 'submitted_by',
    pattern: /^(?:Submitted by[ \t\r\n]*)?([^ \t\r\n]+)$/d,
    holds: ({ text }, before) =>
      /^Submitted by[ \t\r\n]*[^ \t\r\n]+$/.test(text) || before?.text === 'Submitted by',
  },
  { column: 'ai_summary', pattern: /^([^]+)$/d, holds: (text) => text.isParagraph && isSummary(text.text) },
  { column: 'abstract', pattern: /^([^]+)$/d, holds: (text) => text.isParagraph && isAbstract(text.text) },
];

/**
 * A trending page shows the AI summary in the place of the abstract, and does not say which of the two it is. Of 206
 * summaries one is longer than 400 characters, and of 369 abstracts none is shorter than 550; between them only
 * authors say "we".
 */
function isSummary(text: string): boolean {
  return text.length >= 50 && text.length <= 400;
}

function isAbstract(text: string): boolean {
  return text.length >= 1000 || (text.length > 400 && /\b(?:we|our|this paper|this work)\b/i.test(text));
}

/** The texts of an article between their tags, without the blanks around them; a paragraph and a heading are one text each. */
function listTexts(tokens: readonly Token[], mapped: Mapped): Text[] {
  const texts: Text[] = [];
  let href = '';
  let block: 'h3' | 'p' | null = null;
  let isFirst = true;
  for (const token of tokens) {
    if (token.kind === 'text') {
      const [start, end] = trimRange(mapped.text, token.start, token.end);
      if (end <= start) continue;
      const last = texts.at(-1);
      if (block !== null && !isFirst && last)
        [last.end, last.text] = [end, mapped.text.slice(last.start, end)];
      else
        texts.push({
          start,
          end,
          text: mapped.text.slice(start, end),
          href,
          isHeading: block === 'h3',
          isParagraph: block === 'p',
        });
      isFirst = false;
    } else if (token.kind === 'open') {
      const address = attributeOf(token, 'href');
      if (token.name === 'a') href = address ? mapped.text.slice(address.start, address.end) : '';
      if (token.name === 'h3' || token.name === 'p') [block, isFirst] = [token.name, true];
    } else if (token.kind === 'close') {
      if (token.name === block) block = null;
      if (token.name === 'a') href = '';
    }
  }
  return texts;
}
