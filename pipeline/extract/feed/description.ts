import type { CardColumn, CardValue } from '../cards/card.ts';
import { decodeBytes, joinDecodings } from '../decode/decodings.ts';
import { readTokens } from '../decode/html-text.ts';
import { type Mapped, mapHtmlText, rangeOf, sliceMapped, trimRange } from '../decode/mapped.ts';
import { type Element, mapContent } from './element.ts';

/** Reads the values in the description of an entry: HTML with labels, or the abstract alone. */
export function readDescription(element: Element, feed: Mapped, bytes: Buffer): CardValue[] {
  const html = mapContent(element, feed);
  const blocks = splitBlocks(html);
  const labelled = readLabels(blocks);
  const decoding = joinDecodings(element.decoding, 'html-text');
  const [only] = blocks;
  const found =
    labelled.length > 0 || blocks.length !== 1 || !only
      ? labelled
      : [{ column: 'abstract' as const, block: only, ...toPlace(only, 0, only.text.length) }];
  return found.flatMap(({ column, block, start, end }) => {
    const [from, to] = rangeOf(block, start, end);
    const text = decodeBytes(bytes.subarray(from, to), decoding);
    return text === null || text.trim() === '' ? [] : { column, start: from, end: to, decoding, text };
  });
}

/** Elements that begin a new line of the text. */
const BLOCKS = new Set(
  'address article aside blockquote dd details div dl dt figure footer h1 h2 h3 h4 h5 h6 header hr li ol p pre section summary table tbody td th thead tr ul'.split(
    ' ',
  ),
);

/** The texts of the blocks of an HTML fragment. */
function splitBlocks(html: Mapped): Mapped[] {
  const edges = readTokens(html.text).flatMap((token) =>
    'name' in token && BLOCKS.has(token.name) ? [token] : [],
  );
  const starts = [0, ...edges.map(({ end }) => end)];
  const ends = [...edges.map(({ start }) => start), html.text.length];
  return starts.flatMap((start, index) => {
    const end = ends[index] as number; // one for each start
    const block = end > start ? mapHtmlText(sliceMapped(html, start, end)) : null;
    return block !== null && toPlace(block, 0, block.text.length).end > 0 ? [block] : [];
  });
}

/** A value in the text of a block. */
interface Found {
  column: CardColumn;
  block: Mapped;
  start: number;
  end: number;
}

/** Labels before a value, in the same block or as a heading of their own. */
const LABELS: readonly { column: CardColumn; label: RegExp }[] = [
  { column: 'authors', label: /^authors?$/i },
  { column: 'upvotes', label: /^(?:upvotes?|likes)$/i },
  { column: 'abstract', label: /^(?:summary|abstract)$/i },
  { column: 'ai_summary', label: /^ai[- ](?:generated )?summary$/i },
  { column: 'github_repo', label: /^(?:github|code)$/i },
  { column: 'project_page', label: /^project(?: page)?$/i },
];

/** What the heading and the footer of the AI summary on the site leave in a feed. */
const AI_HEADING = /^Abstract[ \t\r\n]+/;
const AI_FOOTER = 'AI-generated summary';

function readLabels(blocks: readonly Mapped[]): Found[] {
  const found: Found[] = [];
  blocks.forEach((block, index) => {
    const inline = /^[ \t\r\n]*([A-Za-z][A-Za-z -]{1,20}?)[ \t]*:[ \t\r\n]*/.exec(block.text);
    const heading = /^[ \t\r\n]*([A-Za-z][A-Za-z -]{1,20}?)[ \t]*:?[ \t\r\n]*$/.exec(block.text);
    const [match, value, from] = heading
      ? [heading, blocks[index + 1], 0]
      : [inline, block, inline?.[0].length ?? 0];
    const column = LABELS.find(({ label }) => label.test(match?.[1] ?? ''))?.column;
    if (column === undefined || value === undefined || found.some((one) => one.column === column)) return;
    found.push(...readValue(column, value, from));
  });
  return found;
}

function readValue(column: CardColumn, block: Mapped, from: number): Found[] {
  const whole = toPlace(block, from, block.text.length);
  const { start, end } = column === 'ai_summary' ? cutSummary(block, whole) : whole;
  const value = block.text.slice(start, end);
  if (column === 'authors') return listAuthors(block, start, end);
  if (column === 'upvotes' && !/^\d{1,9}$/.test(value)) return [];
  if ((column === 'github_repo' || column === 'project_page') && !/^https?:\/\/\S+$/.test(value)) return [];
  return end > start ? [{ column, block, start, end }] : [];
}

type PlaceInBlock = Pick<Found, 'start' | 'end'>;

function cutSummary(block: Mapped, { start, end }: PlaceInBlock): PlaceInBlock {
  const text = block.text.slice(start, end);
  const lead = AI_HEADING.exec(text)?.[0].length ?? 0;
  return toPlace(block, start + lead, text.endsWith(AI_FOOTER) ? end - AI_FOOTER.length : end);
}

/** Names between commas, or `and` before the last. */
function listAuthors(block: Mapped, start: number, end: number): Found[] {
  return [...block.text.slice(start, end).matchAll(/(?:and )?([^,;]+)/dg)].flatMap(({ indices }) => {
    const [from, to] = indices?.[1] as [number, number]; // the group always matches
    const place = toPlace(block, start + from, start + to);
    return place.end > place.start ? [{ column: 'authors' as const, block, ...place }] : [];
  });
}

function toPlace({ text }: Mapped, from: number, to: number): PlaceInBlock {
  const [start, end] = trimRange(text, from, to);
  return { start, end };
}
