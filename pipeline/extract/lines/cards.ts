import { type Card, type CardValue, type Faulty, makeFaulty, type Repeat } from '../cards/card.ts';
import { readValues } from './card-values.ts';
import { type CardDraft, paperOf } from './drafts.ts';
import {
  isOwnLink,
  type PageShape,
  type Parsed,
  parseDraft,
  cardRangeOf,
  type CardFault,
  SHORTEST_PART,
  showLines,
} from './parse-card.ts';
import type { Range, Source } from './values.ts';

/** What the cards of a page are, and the parts of it that cannot be used. */
export interface Cards {
  cards: Card[];
  repeats: Repeat[];
  faulty: Faulty[];
}

/** Checks the cards of a page, each by itself and beside the others. */
export function readCards(given: readonly CardDraft[], source: Source, shape: PageShape): Cards {
  const drafts = joinOverlapping(given);
  const kept = drafts.filter(isCard);
  dropStrayVotes(kept);
  const parsed = kept.map((draft) => parseDraft(draft, source, shape));
  const good = parsed.filter((one): one is Parsed => 'title' in one);
  const withText = good.filter(({ text }) => text.length > 0).length;
  const showsTexts =
    (shape.page_kind === 'trending' && good.length > 0) || (withText > 0 && 2 * withText >= good.length);
  const showsLabels = good.filter(({ draft }) => draft.label !== null).length > 0.8 * good.length;
  const result: Cards = { cards: [], repeats: [], faulty: [] };
  const seen: Known[] = [];
  for (const one of parsed) {
    const reason = 'title' in one ? findReason(one, { showsTexts, showsLabels, format: source.format }) : one;
    const values = 'title' in one && reason === null ? readValues(one, source, shape) : null;
    if (values === null || 'code' in values)
      addFaulty(result, source, one.range, (values ?? reason) as CardFault);
    else seen.push({ ...toKnown(one as Parsed, values), values });
  }
  addKnown(result, seen, source);
  for (const draft of findRemains(drafts))
    addFaulty(result, source, cardRangeOf(draft), {
      code: 'extract/unclear-pairing',
      message: 'a text stands between the cards',
    });
  result.faulty.sort((a, b) => a.start - b.start);
  return result;
}

/** Drafts in one link cannot be told apart: they are one, and no card. */
function joinOverlapping(drafts: readonly CardDraft[]): CardDraft[] {
  const joined: CardDraft[] = [];
  let end = 0;
  for (const draft of drafts) {
    const range = cardRangeOf(draft);
    const last = joined.at(-1);
    if (last && range.start < end) {
      for (const item of draft.items) last.items.push(item);
      for (const text of draft.texts) last.texts.push(text);
      last.isDisordered = true;
    } else joined.push(draft);
    end = Math.max(end, range.end);
  }
  return joined;
}

/** A card has something of what pages show with papers; a date alone may be that of a page. */
function isCard({ tail, items, label, votes }: CardDraft): boolean {
  return (
    [...tail.keys()].some((kind) => kind !== 'date') ||
    label !== null ||
    votes !== null ||
    items.some((item) => item.kind !== 'picture' && isOwnLink(item) && paperOf(item) !== null)
  );
}

/** Texts between cards, and long ones after them, are what is left of cards; other text is of the page. */
function findRemains(drafts: readonly CardDraft[]): CardDraft[] {
  const first = drafts.findIndex(isCard);
  const last = drafts.findLastIndex(isCard);
  return drafts.filter(
    (draft, index) =>
      first !== -1 &&
      index > first &&
      !isCard(draft) &&
      draft.texts.some(({ segment: { text } }) => index < last || text.length > 2 * SHORTEST_PART),
  );
}

/** A number below the submitter is that of votes only if the other cards have one there too. */
function dropStrayVotes(drafts: readonly CardDraft[]): void {
  const bare = drafts.filter(
    ({ votes }) => votes !== null && votes.segment.link === null && /^\d/.test(votes.segment.text),
  );
  if (2 * bare.length > drafts.length) return;
  for (const draft of bare) {
    draft.votes = null;
    if (draft.tail.get('comments')?.segment.link === null) draft.tail.delete('comments');
  }
}

/** Titles of papers are shorter: of 15,000 the longest has 202 characters. */
const LONGEST_TITLE = 300;

/** Abstracts are longer, and so are the summaries that stand in their place. */
const SHORTEST_TEXT = 60;

/** What most cards of a page have, and what it is written in. */
interface PageHabits extends Pick<Source, 'format'> {
  showsTexts: boolean;
  showsLabels: boolean;
}

function findReason(
  { draft, title, text, id }: Parsed,
  { showsTexts, showsLabels, format }: PageHabits,
): CardFault | null {
  const [titleText, textText] = [showLines(title), showLines(text)];
  if (format === 'markdown' && titleText.split('[').length !== titleText.split(']').length)
    return { code: 'extract/unclear-pairing', message: 'the link of the title is damaged' };
  if (titleText.length > LONGEST_TITLE)
    return { code: 'extract/unclear-pairing', message: 'a text stands in the place of the title' };
  const isAnchored = id !== null || title[0]?.line.level !== 0;
  // without its label a name would stand where the title does
  if (!isAnchored && showsLabels && draft.handle === null && !showsTexts)
    return {
      code: 'extract/unclear-pairing',
      message: 'the card does not begin with its submitter, as others do',
    };
  if (text.length === 0)
    return showsTexts
      ? { code: 'extract/title-without-abstract', message: `"${titleText}" has no text` }
      : null;
  if (!showsTexts)
    return {
      code: 'extract/unclear-pairing',
      message: 'a line stands below the title that other cards do not have',
    };
  if (format === 'markdown' && isOfDamagedLink(textText))
    return { code: 'extract/unclear-pairing', message: 'the link of the text is damaged' };
  if (textText.length < SHORTEST_TEXT || textText.length <= titleText.length)
    return { code: 'extract/unclear-pairing', message: 'the text is too short for one' };
  // its first line may stand in the title
  if (!isAnchored && title.length > 1 && /^(?:[a-z]|\d*[.,;:)] )/.test(textText))
    return { code: 'extract/unclear-pairing', message: 'the text begins in the middle of a sentence' };
  if (!isAnchored && !/[ -]/.test(titleText) && !textText.toLowerCase().includes(titleText.toLowerCase()))
    return { code: 'extract/unclear-pairing', message: `the text does not speak of "${titleText}"` };
  return null;
}

/** Whether one end of a link stands in a text without the other. Intervals have brackets too: `[0, 1)`. */
function isOfDamagedLink(text: string): boolean {
  if (/\]\((?:https?:|\/)/.test(text)) return true;
  if (!text.startsWith('[')) return false;
  let depth = 0;
  for (const { 0: bracket } of text.matchAll(/[[\]]/g)) {
    depth += bracket === '[' ? 1 : -1;
    if (depth === 0) return false;
  }
  return true;
}

/** A card with what tells it from others. */
interface Known {
  range: Range;
  id: string | null;
  title: string;
  text: string;
  values: CardValue[];
}

function toKnown({ range, id, title, text }: Parsed, values: CardValue[]): Known {
  return { range, id, title: showLines(title), text: showLines(text), values };
}

/** Pages for wide and for narrow screens show each card twice; two cards that contradict each other are no card. */
function addKnown(result: Cards, seen: readonly Known[], source: Source): void {
  const keyOf = ({ id, title }: Known) => id ?? title;
  const first = new Map<string, number>();
  const texts = new Map<string, Set<string>>();
  for (const one of seen) {
    const key = keyOf(one);
    texts.set(key, (texts.get(key) ?? new Set()).add(`${one.title}\n${one.text}`));
  }
  for (const one of seen) {
    const { range, values } = one;
    const card = first.get(keyOf(one));
    if ((texts.get(keyOf(one))?.size ?? 0) > 1)
      addFaulty(result, source, range, {
        code: 'extract/contradiction',
        message: 'two cards of one paper have different texts',
      });
    else if (card === undefined)
      first.set(
        keyOf(one),
        result.cards.push({ start: range.start + source.offset, end: range.end + source.offset, values }) - 1,
      );
    else
      result.repeats.push({
        start: range.start + source.offset,
        end: range.end + source.offset,
        name: 'card',
        card,
      });
  }
}

function addFaulty(result: Cards, source: Source, { start, end }: Range, { code, message }: CardFault): void {
  result.faulty.push(
    makeFaulty(source.bytes, { start: start + source.offset, end: end + source.offset }, code, message),
  );
}
