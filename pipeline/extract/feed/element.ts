import type { CardColumn, CardValue } from '../cards/card.ts';
import { decodeBytes, joinDecodings } from '../decode/decodings.ts';
import { attributeOf, type Token } from '../decode/html-text.ts';
import { mapCdata, type Mapped, mapXmlText, rangeOf, sliceMapped, trimRange } from '../decode/mapped.ts';

/** An element of an entry with its content: text, CDATA sections, or the address of a link in an attribute. */
export interface Element {
  name: string;
  /** Place of the content, without the marks of CDATA. */
  start: number;
  end: number;
  decoding: 'xml-text' | 'cdata';
}

/** Lists the elements of an entry that hold text and no other element. */
export function listElements(tokens: readonly Token[], mapped: Mapped): Element[] {
  const elements: Element[] = [];
  tokens.forEach((token, index) => {
    if (token.kind !== 'open') return;
    const href = attributeOf(token, 'href');
    if (token.name === 'link' && href && isArticle(token, mapped))
      elements.push({ name: 'link', start: href.start, end: href.end, decoding: 'xml-text' });
    const element = readContent(tokens, index, token.name, mapped);
    if (element) elements.push(element);
  });
  return elements;
}

/** Atom has links to other things, such as the feed itself. */
function isArticle(token: Token, mapped: Mapped): boolean {
  const rel = attributeOf(token, 'rel');
  return rel === undefined || mapped.text.slice(rel.start, rel.end) === 'alternate';
}

/** Blanks around CDATA do not count; text and CDATA side by side cannot be read as one run of bytes. */
function readContent(tokens: readonly Token[], index: number, name: string, mapped: Mapped): Element | null {
  let end = index + 1;
  while (tokens[end]?.kind === 'text' || tokens[end]?.kind === 'cdata') end++;
  const close = tokens[end];
  if (close?.kind !== 'close' || close.name !== name) return null;
  const parts = tokens.slice(index + 1, end).filter((part) => {
    const [from, to] = trimRange(mapped.text, part.start, part.end);
    return to > from;
  });
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last || parts.some(({ kind }) => kind !== first.kind)) return null;
  const decoding = first.kind === 'cdata' ? 'cdata' : 'xml-text';
  const isJoined = parts.every(
    (part, at) => at === 0 || part.start === (parts[at - 1] as Token).end + SEAM.length,
  );
  return decoding === 'cdata' && !isJoined ? null : { name, start: first.start, end: last.end, decoding };
}

/** What stands between two sections of CDATA that make one text. */
const SEAM = ']]><![CDATA[';

/** Reads the text of an element as a value, without the blanks around it. */
export function readElement(
  { start, end, decoding }: Element,
  column: CardColumn,
  decodings: readonly string[],
  mapped: Mapped,
  bytes: Buffer,
): CardValue | null {
  const [from, to] = trimRange(mapped.text, start, end);
  if (to <= from) return null;
  const [first, last] = rangeOf(mapped, from, to);
  const names = joinDecodings(decoding, ...decodings);
  const text = decodeBytes(bytes.subarray(first, last), names);
  return text === null || text.trim() === ''
    ? null
    : { column, start: first, end: last, decoding: names, text };
}

/** Decodes the content of an element, which may be HTML then. */
export function mapContent({ start, end, decoding }: Element, mapped: Mapped): Mapped {
  const content = sliceMapped(mapped, start, end);
  return decoding === 'cdata' ? mapCdata(content) : mapXmlText(content);
}
