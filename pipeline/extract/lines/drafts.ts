import type { LineItem } from './items.ts';
import { type Kind, PAPER } from './kinds.ts';

/** What one card shows, part by part, before it is checked. */
export interface CardDraft {
  items: LineItem[];
  /** The lines of its title and text, with the names of organisations that no link tells apart. */
  texts: LineItem[];
  /** Who submitted the paper: the label, and the name, which may be the line after it. */
  label: LineItem | null;
  handle: LineItem | null;
  votes: LineItem | null;
  /** What stands below its texts, by kind. */
  tail: Map<Kind, LineItem>;
  /** Whether a part of it stands where no page has it. */
  isDisordered: boolean;
}

/** What comes before the texts of a card, and what below them. Votes stand before them or below. */
const TAIL: ReadonlySet<Kind> = new Set<Kind>([
  'dot',
  'authors',
  'account',
  'published',
  'date',
  'comments',
  'github',
  'arxiv-page',
]);

/** Kinds that stand between cards, never in one. */
const OUTSIDE: ReadonlySet<Kind> = new Set<Kind>(['site', 'masthead', 'end', 'reference']);

interface Reading {
  drafts: CardDraft[];
  current: CardDraft | null;
  /** The part before, which may announce this one. */
  last: LineItem | null;
}

/**
 * Splits the items of a page with many papers into cards. A card begins with its picture, its submitter, its votes or
 * its title, whichever comes first, and ends where the next one begins or the page goes on.
 */
export function splitIntoDrafts(items: readonly LineItem[]): CardDraft[] {
  const reading: Reading = { drafts: [], current: null, last: null };
  for (const item of items) {
    readItem(reading, item);
    if (item.kind !== 'picture') reading.last = item;
  }
  return reading.drafts;
}

function readItem(reading: Reading, item: LineItem): void {
  const { current, last } = reading;
  const { kind, segment } = item;
  const hasTail = (current?.tail.size ?? 0) > 0;
  const isPast = hasTail || (current?.texts.length ?? 0) > 0;
  if (OUTSIDE.has(kind)) {
    reading.current = null;
  } else if (kind === 'picture') {
    if (PAPER.test(segment.link?.href ?? ''))
      add(isPast && !isOwn(current, item) ? open(reading) : (current ?? open(reading)), item);
  } else if (kind === 'submitter') {
    const draft = isPast || current?.label ? open(reading) : (current ?? open(reading));
    draft.label = add(draft, item);
    if (item.value !== '' && item.value !== null) draft.handle = item;
  } else if (current && waitsForName(current, last) && isName(item)) {
    current.handle = add(current, item);
  } else if (kind === 'votes') {
    readVotes(reading, item, isPast, hasTail);
  } else if (kind === 'number') {
    readNumber(reading, item, isPast, hasTail);
  } else if (kind === 'text' || (kind === 'account' && !current)) {
    const isNext =
      hasTail ||
      (item.line.level > 0 &&
        current?.texts.some(
          ({ line, segment: { link } }) => line.level > 0 && (link === null || link !== segment.link),
        ));
    const draft = current === null || isNext ? open(reading) : current;
    draft.texts.push(add(draft, item));
  } else if (TAIL.has(kind)) {
    // a date outside of cards is that of the page
    if (kind === 'date' && current === null) return;
    const draft = current ?? open(reading);
    if (!isPast) draft.isDisordered ||= kind !== 'dot' && kind !== 'account';
    const known = draft.tail.get(kind);
    if (known && known.segment.text !== segment.text) draft.isDisordered = true;
    else draft.tail.set(kind, add(draft, item));
  }
}

function open(reading: Reading): CardDraft {
  const draft: CardDraft = {
    items: [],
    texts: [],
    label: null,
    handle: null,
    votes: null,
    tail: new Map(),
    isDisordered: false,
  };
  reading.drafts.push(draft);
  reading.current = draft;
  return draft;
}

function add(draft: CardDraft, item: LineItem): LineItem {
  draft.items.push(item);
  return item;
}

function waitsForName({ label, handle }: CardDraft, last: LineItem | null): boolean {
  return label !== null && handle === null && last === label;
}

/** The name of an account, which has no blanks. */
function isName({ kind, segment }: LineItem): boolean {
  return (kind === 'account' || kind === 'text') && /^[\w.-]{1,96}$/.test(segment.text);
}

/** The paper that a part of a page leads to. */
export function paperOf({ segment }: LineItem): string | null {
  return PAPER.exec(segment.link?.href ?? '')?.[1] ?? null;
}

function isOwn(draft: CardDraft | null, item: LineItem): boolean {
  const id = paperOf(item);
  return id !== null && draft !== null && draft.items.some((other) => paperOf(other) === id);
}

/** Votes belong to the card whose paper they lead to; without a link, to the card whose date stands before them. */
function readVotes(reading: Reading, item: LineItem, isPast: boolean, hasTail: boolean): void {
  const { current, last } = reading;
  if (current !== null && last?.kind === 'votes' && last.value === null && current.votes === last) {
    current.votes = add(current, item);
    return;
  }
  const isHere =
    current !== null &&
    (!isPast ||
      (paperOf(item) === null
        ? hasTail && /^Upvote|^\[ ?\] ?Upvote/i.test(item.segment.text)
        : isOwn(current, item)));
  const draft = isHere ? current : open(reading);
  if (draft.votes !== null) draft.isDisordered = true;
  draft.votes = add(draft, item);
}

/** A number alone says what it counts only where a label stands before it. */
function readNumber(reading: Reading, item: LineItem, isPast: boolean, hasTail: boolean): void {
  const { current, last } = reading;
  if (current === null || last === null || item.segment.link !== null) return;
  if ((last.kind === 'github' || last.kind === 'votes') && last.value === null) {
    // the label gives its place to the number
    const labelled = { ...item, kind: last.kind };
    if (last.kind === 'votes') current.votes = add(current, labelled);
    else
      current.tail.set(
        'github',
        add(current, { ...labelled, segment: { ...item.segment, link: last.segment.link } }),
      );
  } else if (!isPast && current.handle !== null && current.votes === null) {
    current.votes = add(current, { ...item, kind: 'votes' });
  } else if (hasTail || (current.label !== null && current.texts.length > 0)) {
    const isOnDay = (last.kind === 'date' || last.kind === 'published') && last.line === item.line;
    const isComments =
      isOnDay ||
      ((last.kind === 'authors' || last.kind === 'text') && current.votes !== null && current.label !== null);
    const known = current.tail.get('comments');
    if (isComments && !known) current.tail.set('comments', add(current, { ...item, kind: 'comments' }));
    else add(current, item);
  } else current.isDisordered = true;
}
