import type { Digest } from '../../../schemas/types.ts';
import type { NamedDay } from '../cards/card.ts';
import { decodeBytes } from '../decode/decodings.ts';
import { type Attribute, attributeOf, type Token } from '../decode/html-text.ts';
import { type Mapped, rangeOf } from '../decode/mapped.ts';

export interface PageFacts {
  day: NamedDay | null;
  page_kind: Digest['page_kind'];
}

/**
 * Finds what the page says of itself outside its cards: its day in `<time>`, its address and its title.
 * @param firstCard index of the first card in the text; a day after it is that of a paper
 */
export function findPageFacts(
  tokens: readonly Token[],
  firstCard: number,
  mapped: Mapped,
  bytes: Buffer,
): PageFacts {
  const before = tokens.filter(({ start }) => start < firstCard);
  const address = findAddress(before, mapped);
  return {
    day: findTime(before, mapped, bytes) ?? findDayInAddress(address, mapped),
    page_kind: findKind(before, address, mapped),
  };
}

function findTime(tokens: readonly Token[], mapped: Mapped, bytes: Buffer): PageFacts['day'] {
  for (const token of tokens) {
    const isTime = token.kind === 'open' && token.name === 'time';
    const attribute = isTime ? attributeOf(token, 'datetime') : undefined;
    if (attribute === undefined || attribute.end <= attribute.start) continue;
    const [start, end] = rangeOf(mapped, attribute.start, attribute.end);
    const decoding = 'html-entities+iso-day';
    const text = decodeBytes(bytes.subarray(start, end), decoding);
    if (text !== null) return { text, span: { start, end, decoding } };
  }
  return null;
}

/** The address of the page, in the first element that gives it. */
function findAddress(tokens: readonly Token[], mapped: Mapped): Attribute | null {
  for (const token of tokens) {
    if (token.kind !== 'open') continue;
    const read = (name: string) => {
      const attribute = attributeOf(token, name);
      return attribute && mapped.text.slice(attribute.start, attribute.end);
    };
    if (token.name === 'link' && read('rel') === 'canonical') return attributeOf(token, 'href') ?? null;
    if (token.name === 'meta' && read('property') === 'og:url') return attributeOf(token, 'content') ?? null;
  }
  return null;
}

function findDayInAddress(address: Attribute | null, mapped: Mapped): PageFacts['day'] {
  if (address === null) return null;
  const text = mapped.text.slice(address.start, address.end);
  const found = /\/papers\/date\/(\d{4}-\d{2}-\d{2})(?!\d)/d.exec(text);
  const place = found?.indices?.[1];
  if (!found?.[1] || !place) return null;
  const [start, end] = rangeOf(mapped, address.start + place[0], address.start + place[1]);
  return { text: found[1], span: { start, end, decoding: null } };
}

const KINDS: readonly [RegExp, Digest['page_kind']][] = [
  [/\/papers\/trending\b|^Trending Papers\b/, 'trending'],
  [/\/papers\/week\/|^Weekly Papers\b/, 'weekly'],
  [/\/papers\/month\/|^Monthly Papers\b/, 'monthly'],
  [/\/papers\?q=/, 'search'],
  [/\/papers\/date\/|^Daily Papers\b/, 'daily'],
];

function findKind(tokens: readonly Token[], address: Attribute | null, mapped: Mapped): Digest['page_kind'] {
  const title = tokens.findIndex((token) => token.kind === 'open' && token.name === 'title');
  const inTitle = title === -1 ? undefined : tokens[title + 1];
  const texts = [address, inTitle].flatMap((part) =>
    part ? mapped.text.slice(part.start, part.end).trim() : [],
  );
  return texts.flatMap((text) => KINDS.find(([pattern]) => pattern.test(text))?.[1] ?? [])[0] ?? null;
}
