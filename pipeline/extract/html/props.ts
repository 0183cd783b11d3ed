import type { Digest } from '../../../schemas/types.ts';
import type { DateSpan } from '../cards/card.ts';
import { decodeBytes } from '../decode/decodings.ts';
import type { Attribute, Token } from '../decode/html-text.ts';
import { mapAttribute, type Mapped, rangeOf, sliceMapped } from '../decode/mapped.ts';
import { type Collected, createCollected } from '../json/collect.ts';
import type { JsonSource } from '../json/item.ts';
import { findItems } from '../json/items.ts';
import { collectInto } from '../json/read.ts';
import { type Node, parseJson, valueAt } from '../json/tree.ts';

/** What the data of a page says. */
export interface Props extends Collected {
  page_kind: Digest['page_kind'];
  query: string | null;
  day: { text: string; span: DateSpan } | null;
  /** Whether there is data of a page that has no papers. */
  isEmptyPage: boolean;
}

/** Reads the data that the site puts into attributes `data-props`, as JSON in character references. */
export function readProps(tokens: readonly Token[], page: Mapped, bytes: Buffer): Props {
  const props: Props = {
    ...createCollected(),
    page_kind: null,
    query: null,
    day: null,
    isEmptyPage: false,
  };
  for (const token of tokens) {
    const attribute =
      token.kind === 'open' ? token.attributes.find(({ name }) => name === 'data-props') : undefined;
    if (attribute === undefined || attribute.end <= attribute.start) continue;
    const mapped = mapAttribute(sliceMapped(page, attribute.start, attribute.end));
    if (!/"(?:dailyPapers|paper)"/.test(mapped.text)) continue;
    const root = parseJson(mapped.text);
    const whole = root ? mapped : mapToTag(page, attribute);
    readData({ bytes, mapped: whole, decoding: 'html-entities' }, root, props);
  }
  return props;
}

/** A stray quote ends an attribute early: the damaged data goes on up to the end of a tag. */
function mapToTag(page: Mapped, { start, end: early }: Attribute): Mapped {
  const end = page.text.indexOf('">', early);
  return mapAttribute(sliceMapped(page, start, end === -1 ? page.text.length : end));
}

function readData(source: JsonSource, root: Node | null, props: Props): void {
  const items = findItems(source.mapped.text);
  if (items === null) return;
  collectInto(props, items, source);
  props.isEmptyPage ||= items.length === 0;
  if (root === null) return;
  const text = (key: string) => {
    const value: unknown = valueAt(root, key)?.value;
    return typeof value === 'string' && value.trim() !== '' ? value : null;
  };
  props.query ??= text('query');
  props.page_kind ??= findKind(root, text('periodType'), props.query);
  props.day ??= readDay(root, source);
}

const PERIODS: Readonly<Record<string, Digest['page_kind']>> = {
  day: 'daily',
  week: 'weekly',
  month: 'monthly',
};

function findKind(root: Node, period: string | null, query: string | null): Digest['page_kind'] {
  if (valueAt(root, 'isTrending')?.value === true) return 'trending';
  if (query !== null) return 'search';
  if (period !== null && Object.hasOwn(PERIODS, period)) return PERIODS[period] ?? null;
  if (valueAt(root, 'dailyPapers')) return valueAt(root, 'date') ? 'daily' : null;
  return 'paper';
}

/** The day of the page. A paper has none, and a week or a month is no day. */
function readDay(root: Node, { bytes, mapped, decoding }: JsonSource): Props['day'] {
  for (const key of valueAt(root, 'dailyPapers') ? ['date', 'dateString'] : []) {
    const node = valueAt(root, key);
    if (node?.type !== 'string') continue;
    const [start, end] = rangeOf(mapped, node.offset, node.offset + node.length);
    const names = `${decoding}+json-string+iso-day`;
    const text = decodeBytes(bytes.subarray(start, end), names);
    if (text !== null) return { text, span: { start, end, decoding: names } };
  }
  return null;
}
