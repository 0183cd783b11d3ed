/** Marks in which two titles differ and titles of one paper do not. */
export interface Difference {
  guard: string;
  /** What only the first title has; all its marks where the titles differ in their order alone. */
  a: string[];
  /** The same of the second. */
  b: string[];
}

/** One kind of mark that titles of one paper have in common. */
interface Guard {
  name: string;
  /** The marks of a title, in order; the other title for marks that only show beside it. */
  marks(title: string, other: string): string[];
}

/**
 * Titles that differ in any of these are never merged because they are alike, whatever their abstracts say: a
 * person decides. Of 2,466 pairs of papers whose titles differ by a number or numeral only, 2,460 have a
 * similarity of 0.85 or more, and a paper and its second version may share 95 % of their abstracts.
 */
const GUARDS: readonly Guard[] = [
  { name: 'number', marks: numbers },
  { name: 'letter', marks: letters },
  { name: 'sign', marks: (title) => title.match(SIGNS) ?? [] },
  { name: 'size', marks: (title) => title.match(SIZES) ?? [] },
  { name: 'sequel', marks: (title) => title.match(SEQUELS) ?? [] },
  { name: 'negation', marks: negations },
];

/** The differences of two normalised titles, in the order of the guards. Blanks make none: `sub set`, `subset`. */
export function differences(titleA: string, titleB: string): Difference[] {
  if (titleA.replaceAll(' ', '') === titleB.replaceAll(' ', '')) return [];
  return GUARDS.flatMap(({ name, marks }) => {
    const a = marks(titleA, titleB);
    const b = marks(titleB, titleA);
    if (a.join(' ') === b.join(' ')) return [];
    const [onlyA, onlyB] = [without(a, b), without(b, a)];
    return [onlyA.length + onlyB.length > 0 ? { guard: name, a: onlyA, b: onlyB } : { guard: name, a, b }];
  });
}

/** EvTexture++, FaSTA*, x^2, C#. */
const SIGNS = /[\p{Sm}*^#†‡]+/gu;

/** Sizes and grades of a model. The large of a large language model is none: it goes where LLM comes. */
const SIZES = oneOf(
  String.raw`nano tiny mini small medium large(?![\s-](?:language|multimodal|vision|reasoning|scale)) big
  huge giant base xs xl xxl lite light plus pro max ultra turbo flash`,
);

/** What makes another work of the same name; [Re] marks a reproduction. */
const SEQUELS = oneOf(
  String.raw`part volume vol chapter supplement supplementary appendix addendum erratum errata
  corrigendum corrigenda correction comments? reply response rebuttal revisited reloaded extended continued sequel
  companion follow-up version (?<=\[)re(?=\])`,
);

function oneOf(words: string): RegExp {
  return new RegExp(String.raw`\b(?:${words.trim().split(/\s+/).join('|')})\b`, 'g');
}

/**
 * Numbers with what is written behind them (7b, 3d, 4o, 2.5), in words (two, second) and as numerals (ii):
 * the same number is the same mark however it is written.
 */
function numbers(title: string): string[] {
  const found = title
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
    .match(/\d+(?:\.\d+)*\p{L}*|(?<![\p{L}\p{M}\p{N}'])\p{L}+(?![\p{L}\p{M}\p{N}])/gu);
  return (found ?? []).flatMap((word) =>
    /^\d/.test(word) ? word : (NUMBER_WORDS.get(word) ?? numeral(word) ?? []),
  );
}

const NUMBER_WORDS = new Map<string, string>([
  ...'zero one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, n): [string, string] => [word, `${n}`]),
  ...'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'
    .split(' ')
    .map((word, i): [string, string] => [word, `${i + 1}${['st', 'nd', 'rd'][i] ?? 'th'}`]),
  ...'dozen hundred thousand million billion trillion'
    .split(' ')
    .map((word): [string, string] => [word, word]),
]);

/** Roman numerals up to xxxix: beyond them there are more words (`mi`, `cd`, `ml`) than numbers. */
function numeral(word: string): string | undefined {
  const [, tens = '', nine, four, five = '', ones = ''] =
    /^(x{0,3})(?:(ix)|(iv)|(v?)(i{0,3}))$/.exec(word) ?? [];
  const value = 10 * tens.length + (nine ? 9 : four ? 4 : 5 * five.length + ones.length);
  return value > 0 ? `${value}` : undefined;
}

/** Part a, hepatitis b, c-means; but not the article, nor the end of a genitive. i, v and x are numerals. */
function letters(title: string): string[] {
  return title.match(/(?<![\p{L}\p{M}\p{N}'])(?:(?![aivx])\p{L}|a(?=[:,;)]|$))(?![\p{L}\p{M}\p{N}])/gu) ?? [];
}

/** Words that deny, and words that deny a word of the other title: unsupervised beside supervised. */
function negations(title: string, other: string): string[] {
  const words = title.match(WORDS) ?? [];
  const others = new Set(other.match(WORDS));
  return words.filter(
    (word) =>
      DENIALS.has(word) || others.has(/^(?:un|non|in|im|ir|il|dis|anti)(.{4,})$/.exec(word)?.[1] ?? ''),
  );
}

const WORDS = /[\p{L}\p{M}\p{N}]+(?:'t\b)?/gu;
const DENIALS = new Set(
  "not no non nor never none neither without cannot free less can't don't doesn't won't isn't aren't".split(
    ' ',
  ),
);

/** What of some marks is left when the others are taken away. */
function without(marks: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return marks.filter((mark) => {
    const at = left.indexOf(mark);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
