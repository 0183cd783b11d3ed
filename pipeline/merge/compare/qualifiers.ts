/** A word or sign that distinguishes works with the same name. */
export interface Qualifier {
  /** What it says, however it is written: `2` for 2, two and II. */
  text: string;
  /** Index in the title. */
  at: number;
  length: number;
  /** Whether it numbers or names the work in any position; otherwise it may be an ordinary word. */
  firm: boolean;
  /** Which neighbouring word it qualifies; undefined if either may be. A pro-p group is a group. */
  of?: 'previous' | 'next' | 'title';
}

/** Finds the qualifiers of one kind in a title, in order; some are recognised only next to the other title. */
export type Qualifiers = (title: string, other: string) => Qualifier[];

/** Every match of a pattern, as it is written. */
export function matches(pattern: RegExp, firm: boolean): Qualifiers {
  return (title) =>
    [...title.matchAll(pattern)].map(({ 0: text, index }) => ({
      text,
      at: index,
      length: text.length,
      firm,
    }));
}

/** Matches any of some words, separated by blanks; each may be a pattern. */
export function words(list: string, firm: boolean): Qualifiers {
  return matches(new RegExp(String.raw`\b(?:${list.trim().split(/\s+/).join('|')})\b`, 'g'), firm);
}

/** The same for words that, at either end of a title, describe the work ("comment on", "a survey", "part b"). */
export function headings(list: string): Qualifiers {
  const marks = words(list, false);
  return (title, other) =>
    marks(title, other).map((mark) => (isAtEnd(title, mark) ? { ...mark, firm: true, of: 'title' } : mark));
}

function isAtEnd(title: string, { at, length }: Qualifier): boolean {
  return /^[^\p{L}\p{N}]*$/u.test(title.slice(0, at)) || LAST_WORD.test(title.slice(at + length));
}

/** What may follow the last word: a number, a letter, and signs. */
const LAST_WORD = /^[^\p{L}\p{N}]*(?:(?:\p{N}+|[ivx]+|\p{L})[^\p{L}\p{N}]*)?$/u;

/**
 * Numbers with their suffixes (7b, 3d, 4o, 2.5), Roman numerals (ii) and number words (two, second). All spellings
 * of a number are equal. A number word may number nothing (nowhere zero, in two dimensions), so it is not firm.
 */
export const numbers: Qualifiers = (title) =>
  [...title.matchAll(NUMBER)].flatMap(({ 0: word, 1: hyphen, index }) => {
    const [isWord, isLetter] = [NUMBER_WORDS.has(word), word.length === 1 && hyphen !== undefined];
    const text = /^\d/.test(word) ? ungrouped(word) : (NUMBER_WORDS.get(word) ?? numeral(word));
    if (text === undefined || (isLetter && !/\d/.test(word)) || isArticled(title, index, word)) return [];
    const mark: Omit<Qualifier, 'text'> = { at: index, length: word.length, firm: !isWord };
    if (isWord && hyphen !== undefined) mark.of = 'next';
    return text.split(',').map((one) => ({ text: one, ...mark }));
  });

const NUMBER =
  /(?:\d+(?:[.,]\d+)*\p{L}*|(?<![\p{L}\p{M}\p{N}'])\p{L}+(?![\p{L}\p{M}\p{N}]))(?=(-\p{L}{3})?)/gu;

/** A numeral follows what it counts, so the X of "the X factor" is not one. */
function isArticled(title: string, at: number, word: string): boolean {
  return word.length === 1 && /\p{L}/u.test(word) && /(?:^|\s)(?:the|an?) $/.test(title.slice(0, at));
}

/** 1,000 is one number, 1,2 are two. */
function ungrouped(number: string): string {
  return number.replace(/(?<=\d),(?=\d{3}(?!\d))/g, '');
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

/** Roman numerals up to xxxix: larger ones are more often words (`mi`, `cd`, `ml`) than numbers. */
function numeral(word: string): string | undefined {
  const [, tens = '', nine, four, five = '', ones = ''] =
    /^(x{0,3})(?:(ix)|(iv)|(v?)(i{0,3}))$/.exec(word) ?? [];
  const value = 10 * tens.length + (nine ? 9 : four ? 4 : 5 * five.length + ones.length);
  return value > 0 ? `${value}` : undefined;
}

/**
 * Part a, hepatitis b, c-means; but not the article, nor the s of a genitive. i, v and x are numerals. A letter
 * with a hyphen and a word after it qualifies that word (k-algebras).
 */
export const letters: Qualifiers = (title) =>
  [
    ...title.matchAll(
      /(?<![\p{L}\p{M}\p{N}'])(?:(?![aivx])\p{L}|[ivx](?=-\p{L}{3})|a(?=[:,;)]|$))(?![\p{L}\p{M}\p{N}])(-(?=\p{L}{3}))?/gu,
    ),
  ].map(({ 0: text, 1: hyphen, index }) => ({
    text: text.charAt(0),
    at: index,
    length: 1,
    firm: false,
    ...(hyphen === undefined ? {} : { of: 'previous' as const }),
  }));

/** Negations, and negated words of the other title: unsupervised beside supervised. */
export const negations: Qualifiers = (title, other) => {
  const others = new Set(other.match(WORDS));
  return [...title.matchAll(WORDS)].flatMap(({ 0: text, index }) => {
    const denied = /^(?:un|non|in|im|ir|il|dis|anti)(.{4,})$/.exec(text)?.[1];
    const firm = denied !== undefined && others.has(denied);
    const mark = { text, at: index, length: text.length, firm };
    if (DENIALS_OF_NEXT.has(text)) return [{ ...mark, of: 'next' as const }];
    return firm || text === 'free' || text === 'less' ? [mark] : [];
  });
};

export const WORDS = /[\p{L}\p{M}\p{N}]+(?:'t\b)?/gu;
const DENIALS_OF_NEXT = new Set(
  "not no non nor never none neither without cannot can't don't doesn't won't isn't aren't".split(' '),
);

/**
 * The name of the work in a title: the words before the first colon, if they are few, or before "technical report".
 */
export function nameOf(title: string): { text: string; isReport: boolean } | null {
  const head = /^([^:]{2,60}?)(?:: | - )/.exec(title)?.[1] ?? title;
  const [, name = head, report] = REPORT.exec(head) ?? [];
  const isName = (report !== undefined || head !== title) && name.split(/\s+/).length <= NAME_WORDS;
  return isName ? { text: name.trim().replace(/^(?:the|an?) /, ''), isReport: report !== undefined } : null;
}

const REPORT = /^(.+?):? ((?:technical|tech) reports?|system card|model card)$/;

/** Names have one to three words (Step DeepResearch); more words before a colon are a topic. */
const NAME_WORDS = 3;
