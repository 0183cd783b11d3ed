/** Words that say nothing of what a paper is about. */
const COMMON = new Set(
  'a all an and are as at be best beyond by can do does for from how in into is it its new not of on or our over that the their this through to towards toward under using use used via we what when with without'.split(
    ' ',
  ),
);

/** Inflections fall beyond this many letters: "translating" and "translated", "operators" and "operator". */
const STEM = 5;

/**
 * Share of the words of a title that its text uses too, 0 to 1; words that say nothing are left out.
 * Of 2,260 real papers 98 % share half of the title's words or more with their abstract, five less than 0.3, none less than 0.2.
 */
export function measureWordOverlap(title: string, text: string): number {
  const words = [...toStems(title)];
  if (words.length === 0) return 0;
  const known = toStems(text);
  return words.filter((word) => known.has(word)).length / words.length;
}

/**
 * Whether a title and an abstract that meet at a damaged place may be strangers: they share next to nothing, or little
 * and less, by a margin, than the rival beside them does. At 2,647 places where a real paragraph was taken out a margin
 * of 0.1 doubts no title wrongly; abstracts need 0.2, as papers on one page speak of the same things.
 */
export function isDoubtful(share: number, rival: number, margin: number): boolean {
  return share < 0.2 || (share < 0.5 && rival > share + margin);
}

function toStems(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => !COMMON.has(word)).map((word) => word.slice(0, STEM)));
}
