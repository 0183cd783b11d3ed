import { measureWordOverlap } from './word-overlap.ts';

// abstracts that end without a full stop mostly end with a link
const LINK = /https?:|[\w-]\.[a-z]{2,}(\/|$)/;

/** A title that stands at the end of an abstract shares this much with the abstract that it lost. */
const OWN_WORDS = 0.5;

/**
 * Whether a paragraph is the other half of the one before it: that one stops without an end, and this one goes on with
 * a plain word in lower case. Titles that begin in lower case begin with a name (`dLLM-Cache`, `s1:`).
 */
export function isSplitParagraph(before: string, after: string): boolean {
  return !/[.!?]["')\]}]*$/.test(before) && /^[a-z]+[ ,]/.test(after);
}

/**
 * Whether the title of the next abstract stands at the end of this one, with no blank line before it: a last
 * sentence without a full stop, that looks like a title or follows without a space, and that shares its words with
 * the next abstract.
 */
export function endsWithTitle(abstract: string, next: string): boolean {
  const tail = findLastSentence(abstract);
  if (tail === null || tail.text.length > 250 || /[.!]["')\]}]*$/.test(tail.text) || LINK.test(tail.text))
    return false;
  return tail.fused || measureWordOverlap(tail.text, next) >= OWN_WORDS;
}

/** What stands after the last sentence end, and whether no blank, or a line end, parts the two. */
function findLastSentence(text: string): { text: string; fused: boolean } | null {
  const last = [...text.matchAll(SENTENCE_END)].at(-1);
  if (!last) return null;
  const blanks = last[1] ?? '';
  return { text: text.slice(last.index + last[0].length), fused: blanks === '' || /[\n\r]/.test(blanks) };
}

// a full stop within a number (3.5B) or a host is no end: without a blank after it, letters must stand on both sides
const SENTENCE_END = /(?:[.!?]["')\]}]*(\s+)(?=[\p{Lu}\p{N}$\\"'“])|(?<=[a-z)\]%])[.!?](?=\p{Lu}\p{L}))/gu;
