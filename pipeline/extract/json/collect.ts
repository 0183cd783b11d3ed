import {
  type Card,
  type CardColumn,
  type Faulty,
  makeFaulty,
  type NamedDay,
  type Repeat,
} from '../cards/card.ts';
import type { Item, JsonSource } from './item.ts';

/** The cards of a page so far. */
export interface Collected {
  cards: Card[];
  repeats: Repeat[];
  faulty: Faulty[];
  days: NamedDay[];
  /** Index of the card of each arXiv id. */
  cardOf: Map<string, number>;
}

export function createCollected(): Collected {
  return { cards: [], repeats: [], faulty: [], days: [], cardOf: new Map() };
}

/** Adds an item. A paper that was there before is no second appearance, and must not say anything else. */
export function addItem({ card, repeats, day }: Item, collected: Collected, { bytes }: JsonSource): void {
  const id = textOf(card, 'arxiv_id');
  const known = id === undefined ? undefined : collected.cardOf.get(id);
  if (known === undefined) {
    const index = collected.cards.push(card) - 1;
    if (id !== undefined) collected.cardOf.set(id, index);
    for (const repeat of repeats) collected.repeats.push({ ...repeat, card: index });
    if (day) collected.days.push(day);
  } else if (hasSameTexts(card, collected.cards[known] as Card))
    collected.repeats.push({ start: card.start, end: card.end, name: 'card', card: known });
  else collected.faulty.push(makeFaulty(bytes, card, 'extract/contradiction', OTHER_TEXTS));
}

const OTHER_TEXTS =
  'a paper of the same arXiv id, with another title or abstract, stands on the page before it';

function hasSameTexts(a: Card, b: Card): boolean {
  return (['title', 'abstract'] as const).every((column) => textOf(a, column) === textOf(b, column));
}

function textOf({ values }: Card, column: CardColumn): string | undefined {
  return values.find((value) => value.column === column)?.text;
}
