import type { CardColumn, CardValue } from '../cards/card.ts';
import { decodeBytes, joinDecodings } from '../decode/decodings.ts';
import { readTokens } from '../decode/html-text.ts';
import { type Mapped, mapHtmlText, rangeOf, sliceMapped, trimRange } from '../decode/mapped.ts';
import { type Element, mapContent } from './element.ts';

/** What a description calls a value. Feeds mean the abstract by a summary, unless they have both. */
export type Label = CardColumn | 'summary';

/** A value of a description. */
export type DescribedValue = Omit<CardValue, 'column'> & { label: Label };

/** Reads the values in the description of an entry: HTML with labels, or the abstract alone. */
export function readDescription(element: Element, feed: Mapped, bytes: Buffer): DescribedValue[] {
  const blocks = splitBlocks(mapContent(element, feed));
  const labelled = readLabels(blocks);
  const [only] = blocks;
  const found = labelled.length === 0 && blocks.length === 1 && only ? readAlone(only) : labelled;
  return decodeAll(found, joinDecodings(element.decoding, 'html-text'), bytes);
}

/** Reads the names in an element of authors. An address of mail is no name. */
export function listAuthors(element: Element, feed: Mapped, bytes: Buffer): CardValue[] {
  const content = mapContent(element, feed);
  if (content.text.includes('@')) return [];
  const found = findAuthors(content, toPlace(content, 0, content.text.length));
  return decodeAll(found, element.decoding, bytes).map(({ label: _, ...value }) => ({
    column: 'authors',
    ...value,
  }));
}

function decodeAll(found: readonly Found[], decoding: string | null, bytes: Buffer): DescribedValue[] {
  return found.flatMap(({ label, block, start, end }) => {
    const [from, to] = rangeOf(block, start, end);
    const text = decodeBytes(bytes.subarray(from, to), decoding);
    return text === null || text.trim() === '' ? [] : { label, start: from, end: to, decoding, text };
  });
}

function readAlone(block: Mapped): Found[] {
  const texts = readTexts(block, 0, block.text.length);
  const isAbstract = ({ label, start, end }: Found) => label === 'abstract' && end - start >= SHORTEST_ALONE;
  return texts.some(isAbstract) ? texts : [];
}

/** A shorter text without a label may be anybody's remark; of 13,000 abstracts the shortest has 165 characters. */
const SHORTEST_ALONE = 150;

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

interface Place {
  start: number;
  end: number;
}

/** A value in the text of a block. */
interface Found extends Place {
  label: Label;
  block: Mapped;
}

/** Words before a value, in the same block or as a heading of their own. */
const LABELS: readonly { label: Label; words: RegExp }[] = [
  { label: 'authors', words: /^authors?$/i },
  { label: 'organization', words: /^(?:institution|organi[sz]ation)$/i },
  { label: 'upvotes', words: /^(?:upvotes?|likes)$/i },
  { label: 'abstract', words: /^abstract$/i },
  { label: 'summary', words: /^summary$/i },
  { label: 'ai_summary', words: /^ai[- ](?:generated )?summary$/i },
  { label: 'github_repo', words: /^(?:github|code)$/i },
  { label: 'project_page', words: /^project(?: page)?$/i },
];

const HEADING = /^([A-Za-z][A-Za-z -]{1,20}?)[ \t]*:?$/;
const INLINE = /^[ \t\r\n]*([A-Za-z][A-Za-z -]{1,20}?)[ \t]*:[ \t\r\n]*/;

function readLabels(blocks: readonly Mapped[]): Found[] {
  const found: Found[] = [];
  const known = new Set<Label>();
  const add = (words: string | undefined, block: Mapped | undefined, start: number, end: number) => {
    const label = LABELS.find((one) => one.words.test(words ?? ''))?.label;
    if (label === undefined || block === undefined || known.has(label)) return;
    for (const one of readValue(label, block, start, end)) {
      known.add(one.label);
      found.push(one);
    }
  };
  blocks.forEach((block, index) => {
    const { start, end } = toPlace(block, 0, block.text.length);
    const heading = HEADING.exec(block.text.slice(start, end));
    const next = blocks[index + 1];
    if (heading) add(heading[1], next, 0, next?.text.length ?? 0);
    else
      for (const part of splitParts(block)) {
        const inline = INLINE.exec(block.text.slice(part.start, part.end));
        if (inline) add(inline[1], block, part.start + inline[0].length, part.end);
      }
  });
  return found;
}

/** Some feeds have several labels in one line, with bars between. A text with a bar in it has no label after it. */
function splitParts({ text }: Mapped): Place[] {
  const bars = [...text.matchAll(/ \| (?=[A-Z][a-z]{2,12}: )/g)].map(({ index }) => index);
  return [0, ...bars].map((bar, i) => ({ start: i === 0 ? 0 : bar + 3, end: bars[i] ?? text.length }));
}

function readValue(label: Label, block: Mapped, from: number, to: number): Found[] {
  const place = toPlace(block, from, to);
  const value = block.text.slice(place.start, place.end);
  if (label === 'authors') return findAuthors(block, place);
  if (label === 'abstract' || label === 'summary') return readTexts(block, from, to, label);
  if (label === 'ai_summary') return readSummary(block, place);
  if (label === 'upvotes' && !/^\d{1,9}$/.test(value)) return [];
  if ((label === 'github_repo' || label === 'project_page') && !/^https?:\/\/\S+$/.test(value)) return [];
  return place.end > place.start ? [{ label, block, ...place }] : [];
}

/** What the page of a paper puts between the AI summary and the abstract; feeds keep it in the text. */
const AI_MARK = /AI-generated summary|Generated by [\w.-]+\/[\w.-]+/;

/** An AI summary is not longer; a longer text in its place is the abstract. */
const LONGEST_SUMMARY = 600;

/** A text with the mark in it is a summary and then the abstract. */
function readTexts(block: Mapped, from: number, to: number, label: Label = 'abstract'): Found[] {
  const mark = AI_MARK.exec(block.text.slice(from, to));
  const whole = { label, block, ...toPlace(block, from, to) };
  if (mark === null) return whole.end > whole.start ? [whole] : [];
  const before = toPlace(block, from, from + mark.index);
  const after = toPlace(block, from + mark.index + mark[0].length, to);
  return [
    ...(before.end > before.start && before.end - before.start <= LONGEST_SUMMARY
      ? [{ label: 'ai_summary' as const, block, ...before }]
      : []),
    ...(after.end > after.start ? [{ label, block, ...after }] : []),
  ];
}

/** The page has "Abstract" above the summary too. */
function readSummary(block: Mapped, { start, end }: Place): Found[] {
  const text = block.text.slice(start, end);
  const lead = /^Abstract[ \t\r\n]+/.exec(text)?.[0].length ?? 0;
  const place = toPlace(block, start + lead, start + (AI_MARK.exec(text)?.index ?? text.length));
  const isSummary = place.end > place.start && place.end - place.start <= LONGEST_SUMMARY;
  return isSummary ? [{ label: 'ai_summary', block, ...place }] : [];
}

/** Names between commas, or `and` before the last; none where the list is cut off. */
function findAuthors(block: Mapped, { start, end }: Place): Found[] {
  const text = block.text.slice(start, end);
  if (/\+ ?\d+ more|\bet al\b|\band \d+ (?:more|others)|(?:\.\.\.|\u00e2\u0080\u00a6)$/i.test(text))
    return [];
  const names = text.match(/[^,;]+/g)?.length ?? 0;
  if (names > MOST_AUTHORS) return [];
  return [...text.matchAll(/(?:and )?([^,;]+)/dg)].flatMap(({ indices }) => {
    const [from, to] = indices?.[1] as [number, number]; // the group always matches
    const place = toPlace(block, start + from, start + to);
    return place.end > place.start ? [{ label: 'authors' as const, block, ...place }] : [];
  });
}

/** The longest list of authors that we know of has about 5,000 names. */
const MOST_AUTHORS = 20_000;

function toPlace({ text }: Mapped, from: number, to: number): Place {
  const [start, end] = trimRange(text, from, to);
  return { start, end };
}
