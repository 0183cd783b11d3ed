import { clean } from '../clean/clean.ts';
import { toNormalForm } from '../clean/unicode.ts';

/**
 * Normalises a title for comparison: differences of typography go. The id of a paper is a hash of this form.
 *
 * Folded: LaTeX and Markdown (clean), compatibility characters (NFKC), case, blanks, dashes, quotes, blanks
 * around a colon, full stops at the end, trademark signs. Every other sign stays: EvTexture is not EvTexture++,
 * and FaSTA is not FaSTA*. Hyphens stay: a joined or split word makes a similar title, not an equal one.
 * Superscripts stay: x² is x^2, not x2.
 */
export function normaliseTitle(title: string): string {
  const text = isPlainAscii(title) ? title.toLowerCase() : foldCase(foldTypography(clean(title).text));
  return trimFullStops(text.includes(':') ? text.replace(/ ?: ?/g, ': ') : text);
}

/**
 * Whether a title is ASCII with nothing to clean. Nine in ten are, and skipping the rest takes a fraction of the
 * time.
 */
function isPlainAscii(title: string): boolean {
  return /^[A-Za-z0-9 ,;:?!()+.'-]*$/.test(title) && !/ {2}|--|''/.test(title);
}

const TRADEMARKS = /[™℠®©]/g;
const RAISED = /[²³¹ʰ-ʸˠ-ˤᴬ-ᵡᵸᶛ-ᶿ⁰-ⁿⱽ]+/g;
const CLAUSE_DASHES = / ?[—―] ?/g;
const DASHES = /[\p{Pd}−⁃]/gu;
const SINGLE_QUOTES = /[‘’‚‛′‵ʹʼ`´]/g;
const DOUBLE_QUOTES = /[“”„‟″‶«»]/g;

/** Quotes go before NFKC, which decomposes some of them; dashes after it, because it makes some. */
function foldTypography(text: string): string {
  const quoted = text
    .replace(TRADEMARKS, '')
    .replace(RAISED, '^$&')
    .replace(SINGLE_QUOTES, "'")
    .replace(DOUBLE_QUOTES, '"');
  return toNormalForm(quoted, 'NFKC').replace(CLAUSE_DASHES, ' - ').replace(DASHES, '-').replace(/\s+/g, ' ');
}

/** Lower case, plus the two letters with two lower-case spellings (Unicode CaseFolding, C and F). */
function foldCase(text: string): string {
  return text.toLowerCase().replaceAll('ß', 'ss').replaceAll('ς', 'σ');
}

/** A loop, because a regular expression takes quadratic time on a title of dots. */
function trimFullStops(text: string): string {
  let end = text.length;
  while (end > 0 && ' .'.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end).trimStart();
}
