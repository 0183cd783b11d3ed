import { openSignatures } from '../../../../pipeline/merge/candidates/minhash.ts';
import { merge } from '../../../../pipeline/merge/merge.ts';
import { findConfusables } from '../../../../pipeline/merge/confusables.ts';
import type { Judgement } from '../../../../schemas/types.ts';
import { random } from '../../../support/random.ts';
import { RECORDS } from '../../../support/page.ts';
import type { Attack, Prepared } from '../attack.ts';
import type { MergeRecord } from '../../../../pipeline/merge/merged.ts';

interface Titled {
  title: string;
  abstract: string;
}

interface Abstracted extends MergeRecord {
  abstract: string;
}

/** Merges papers. */
function merging(papers: readonly Titled[], judgements: readonly Judgement[] = []): Prepared {
  const signatures = openSignatures();
  const records = papers.map(({ title, abstract }, i): Abstracted => {
    signatures.add(abstract);
    const place = { digest_id: 'x', file: 'x.txt', position: i + 1, byte_start: i };
    return { ...place, date: null, arxiv_id: null, title, abstract };
  });
  const bytes = papers.reduce((sum, { title, abstract }) => sum + title.length + abstract.length, 0);
  const all = signatures.all();
  return {
    bytes,
    run: () => merge(records, ({ abstract }) => abstract, { judgements, signatures: all }),
  };
}

const WORDS = RECORDS.flatMap(({ abstract }) => abstract.split(/[^A-Za-z]+/)).filter(
  (word) => word.length > 3,
);

/** Random words for a number; two numbers share few runs of words. */
export function wordsFrom(seed: number, count: number): string {
  const next = random(seed);
  return Array.from({ length: count }, () => WORDS[Math.floor(next() * WORDS.length)]).join(' ');
}

const unlike = (i: number) => wordsFrom(i, 60);
const [{ abstract: SAME }] = RECORDS as [Titled];
const nearlySame = (i: number) => `${SAME} Version ${i}.`;

/** A word of letters for each number. */
function spelled(i: number): string {
  return i.toString(26).replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)));
}

/** The same words in another order for each number, with equal bigrams. */
function permuted(i: number): string {
  const left = 'alpha bravo delta gamma kappa lambda omega sigma theta zetta'.split(' ');
  let rest = i;
  const words: string[] = [];
  while (left.length > 0) {
    words.push(...left.splice(rest % left.length, 1));
    rest = Math.floor(rest / (left.length + 1));
  }
  return words.map((word) => `a${word.slice(0, -1)}a`).join(' ');
}

/** The same letters with blanks at other places for each number. */
function spaced(i: number): string {
  return [...'supercalifragilistic']
    .map((letter, k) => (i & (1 << k) ? `${letter} ` : letter))
    .join('')
    .trim();
}

function papersOf(
  count: number,
  titleAt: (i: number) => string,
  abstractAt: (i: number) => string,
): Titled[] {
  return Array.from({ length: count }, (_, i) => ({ title: titleAt(i), abstract: abstractAt(i) }));
}

const LONG = 'A Study of the Many Things That a Title May Be About, Part';

/** Titles and abstracts of so many papers. */
const ALIKE: Readonly<
  Record<
    string,
    [size: number, titleAt: (i: number) => string, abstractAt: (i: number) => string, quick?: number]
  >
> = {
  'titles like any others': [20_000, (i) => wordsFrom(i, 8), (i) => wordsFrom(-i, 60)],
  // in a quick run still too many to compare all pairs
  'a running number, unlike abstracts': [50_000, (i) => `${LONG} ${i}`, unlike, 6_000],
  'a running number, nearly equal abstracts': [2_500, (i) => `${LONG} ${i}`, nearlySame],
  'a running number, equal abstracts': [4_000, (i) => `${LONG} ${i}`, () => SAME],
  'a short pattern': [1_500, (i) => `Volume ${i}`, unlike],
  'a running word': [12_000, (i) => `${LONG} ${spelled(i)}`, unlike],
  'a running word in the middle': [
    12_000,
    (i) => `On ${spelled(i)} and Its Place among the Many Things of Nature`,
    unlike,
  ],
  'two running words': [
    8_000,
    (i) => `On ${spelled(i)} and ${spelled(7 * i)} among the Many Things of Nature`,
    unlike,
  ],
  'equal titles, unlike abstracts': [10_000, () => 'Editorial of the Board', unlike, 250],
  'equal titles, nearly equal abstracts': [10_000, () => 'Editorial of the Board', nearlySame],
  'equal titles, equal abstracts': [20_000, () => 'Editorial of the Board', () => SAME],
  'two titles, unlike abstracts': [10_000, (i) => `Editorial of the Board${i % 2 ? 's' : ''}`, unlike],
  'titles of a group of two hundred': [
    10_000,
    (i) => `${wordsFrom(Math.floor(i / 200), 9)} ${spelled(i % 200)}`,
    unlike,
  ],
  'words in another order': [12_000, permuted, unlike],
  'blanks at other places': [25_000, spaced, unlike],
  'one bigram': [8_000, (i) => 'ab'.repeat(5 + (i % 200)) + 'c'.repeat(Math.floor(i / 200)), unlike],
  'one length': [20_000, (i) => wordsFrom(i, 30).replaceAll(' ', '').slice(0, 40), unlike],
  'unlike titles, nearly equal abstracts': [2_500, (i) => wordsFrom(i, 8), nearlySame],
  'unlike titles, equal abstracts': [4_000, (i) => wordsFrom(i, 8), () => SAME],
  'unlike titles, abstracts that share half': [
    8_000,
    (i) => wordsFrom(i, 8),
    (i) => `${SAME} ${wordsFrom(i, 40)}`,
  ],
  'abstracts of groups of sixty': [
    300,
    (i) => wordsFrom(i, 8),
    (i) => `${wordsFrom(Math.floor(i / 60), 60)} ${i}`,
  ],
  'letters of another alphabet': [
    4_000,
    (i) => `\u0410ttention Is All You Need${' '.repeat(1)}${spelled(i)}`,
    unlike,
  ],
};

/** Judgements on pairs of titles, by their numbers. */
const JUDGED: Readonly<
  Record<string, [size: number, verdict: Judgement['verdict'], pairAt: (i: number) => [number, number]]>
> = {
  'all different from one title': [4_000, 'different', (i) => [0, i + 1]],
  'one judgement again and again': [4_000, 'same', () => [0, 1]],
  'judgements two by two': [2_000, 'same', (i) => [2 * i, 2 * i + 1]],
  'a chain of judgements': [2_000, 'same', (i) => [i, i + 1]],
  'all the same as one title': [2_000, 'same', (i) => [0, i + 1]],
  // few: each is tried without every judgement, which takes half a second
  'chains of 31 judgements': [31 * 6, 'same', (i) => [i + Math.floor(i / 31), i + Math.floor(i / 31) + 1]],
};

function judging(
  size: number,
  verdict: Judgement['verdict'],
  pairAt: (i: number) => [number, number],
): Prepared {
  const title = (i: number) => `${wordsFrom(i, 6)} ${i}`;
  const judgements = Array.from({ length: size }, (_, i): Judgement => {
    const [a, b] = pairAt(i);
    return { verdict, title_a: title(a), title_b: title(b), reason: 'r', by: 'b', date: '2025-08-04' };
  });
  return merging(papersOf(2 * size, title, unlike), judgements);
}

/** A record of 400 bytes has up to 64 decided pairs of 500 bytes, together 32 kB. */
const OF_RECORDS = 80;

export const MERGING: readonly Attack[] = [
  ...Object.entries(ALIKE).map(([name, [size, titleAt, abstractAt, quick]]) => ({
    name,
    size,
    memory: OF_RECORDS,
    ...(quick === undefined ? {} : { quick }),
    prepare: (count: number) => merging(papersOf(count, titleAt, abstractAt)),
  })),
  ...Object.entries(JUDGED).map(([name, [size, verdict, pairAt]]) => ({
    name,
    size,
    // each joined pair has the words of its judgement
    memory: 3 * OF_RECORDS,
    prepare: (count: number) => judging(count, verdict, pairAt),
  })),
  {
    name: 'titles that look alike, and are written in other cases',
    size: 20_000,
    quick: 1_500,
    memory: 200,
    prepare: (size) => {
      const titles = Array.from({ length: size }, (_, i) => ({
        title: cased('\u0410ttention Is All You Need', i),
      }));
      return { bytes: 26 * size, run: () => findConfusables(titles) };
    },
  },
];

/** Each letter in upper or lower case, by the bits of a number. */
function cased(text: string, i: number): string {
  return [...text].map((letter, k) => (i & (1 << k) ? letter.toUpperCase() : letter.toLowerCase())).join('');
}
