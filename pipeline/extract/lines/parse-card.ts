import type { Code } from '../../problem/problem.ts';
import type { CardPage } from '../cards/card.ts';
import { type CardDraft, paperOf } from './drafts.ts';
import type { LineItem } from './items.ts';
import { type Kind, NO_NAME, PAPER, PICTURES } from './kinds.ts';
import { type Range, segmentsOf, type Source } from './values.ts';

/** What is known of the whole page. */
export interface PageShape extends Pick<CardPage, 'page_kind'> {
  /**
   * Where a browser writes the name of a picture: before the name beside it (`kandinskylab Kandinsky Lab`), on the line
   * above, or nowhere.
   */
  pictureNames: 'before' | 'above' | 'none' | 'unknown';
}

/** A draft after its lines were told apart. */
export interface Parsed {
  draft: CardDraft;
  range: Range;
  title: LineItem[];
  text: LineItem[];
  organization: LineItem | null;
  id: string | null;
}

/** Why a draft is no card. */
export interface CardFault {
  code: Code;
  message: string;
}

export function parseDraft(
  draft: CardDraft,
  source: Source,
  shape: PageShape,
): Parsed | (CardFault & { range: Range }) {
  const range = cardRangeOf(draft);
  const fail = (code: Code, message: string) => ({ code, message, range });
  const ids = new Set(draft.items.flatMap((item) => (isOwnLink(item) ? (paperOf(item) ?? []) : [])));
  if (ids.size > 1) return fail('extract/contradiction', `the card leads to ${[...ids].join(' and ')}`);
  if (draft.isDisordered)
    return fail('extract/unclear-pairing', 'the parts of the card are not in their order');
  if (draft.texts.some(({ segment }) => PAPER.test(segment.text)))
    return fail('extract/unclear-pairing', 'the address of a paper stands in the text');
  const { organization, lines, isNamed, picture } = takeOrganization(draft, source, shape);
  if (areRepeated(draft.texts.filter((item) => item !== picture)))
    return fail('extract/repeated-paragraph', 'a line of the card stands there twice');
  const [first, ...rest] = groupLines(lines, source.width);
  if (first === undefined) return fail('extract/no-title', 'the card has no title');
  const isTitle = (item: LineItem, index: number) =>
    index === 0 || isOneLink(first) || source.isWrapped || isContinued(item);
  const end = first.findIndex((item, index) => !isTitle(item, index));
  const title = end === -1 ? first : first.slice(0, end);
  const groups = end === -1 ? rest : [first.slice(end), ...rest];
  const [id = null] = ids;
  // the name of an organisation would stand where the title does
  if (
    id === null &&
    !isNamed &&
    !['dot', 'authors'].some((kind) => draft.tail.has(kind as Kind)) &&
    groups.length === 0
  )
    return fail('extract/unclear-pairing', 'a part of the card is missing');
  const isAnchored = id !== null || title[0]?.line.level !== 0;
  if (groups.length > 0 && !isText(groups, end === -1 && isAnchored, source))
    return fail('extract/unclear-pairing', 'the title of the card and its text cannot be told apart');
  return { draft, range, title, text: groups.flat(), organization, id };
}

/** arXiv breaks the lines of a title, and begins the next one with two blanks. */
function isContinued({ line }: LineItem): boolean {
  return line.indent === 2 && !line.gap;
}

/**
 * Whether lines are one text: a line, a link, a paragraph, or paragraphs where links tell what else is there.
 * @param isAnchored whether the lines of the title are known without a doubt
 */
function isText(groups: readonly LineItem[][], isAnchored: boolean, { isWrapped }: Source): boolean {
  const [first = [], ...rest] = groups;
  const isWhole = first.length === 1 || isOneLink(first) || isWrapped || areBroken(first);
  return (rest.length === 0 && isWhole) || (isAnchored && areParts(groups));
}

/** Whether the lines are those of one paragraph of arXiv, which has about 80 characters a line. */
export function areBroken(lines: readonly LineItem[]): boolean {
  return lines.every(
    ({ segment: { text } }, index) => text.length <= 100 && (text.length >= 40 || index === lines.length - 1),
  );
}

/** Whether a line follows itself. */
export function areRepeated(lines: readonly LineItem[]): boolean {
  return lines.some(({ segment }, index) => segment.text === lines[index + 1]?.segment.text);
}

/** The parts of an abstract that a blank line cuts are no shorter than this; lines that went astray are. */
export const SHORTEST_PART = 80;

function areParts(groups: readonly LineItem[][]): boolean {
  const texts = groups.map(showLines);
  const lines = groups.flat().map(({ segment }) => segment.text);
  const isFree = groups.flat().every(({ segment }) => segment.link === null);
  return (
    isFree && new Set(lines).size === lines.length && texts.every(({ length }) => length >= SHORTEST_PART)
  );
}

/** Links of a text may lead to any paper; the others lead to that of the card. */
export function isOwnLink({ kind, segment, line }: LineItem): boolean {
  return kind !== 'text' || line.segments.every(({ link }) => link === segment.link);
}

export function cardRangeOf({ items }: CardDraft): Range {
  const ranges = items.flatMap(segmentsOf).map(({ start, end, link }) => link ?? { start, end });
  return {
    start: ranges.reduce((least, { start }) => Math.min(least, start), Number.POSITIVE_INFINITY),
    end: ranges.reduce((most, { end }) => Math.max(most, end), 0),
  };
}

/** A name above the dot of a card that shows no number of authors; a link tells it, or its place. */
function takeOrganization(
  draft: CardDraft,
  { isWrapped }: Source,
  { page_kind, pictureNames }: PageShape,
): { organization: LineItem | null; lines: LineItem[]; isNamed: boolean; picture: LineItem | null } {
  const { texts, tail } = draft;
  const account = tail.get('account') ?? null;
  const last = texts.at(-1);
  const before = texts.at(-2);
  const isNamed =
    account === null &&
    last !== undefined &&
    before !== undefined &&
    !tail.has('authors') &&
    (tail.has('dot') || (draft.label !== null && page_kind !== 'trending')) &&
    // a link whose address is not in the file
    !last.segment.link?.href &&
    last.line.level === 0 &&
    last.segment.text.length <= SHORTEST_PART &&
    !NO_NAME.test(last.segment.text.replace(PICTURES, '')) &&
    (!isWrapped || last.line.gap);
  if (!isNamed) return { organization: account, lines: texts, isNamed: account !== null, picture: null };
  // the picture of an organisation has a name too, on the line above
  const isPicture = texts.length > 2 && !last.line.gap && /^[\w.-]+$/.test(before.segment.text);
  const isKnown =
    isPicture ||
    PICTURES.test(last.segment.text) ||
    pictureNames === 'none' ||
    (pictureNames === 'before' && / /.test(last.segment.text));
  return {
    organization: isKnown ? last : null,
    lines: texts.slice(0, isPicture ? -2 : -1),
    isNamed,
    picture: isPicture ? before : null,
  };
}

/** Lines of one link, or of one paragraph. */
function groupLines(lines: readonly LineItem[], width: number): LineItem[][] {
  const groups: LineItem[][] = [];
  for (const item of lines) {
    const last = groups.at(-1)?.at(-1);
    const isSame =
      last !== undefined &&
      last.segment.link === item.segment.link &&
      (item.segment.link !== null ||
        (!item.line.gap && last.line.level === item.line.level && !hasPlace(last, item, width)));
    if (isSame) groups.at(-1)?.push(item);
    else groups.push([item]);
  }
  return groups;
}

/** Whether a line ends before the width although the next word had place on it: then a paragraph ends there. */
function hasPlace({ line }: LineItem, { segment }: LineItem, width: number): boolean {
  const [word = ''] = segment.text.split(' ', 1);
  return line.end - line.start + 1 + word.length < 0.8 * width;
}

function isOneLink(lines: readonly LineItem[]): boolean {
  return lines[0]?.segment.link !== null;
}

export function showLines(lines: readonly LineItem[]): string {
  return lines.map(({ segment }) => segment.text).join(' ');
}
