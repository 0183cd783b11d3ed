import { CARD_LINES, SITE_LINES } from './layout.ts';

/** What a paragraph of text is. */
export type Role = 'title' | 'abstract' | 'noise';

/** A sign weighs for an abstract when positive, for a title when negative; the weights add up as log-odds. */
interface Sign {
  name: string;
  weight(text: string): number;
}

/**
 * Longer than any title: of 15,000 real titles the longest has 202 characters. So nearly all abstracts skip the
 * patterns below.
 */
const SURELY_ABSTRACT = 400;

/** Shorter than any abstract: of 13,000 real ones the shortest has 165 characters, and half of it may be missing. */
const SURELY_NONE = 60;

/** No single sign separates the two: titles run to 202 characters, abstracts begin at 165, and 8 % of them end without a full stop. */
const SIGNS: readonly Sign[] = [
  { name: 'length', weight: ({ length }) => clamp((length - 140) / 20, -5, 8) },
  {
    name: 'ends-like-a-sentence',
    weight: (text) => (/[.!]["')\]}]*$/.test(text) ? 2.5 : text.endsWith('?') ? 0 : -1.5),
  },
  {
    name: 'has-sentences',
    weight: (text) => Math.min(2, count(text, /[a-z)\]%0-9][.!]["')]? +[A-Z]/g)) * 2.5,
  },
  { name: 'speaks', weight: (text) => Math.min(3, count(text, SPEAKING)) * 1 },
  {
    name: 'capitalised',
    weight: (text) => (measureCapitals(text) > 0.6 ? -2 : measureCapitals(text) < 0.3 ? 1 : 0),
  },
];

// words of running text that titles hardly use
const SPEAKING =
  /\b(we|our|this|these|which|is|are|was|were|has|have|been|it|its|their|that|however|show|propose)\b/gi;

/** More than neighbours can outweigh. */
const SURE = 20;

/** The cost of two neighbours of one kind: damage is rarer than a paragraph that looks like the other kind. */
const SAME_KIND_TWICE = 2.5;

/**
 * Assigns a role to each paragraph of one page, from its own signs, its length relative to its neighbours, and its
 * position. It finds the best labelling of the page (Viterbi, IEEE Trans. Inf. Theory 13(2), 1967), in which titles
 * and abstracts alternate unless the signs outweigh that.
 */
export function assignRoles(texts: readonly string[]): Role[] {
  const roles: Role[] = texts.map((text) => (isNoise(text) || isPageLine(text) ? 'noise' : 'title'));
  const readable = texts.flatMap((_, index) => (roles[index] === 'noise' ? [] : [index]));
  const odds = computeOdds(readable.map((index) => texts[index] ?? ''));
  findBestPath(odds).forEach((isAbstract, at) => {
    if (isAbstract) roles[readable[at] ?? 0] = 'abstract';
  });
  return roles;
}

/** Whether a line of the page, such as `Submitted by ...`, is in the paragraph, which then is neither a title nor an abstract. */
function isPageLine(text: string): boolean {
  if (text.length > SURELY_ABSTRACT) return false;
  return text
    .split('\n')
    .some((line) => [...CARD_LINES, ...SITE_LINES].some(({ pattern }) => pattern.test(line.trim())));
}

/** Whether the beginning has too few letters for a title or an abstract; any character beyond ASCII counts as a letter. */
function isNoise(text: string): boolean {
  const length = Math.min(text.length, 100);
  let letters = 0;
  let nonBlank = 0;
  for (let index = 0; index < length; index++) {
    const code = text.charCodeAt(index);
    const lower = code | 0x20;
    if (code > 0x20) nonBlank++;
    if ((lower >= 0x61 && lower <= 0x7a) || code > 0x7f) letters++;
  }
  return letters < 3 || letters < 0.35 * nonBlank;
}

function computeOdds(texts: string[]): number[] {
  return texts.map((text, index) => weighSigns(text) + weighLength(text, texts[index - 1], texts[index + 1]));
}

function weighSigns(text: string): number {
  if (text.length > SURELY_ABSTRACT) return SURE;
  if (text.length < SURELY_NONE) return -SURE;
  return SIGNS.reduce((sum, sign) => sum + sign.weight(text), 0);
}

/** No title was ever longer than its own abstract. */
function weighLength({ length }: string, before: string | undefined, after: string | undefined): number {
  if (before === undefined || after === undefined) return 0;
  if (length > 1.5 * before.length && length > 1.5 * after.length) return 1.5;
  if (1.5 * length < before.length && 1.5 * length < after.length) return -1.5;
  return 0;
}

/** Whether each paragraph is an abstract, on the path with the greatest sum of odds. */
function findBestPath(odds: readonly number[]): boolean[] {
  // start as if after an abstract, so that a long first title is not taken for the end of one
  let title = -SAME_KIND_TWICE;
  let abstract = 0;
  const cameFrom: [boolean, boolean][] = [];
  for (const weight of odds) {
    const titleAfterAbstract = abstract >= title - SAME_KIND_TWICE;
    const abstractAfterAbstract = abstract - SAME_KIND_TWICE > title;
    cameFrom.push([titleAfterAbstract, abstractAfterAbstract]);
    const nextTitle = (titleAfterAbstract ? abstract : title - SAME_KIND_TWICE) - weight / 2;
    abstract = (abstractAfterAbstract ? abstract - SAME_KIND_TWICE : title) + weight / 2;
    title = nextTitle;
  }
  return walkBack(cameFrom, abstract > title);
}

function walkBack(cameFrom: readonly [boolean, boolean][], last: boolean): boolean[] {
  const path: boolean[] = [];
  let isAbstract = last;
  for (let index = cameFrom.length - 1; index >= 0; index--) {
    path.push(isAbstract);
    isAbstract = cameFrom[index]?.[isAbstract ? 1 : 0] ?? false;
  }
  return path.reverse();
}

/** Share of the words of four letters and more that begin with a capital. */
function measureCapitals(text: string): number {
  const words = text.match(/\p{L}{4,}/gu) ?? [];
  return words.length === 0 ? 1 : words.filter((word) => /^\p{Lu}/u.test(word)).length / words.length;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
