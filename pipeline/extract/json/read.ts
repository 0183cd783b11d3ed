import { type CardPage, makeFaulty, type Reader } from '../cards/card.ts';
import { startsWithMark } from '../position.ts';
import { toPageDate } from '../date.ts';
import { mapFile, rangeOf } from '../decode/mapped.ts';
import { addItem, type Collected, createCollected } from './collect.ts';
import { readItem, type JsonSource } from './item.ts';
import { findItems, type ItemNode } from './items.ts';
import { parseJson } from './tree.ts';

/** Answers of the site's API: the papers of a day, or one paper. */
export const JSON_READER: Reader = {
  name: 'json',
  read: (bytes) => {
    if (!/^\s*[[{]/.test(bytes.toString('latin1', startsWithMark(bytes) ? 3 : 0, 200))) return null;
    const mapped = mapFile(bytes);
    const items = findItems(mapped.text, parseJson(mapped.text));
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
      itemDays: isOne || day !== null ? [] : [...new Set(collected.days.map(({ text }) => text))],
      dateSource: 'data',
      dates: day === null ? [] : collected.days.map(({ span }) => span),
      facts: [],
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
    if ('code' in read) {
      const [from, to] = rangeOf(source.mapped, start, end);
      collected.faulty.push(makeFaulty(source.bytes, { start: from, end: to }, read.code, read.message));
    } else addItem(read, collected, source);
  }
}

/** The day that all items name; null if they differ, as on the page of a week, or name none. */
function findCommonDay({ days }: Collected): string | null {
  const [first] = days;
  return first && days.every(({ text }) => text === first.text) ? first.text : null;
}
