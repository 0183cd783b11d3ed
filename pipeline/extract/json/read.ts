import type { CardPage, Faulty, Reader } from '../cards/card.ts';
import { startsWithMark } from '../position.ts';
import { toPageDate } from '../date.ts';
import { mapBytes, rangeOf } from '../decode/mapped.ts';
import { excerpt } from '../../text/show.ts';
import { addItem, type Collected, createCollected } from './collect.ts';
import { readItem, type JsonSource } from './item.ts';
import { findItems, type ItemNode } from './items.ts';

/** Answers of the site's API: the papers of a day, or one paper. */
export const JSON_READER: Reader = {
  name: 'json',
  read: (bytes) => {
    if (!/^\s*[[{]/.test(bytes.toString('latin1', startsWithMark(bytes) ? 3 : 0, 200))) return null;
    const mapped = mapBytes(bytes, startsWithMark(bytes) ? 3 : 0, bytes.length);
    const items = findItems(mapped.text);
    if (items === null) return null;
    const collected = createCollected();
    collectInto(collected, items, { bytes, mapped, decoding: null });
    const isOne = items.length === 1 && items[0]?.start === mapped.text.search(/\S/);
    // the day of a single paper is not the day on which its page was opened
    const day = isOne ? null : findCommonDay(collected);
    return {
      source_format: 'json',
      page_kind: isOne ? 'paper' : day === null && collected.days.length > 0 ? null : 'daily',
      query: null,
      markup: 'json',
      date: day === null ? null : toPageDate(day),
      dateSource: 'data',
      dates: day === null ? [] : collected.days.map(({ span }) => span),
      cards: collected.cards,
      repeats: collected.repeats,
      faulty: collected.faulty,
    } satisfies CardPage;
  },
};

/** Reads the items of a text of JSON, wherever it stands, and adds them to the cards of a page. */
export function collectInto(collected: Collected, items: readonly ItemNode[], source: JsonSource): void {
  for (const { start, end, node } of items) {
    const read = 'code' in node ? node : readItem(node, source);
    if ('code' in read) collected.faulty.push(toFaulty(start, end, read, source));
    else addItem(read, collected, source);
  }
}

function toFaulty(
  start: number,
  end: number,
  { code, message }: Pick<Faulty, 'code' | 'message'>,
  { bytes, mapped }: JsonSource,
): Faulty {
  const [from, to] = rangeOf(mapped, start, end);
  const head = bytes.toString('utf8', from, Math.min(to, from + 400));
  return { start: from, end: to, code, message, excerpt: excerpt(head) };
}

/** The day that all items name; null if they differ, as on the page of a week, or name none. */
function findCommonDay({ days }: Collected): string | null {
  const [first] = days;
  return first && days.every(({ text }) => text === first.text) ? first.text : null;
}
