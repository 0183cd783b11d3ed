import { FUNCTION_WORDS } from './content-words.ts';
import { nameOf } from './qualifiers.ts';

/**
 * Whether a normalised title is so specific that two works rarely share it: it names its work, or has four content
 * words. Of 200,000 titles 7 % of those with one content word occur twice, 1.2 % with two, and 0.5 % with three. From
 * four on it is 0.4 % at any length, and those papers are in the list twice. Titles of a genre (editorial,
 * discussion of a paper) are common at any length.
 */
export function isUncommon(title: string): boolean {
  if (GENRE.test(title)) return false;
  const name = nameOf(title);
  if (name && !name.isReport) return true;
  return contentWordsOf(title) >= PARTICULAR;
}

const PARTICULAR = 4;

/**
 * Whether a normalised title belongs to a templated report, written for each year and track: a challenge, a
 * workshop, a shared task. Two of one series share up to 0.27 of their abstracts.
 */
export function isTemplated(title: string): boolean {
  return TEMPLATED.test(title);
}

const TEMPLATED = /\b(?:challenge|competition|proceedings|workshop|shared task|semeval)\b/;

const GENRE =
  /^(?:an? |the |guest )?(?:editor|editorial|letter|discussion|comments?|reply|response|rejoinder|preface|foreword|introduction|erratum|corrigend|correction|proceedings|book review|review of|report on|obituary|in memoriam|call for|problems?|news)/;

function contentWordsOf(title: string): number {
  const words = title.replace(/'s\b/g, '').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.filter((word) => !FUNCTION_WORDS.has(word)).length;
}
