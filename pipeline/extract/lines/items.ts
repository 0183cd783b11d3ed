import type { PageLink } from '../decode/markdown-links.ts';
import { SITE_LINES } from '../layout.ts';
import { DAY, type Kind, MONTH, NO_NAME, NUMBER, PAPER, PICTURES, ROWS, VOTE } from './kinds.ts';
import type { Line, Segment } from './lines.ts';

/** A part of a line with its kind, and the value that it gives. */
export interface LineItem {
  kind: Kind;
  segment: Segment;
  /** Group 1 of the pattern, as it stands in the text of the segment. */
  value: string | null;
  line: Line;
}

/** A name of a month alone, as pages show it above the number of the day. */
const MONTH_ALONE = new RegExp(`^${MONTH}$`, 'i');

/**
 * The items of all lines. Two forms go over lines: a link whose address is a paragraph of its own, and the day of a
 * page as a month above a number.
 */
export function readAllItems(lines: readonly Line[]): LineItem[] {
  const items: LineItem[] = [];
  for (const item of joinBrokenTails(lines).flatMap(readItems)) {
    const last = items.at(-1);
    if (item.kind === 'address' && last?.kind === 'text' && !item.line.gap) {
      items.push({ ...item, kind: 'text' });
    } else if (item.kind === 'address' && last && last.segment.link === null && last.segment.text !== '') {
      const segment = { ...last.segment, link: toLink(last.segment, item.segment) };
      const [again] = readSegment(segment, last.line) ?? [];
      items[items.length - 1] = again ?? { ...last, segment };
    } else if (item.kind === 'number' && last?.kind === 'text' && MONTH_ALONE.test(last.segment.text)) {
      const segment = {
        ...last.segment,
        end: item.segment.end,
        text: `${last.segment.text} ${item.segment.text}`,
      };
      items[items.length - 1] = { kind: 'date', segment, value: segment.text, line: last.line };
    } else if (last && isSameLink(last, item)) {
      items[items.length - 1] = { ...last, segment: { ...last.segment, end: item.segment.end } };
    } else if (last?.kind === 'text' && continues(item, last)) {
      items.push({ ...item, kind: 'text', segment: toWhole(item.line.segments), value: null });
    } else items.push(item);
  }
  return items;
}

/** Whether two lines of one link are one part of a card: a name, or what the text of the whole link says. */
function isSameLink(last: LineItem, { kind, segment: { link, text } }: LineItem): boolean {
  const isWhole = kind === last.kind && text === last.segment.text && kind !== 'text' && kind !== 'picture';
  return link !== null && link === last.segment.link && (last.kind === 'account' || isWhole);
}

/** A tool that breaks lines breaks `Kandinsky Lab · Published` and `on Oct 4, 2026` too. */
function joinBrokenTails(lines: readonly Line[]): Line[] {
  const joined: Line[] = [];
  for (const line of lines) {
    const before = joined.at(-1);
    const [end, start] = [before?.segments.at(-1), line.segments[0]];
    if (
      before &&
      end &&
      start &&
      !line.gap &&
      end.link === start.link &&
      /\xc2\xb7(?: [A-Za-z]+){1,2}$/.test(end.text)
    ) {
      const both = { ...end, end: start.end, text: `${end.text} ${start.text}` };
      const segments = [...before.segments.slice(0, -1), both, ...line.segments.slice(1)];
      joined[joined.length - 1] = {
        ...before,
        end: line.end,
        segments,
        empty: [...before.empty, ...line.empty],
      };
    } else joined.push(line);
  }
  return joined;
}

const OF_SITE: ReadonlySet<Kind> = new Set<Kind>(['site', 'end', 'masthead']);

/** Whether a line belongs to the text before it, whatever word it is: it is in the same link, or arXiv broke a title there. */
function continues({ segment: { link }, line, kind }: LineItem, last: LineItem): boolean {
  if (link !== null) return link === last.segment.link;
  return (
    !line.gap && (kind === 'site' ? last.segment.text.length >= 30 : line.indent === 2 && OF_SITE.has(kind))
  );
}

/** A link whose address stands after its text. */
function toLink({ start, end }: Segment, address: Segment): PageLink {
  const href = address.text.replace(/^<|>$/g, '');
  return { start, contentStart: start, contentEnd: end, end: address.end, href, text: '', isImage: false };
}

/** A line of a card is shorter; longer ones are titles and texts. */
const LONGEST = 200;

/** Splits a line into its kinds; a line with an unknown part is text as a whole. */
export function readItems(line: Line): LineItem[] {
  const items: LineItem[] = line.empty.map((link) => ({
    kind: 'picture',
    segment: { start: link.contentStart, end: link.contentEnd, text: '', link },
    value: null,
    line,
  }));
  const length = line.segments.reduce((sum, { text }) => sum + text.length, 0);
  if (length === 0) return items;
  const whole: LineItem = { kind: 'text', segment: toWhole(line.segments), value: null, line };
  // a title may be any words
  if (line.level > 0 && PAPER.test(whole.segment.link?.href ?? '')) return [...items, whole];
  const parts = length <= LONGEST ? line.segments.flatMap(splitAtDots) : [];
  const known = parts.map(
    (segment, index) => readSegment(segment, line) ?? readOrganization(parts, index, line),
  );
  return known.length > 0 && known.every((item) => item !== null)
    ? [...items, ...known.flat()]
    : [...items, whole];
}

/** `Kandinsky Lab · Published on Oct 4, 2026`, `· Oct 4, 2026 5` with the number of comments. */
function splitAtDots(segment: Segment): Segment[] {
  return segment.text
    .split(/ ?(\xc2\xb7) ?/)
    .flatMap((text) => DAY_AND_NUMBER.exec(text)?.slice(1) ?? text)
    .filter((text) => text !== '')
    .map((text) => ({ ...segment, text }));
}

const DAY_AND_NUMBER = new RegExp(`^((?:Published on )?${DAY}) (?:\\[[^[\\]]*\\] ?)?(${NUMBER})$`);

/** A part of a line is known by the text of its whole link, which may go over lines, or, cut at dots, by its own. */
function readSegment(segment: Segment, line: Line): LineItem[] | null {
  const known = readShown(segment, segment.link?.text || segment.text, line);
  const isCut = segment.link !== null && !line.segments.some(({ text }) => text === segment.text);
  return known ?? (isCut ? readShown(segment, segment.text, line) : null);
}

function readShown(segment: Segment, whole: string, line: Line): LineItem[] | null {
  const text = whole.replace(/\[(?!-\])[^[\]]{0,100}\] ?|\(BUTTON\) ?/g, '').replace(/^[-*+] (?=.)| $/g, '');
  if (/^[[\]()*+_-]*$/.test(text) && !(text === '-' && VOTE.test(segment.link?.href ?? ''))) return [];
  for (const { kind, pattern, href } of ROWS) {
    if (href && !href.test(segment.link?.href ?? '')) continue;
    const found = pattern.exec(text) ?? pattern.exec(whole);
    if (kind === 'account' && NO_NAME.test(found?.[1] ?? '')) continue;
    if (found)
      return [{ kind, segment: { ...segment, text: whole }, value: found[1] ?? found[2] ?? null, line }];
  }
  if (SITE_LINES.some(({ pattern }) => pattern.test(text)))
    return [{ kind: 'site', segment, value: null, line }];
  return null;
}

/** A name before the dot and the date of a card. */
function readOrganization(parts: readonly Segment[], index: number, line: Line): LineItem[] | null {
  const [segment, dot] = [parts[index], parts[index + 1]];
  const value = segment?.text.replace(PICTURES, '') ?? '';
  return segment &&
    dot?.text === '\xc2\xb7' &&
    value !== '' &&
    value.length <= 120 &&
    !NO_NAME.test(value) &&
    !PAPER.test(segment.link?.href ?? '')
    ? [{ kind: 'account', segment, value, line }]
    : null;
}

function toWhole(segments: readonly Segment[]): Segment {
  const [first, last] = [segments[0] as Segment, segments.at(-1) as Segment]; // only called with some
  return {
    start: first.start,
    end: last.end,
    text: segments.map(({ text }) => text).join(' '),
    link: segments.every(({ link }) => link === first.link) ? first.link : null,
  };
}
