import { MATH_SYMBOLS } from '../../clean/latex/symbols.ts';
import { pickContentWords, stemOf, splitTitleWords } from './content-words.ts';
import { REWORDED, SIMILAR } from '../thresholds.ts';
import {
  headings,
  letters,
  type Qualifier,
  type Qualifiers,
  matches,
  nameOf,
  negations,
  numbers,
  words,
} from './qualifiers.ts';
import { opposites } from './opposites.ts';

/** A difference of two titles in qualifiers, which titles of one paper do not have. */
export interface GuardedDifference {
  guard: string;
  /** Qualifiers of the first title only; all its qualifiers where only their order differs. */
  a: string[];
  /** The same of the second. */
  b: string[];
  /**
   * Whether each title has its own qualifier of the same word (Qwen2, Qwen3; part I, part II), which makes them two
   * works. A budget or a size of the data may change between versions (within 2 min, within 3 min).
   */
  isSerial: boolean;
}

/** One kind of qualifier that all titles of a paper share. */
interface Guard {
  name: string;
  marks: Qualifiers;
  /** Counts only if each title has one that the other lacks. */
  mutual?: boolean;
}

/**
 * Titles that differ in any of these are never merged by similarity, whatever their abstracts say: a person decides.
 * Of 2,466 pairs of papers whose titles differ by a number or numeral only, 2,460 have a similarity of 0.85 or more.
 * A paper and its second version may share 95 % of their abstracts.
 */
const GUARDS: readonly Guard[] = [
  { name: 'number', marks: numbers },
  { name: 'letter', marks: letters },
  // o1, r1; but version 2 may be v2
  { name: 'letter', marks: matches(/(?<![\p{L}\p{M}\p{N}'])\p{L}(?=\p{N})/gu, true), mutual: true },
  // EvTexture++, FaSTA*, x^2, C#
  { name: 'sign', marks: matches(/[\p{Sm}*^#†‡]+/gu, true) },
  // sizes and grades of a model, but not the "large" of "large language models", which an LLM replaces
  {
    name: 'size',
    marks: words(
      String.raw`nano tiny mini small medium
      large(?![\s-](?:language|multimodal|vision|reasoning|scale|(?!models?\b)(?:[a-z]+[\s-]){1,3}models?\b)) big huge
      giant base xs xl xxl lite light plus pro max ultra turbo flash next`,
      false,
    ),
  },
  // another work with the same name; [re] marks a reproduction
  {
    name: 'sequel',
    marks:
      headings(String.raw`part volume vol chapter supplement supplementary appendix addendum erratum errata corrigendum
      corrigenda correction comments? reply response rebuttal rejoinder discussion revisited reloaded extended
      continued sequel companion follow-up version (?<=\[)re(?=\])`),
  },
  { name: 'negation', marks: negations },
  // a survey of a work is another work; a dataset may be called a benchmark, so those differences must be mutual
  {
    name: 'kind',
    marks: headings(
      'surveys? tutorial overview challenge competition workshop proceedings thesis dissertation retrospective',
    ),
  },
  {
    name: 'kind',
    marks: words('dataset benchmark corpus library toolkit review method results', true),
    mutual: true,
  },
  {
    name: 'language',
    marks: words(
      `arabic armenian basque bengali bulgarian cantonese catalan chinese croatian czech danish dutch english
      estonian filipino finnish french german greek hausa hebrew hindi hungarian icelandic indonesian irish italian
      japanese kazakh korean latin latvian lithuanian malay maltese mandarin marathi mongolian nepali norwegian
      persian polish portuguese punjabi romanian russian sanskrit serbian sinhala slovak slovene slovenian somali
      spanish swahili swedish tamil telugu thai tibetan turkish ukrainian urdu uzbek vietnamese welsh yoruba`,
      false,
    ),
  },
  { name: 'opposite', marks: opposites },
];

/**
 * The differences of two normalised titles, in the order of the guards. Blanks and hyphens between letters are
 * ignored: `sub set`, `subset`, `sub-set`.
 *
 * @param similarity of the titles; the lower it is, the fewer qualifiers count that do not qualify a common word
 */
export function findDifferences(titleA: string, titleB: string, similarity = 1): GuardedDifference[] {
  const [a, b] = [spelled(titleA), spelled(titleB)];
  if (joined(a) === joined(b)) return [];
  const marked = GUARDS.flatMap((guard) => guarded(guard, [a, b], similarity));
  return [...marked, ...inName(a, b, marked.length > 0)];
}

function joined(title: string): string {
  return title.replace(/[ _]|(?<=\p{L})-(?=\p{L})/gu, '');
}

/**
 * Replaces symbols by their LaTeX names, since pages lose the backslash of `\nabla`. All spellings of degrees are
 * equal, L_2 is L2, and a superscript star is a star.
 */
export function spelled(title: string): string {
  return title
    .replace(/_(?!\p{L})/gu, '')
    .replace(/\^?(?:°|∘|\bcirc\b)/g, 'degree')
    .replace(/\^(?=[*†‡])/g, '')
    .replace(/[^\0-\x7f]/gu, (symbol) => NAMES.get(symbol) ?? symbol);
}

const NAMES = new Map([...MATH_SYMBOLS].reverse().map(([name, symbol]) => [symbol, name]));

/** Guards whose qualifiers number the works of a series. */
const SERIAL: ReadonlySet<string> = new Set(['number', 'letter', 'size']);

function guarded(
  { name, marks, mutual = false }: Guard,
  [titleA, titleB]: readonly [string, string],
  similarity: number,
): GuardedDifference[] {
  const [a, b] = [marks(titleA, titleB), marks(titleB, titleA)];
  if (textsOf(a).join(' ') === textsOf(b).join(' ')) return [];
  const [onlyA, onlyB] = [without(a, b), without(b, a)];
  const isMutual = onlyA.length > 0 && onlyB.length > 0;
  if (mutual && !isMutual) return [];
  if (onlyA.length + onlyB.length === 0)
    return [{ guard: name, a: textsOf(a), b: textsOf(b), isSerial: false }];
  const isFirm = ({ firm }: Qualifier) =>
    (isMutual && similarity >= SIMILAR) || (firm && similarity >= REWORDED);
  const boundA = onlyA.filter((mark) => isFirm(mark) || isBound(mark, titleA, titleB));
  const boundB = onlyB.filter((mark) => isFirm(mark) || isBound(mark, titleB, titleA));
  if (boundA.length + boundB.length === 0) return [];
  const isSerial =
    SERIAL.has(name) &&
    isMutual &&
    boundA.every((mark) => isOfPrevious(mark, titleA, titleB)) &&
    boundB.every((mark) => isOfPrevious(mark, titleB, titleA));
  return [{ guard: name, a: textsOf(boundA), b: textsOf(boundB), isSerial }];
}

/**
 * Whether a qualifier belongs to a word of both titles: the word before or after it is in the other title too
 * (`WebSailor-V2` beside `WebSailor`). One that came or went with its whole phrase ("in two-dimensional photonic
 * crystals") does not. One at the end of a title qualifies everything before it.
 */
function isBound({ at, length, of }: Qualifier, title: string, other: string): boolean {
  if (of === 'title') return true;
  if (of !== 'next' && isOfPrevious({ at }, title, other)) return true;
  const [before, after] = [title.slice(0, at), title.slice(at + length)];
  const next = pickContentWords(after)[0];
  if (next === undefined) return of === 'next' || folded(before) === folded(other);
  return of !== 'previous' && pickContentWords(other).includes(next);
}

function isOfPrevious({ at }: Pick<Qualifier, 'at'>, title: string, other: string): boolean {
  const previous = splitTitleWords(beforeVersion(title.slice(0, at))).at(-1);
  return previous !== undefined && pickContentWords(other).includes(stemOf(previous));
}

/** Drops a letter right before a number, which belongs to the number: v2, r1. */
function beforeVersion(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}])\p{L}$/u, '');
}

/**
 * One name extends the other (VibeVoice, VibeVoice-ASR): a work and one built on it, unless a qualifier shows it
 * already. Reports differ only by their names.
 */
function inName(titleA: string, titleB: string, isMarked: boolean): GuardedDifference[] {
  const [a, b] = [nameOf(titleA), nameOf(titleB)];
  if (!a || !b) return [];
  const [short = '', long = ''] = [folded(a.text), folded(b.text)].sort((p, q) => p.length - q.length);
  const isExtended =
    !isMarked && long !== short && short.length > 1 && (long.startsWith(short) || long.endsWith(short));
  const isSerial = long !== short && a.isReport && b.isReport;
  return isExtended || isSerial ? [{ guard: 'name', a: [a.text], b: [b.text], isSerial }] : [];
}

function folded(name: string): string {
  return name.replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}

function textsOf(marks: readonly Qualifier[]): string[] {
  return marks.map(({ text }) => text);
}

/** The qualifiers left after removing the others, as multisets. */
function without(marks: readonly Qualifier[], others: readonly Qualifier[]): Qualifier[] {
  const left = new Map<string, number>();
  for (const text of textsOf(others)) left.set(text, (left.get(text) ?? 0) + 1);
  return marks.filter(({ text }) => {
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count <= 0;
  });
}
