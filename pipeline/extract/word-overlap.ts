/** Words without content. */
const COMMON = new Set(
  'a all an and are as at be best beyond by can do does for from how in into is it its new not of on or our over that the their this through to towards toward under using use used via we what when with without'.split(
    ' ',
  ),
);

/** Inflections differ only after this many letters: "translating" and "translated", "operators" and "operator". */
const STEM = 5;

/**
 * Share of the content words of a title that a text uses too, 0 to 1.
 * Of 2,260 real papers 98 % share half of the title's words or more with their abstract, five less than 0.3, none less than 0.2.
 */
export function measureWordOverlap(title: string, text: string): number {
  const words = [...toStems(title)];
  if (words.length === 0) return 0;
  const known = toStems(text);
  return words.filter((word) => known.has(word)).length / words.length;
}

/**
 * Whether a title and an abstract next to damage may not belong together: they share almost nothing, or less than a
 * rival paragraph does, by a margin. A real paragraph was removed at 2,647 places: with a margin of 0.1 no title is
 * doubted wrongly. Abstracts need 0.2, because papers of one page have similar topics.
 */
export function isDoubtful(share: number, rival: number, margin: number): boolean {
  return share < 0.2 || (share < 0.5 && rival > share + margin);
}

function toStems(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => !COMMON.has(word)).map((word) => word.slice(0, STEM)));
}
