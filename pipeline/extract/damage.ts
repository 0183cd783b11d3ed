import { measureWordOverlap } from './word-overlap.ts';

// abstracts that end without a full stop mostly end with a link
const LINK = /https?:|[\w-]\.[a-z]{2,}(\/|$)/;

/** A title at the end of an abstract shares this much with its own abstract, the next paragraph. */
const OWN_WORDS = 0.5;

/**
 * Whether a paragraph continues the one before it: that one has no sentence end, and this one begins with a plain
 * word in lower case. Titles that begin in lower case begin with a name (`dLLM-Cache`, `s1:`).
 */
export function isSplitParagraph(before: string, after: string): boolean {
  return !/[.!?]["')\]}]*$/.test(before) && /^[a-z]+[ ,]/.test(after);
}

/**
 * Whether an abstract ends with the title of the next one, because the blank line between is lost. Such a last
 * sentence has no full stop, and either follows without a space or shares its words with the next abstract.
 */
export function endsWithTitle(abstract: string, next: string): boolean {
  const tail = findLastSentence(abstract);
  if (tail === null || tail.text.length > 250 || /[.!]["')\]}]*$/.test(tail.text) || LINK.test(tail.text))
    return false;
  return tail.fused || measureWordOverlap(tail.text, next) >= OWN_WORDS;
}

/** The text after the last sentence end; fused if no blank, or a line end, separates the two. */
function findLastSentence(text: string): { text: string; fused: boolean } | null {
  const last = [...text.matchAll(SENTENCE_END)].at(-1);
  if (!last) return null;
  const blanks = last[1] ?? '';
  return { text: text.slice(last.index + last[0].length), fused: blanks === '' || /[\n\r]/.test(blanks) };
}

// a full stop in a number (3.5B) or a host ends no sentence: without a blank after it, letters must be on both sides
const SENTENCE_END = /(?:[.!?]["')\]}]*(\s+)(?=[\p{Lu}\p{N}$\\"'“])|(?<=[a-z)\]%])[.!?](?=\p{Lu}\p{L}))/gu;
