import { clean } from '../clean/clean.ts';
import { normalised } from '../clean/unicode.ts';

/**
 * A title as it is compared: without what only typography changes. Two titles with equal normalised forms are
 * written alike; the id of a paper is a hash of this form.
 *
 * Folded: LaTeX and Markdown (clean), compatibility characters (NFKC), case, blanks, dashes, quotes, blanks
 * around a colon, full stops at the end, trademark signs. Kept: every other sign, since EvTexture is not
 * EvTexture++ and FaSTA is not FaSTA*; hyphens, since a word that is joined or parted makes a near title, not
 * an equal one; and that a character stands above the line, since x² is not x2 (it is x^2).
 */
export function normaliseTitle(title: string): string {
  const text = isPlain(title) ? title.toLowerCase() : foldCase(plain(clean(title).text));
  return withoutStop(text.includes(':') ? text.replace(/ ?: ?/g, ': ') : text);
}

/**
 * Titles in which there is nothing to clean and nothing but ASCII: nine of ten, and done in a fraction of the
 * time.
 */
function isPlain(title: string): boolean {
  return /^[A-Za-z0-9 ,;:?!()+.'-]*$/.test(title) && !/ {2}|--|''/.test(title);
}

const TRADEMARKS = /[™℠®©]/g;
const RAISED = /[²³¹ʰ-ʸˠ-ˤᴬ-ᵡᵸᶛ-ᶿ⁰-ⁿⱽ]+/g;
const CLAUSE_DASHES = / ?[—―] ?/g;
const DASHES = /[\p{Pd}−⁃]/gu;
const SINGLE_QUOTES = /[‘’‚‛′‵ʹʼ`´]/g;
const DOUBLE_QUOTES = /[“”„‟″‶«»]/g;

/** Quotes go first, as NFKC takes some of them apart; dashes last, as it makes some. */
function plain(text: string): string {
  const quoted = text
    .replace(TRADEMARKS, '')
    .replace(RAISED, '^$&')
    .replace(SINGLE_QUOTES, "'")
    .replace(DOUBLE_QUOTES, '"');
  return normalised(quoted, 'NFKC').replace(CLAUSE_DASHES, ' - ').replace(DASHES, '-').replace(/\s+/g, ' ');
}

/** Lower case, and the two letters whose lower case is written in two ways (Unicode CaseFolding, C and F). */
function foldCase(text: string): string {
  return text.toLowerCase().replaceAll('ß', 'ss').replaceAll('ς', 'σ');
}

/** A loop, as the pattern for it takes the square of the length on a title of dots. */
function withoutStop(text: string): string {
  let end = text.length;
  while (end > 0 && ' .'.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end).trimStart();
}
