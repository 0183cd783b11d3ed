import type { Digest } from '../../../schemas/types.ts';
import type { NamedDay } from '../cards/card.ts';
import { type Attribute, attributeOf, type Token } from '../decode/html-text.ts';
import { mapAttribute, type Mapped, sliceMapped } from '../decode/mapped.ts';
import { type Collected, createCollected } from '../json/collect.ts';
import { type JsonSource, readDayAt } from '../json/item.ts';
import { findItems } from '../json/items.ts';
import { collectInto } from '../json/read.ts';
import { type Node, parseJson, valueAt } from '../json/tree.ts';

/** What the data of a page says. */
export interface Props extends Collected {
  page_kind: Digest['page_kind'];
  query: string | null;
  day: NamedDay | null;
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
    const attribute = attributeOf(token, 'data-props');
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
  const { text } = source.mapped;
  const items = findItems(text, root ?? parseJson(text));
  if (items === null) return;
  collectInto(props, items, source);
  props.isEmptyPage ||= items.length === 0;
  if (root === null) return;
  const read = (key: string) => {
    const value: unknown = valueAt(root, key)?.value;
    return typeof value === 'string' && value.trim() !== '' ? value : null;
  };
  props.query ??= read('query');
  props.page_kind ??= findKind(root, read('periodType'), props.query);
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
function readDay(root: Node, source: JsonSource): NamedDay | null {
  if (valueAt(root, 'dailyPapers') === undefined) return null;
  return readDayAt(valueAt(root, 'date'), source) ?? readDayAt(valueAt(root, 'dateString'), source);
}
