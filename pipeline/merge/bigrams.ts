/**
 * The bigrams of many texts in typed arrays, shortest text first. Text i has the codes from start[i] up to
 * start[i + 1], ascending, a repeated bigram as often as it occurs; texts with n bigrams begin at
 * firstOfSize[n].
 */
export interface Bigrams {
  codes: Uint32Array;
  start: Uint32Array;
  firstOfSize: Uint32Array;
}

/**
 * @param texts of two UTF-16 code units or more, in ascending order of length.
 *
 * A bigram is two neighbouring code units, as string-similarity cuts them: an astral character is two units
 * and may be cut in the middle. Both units fit in one 32-bit code, so no dictionary is needed.
 */
export function bigramsOf(texts: readonly string[]): Bigrams {
  const start = new Uint32Array(texts.length + 1);
  texts.forEach((text, i) => {
    start[i + 1] = (start[i] ?? 0) + text.length - 1;
  });
  const codes = new Uint32Array(start[texts.length] ?? 0);
  texts.forEach((text, i) => {
    const own = codes.subarray(start[i], start[i + 1]);
    for (let k = 0; k < own.length; k++) own[k] = (text.charCodeAt(k) << 16) | text.charCodeAt(k + 1);
    own.sort();
  });
  return { codes, start, firstOfSize: firstOfSize(texts) };
}

function firstOfSize(texts: readonly string[]): Uint32Array {
  const longest = (texts.at(-1)?.length ?? 1) - 1;
  const first = new Uint32Array(longest + 2);
  for (const text of texts) {
    const size = text.length - 1;
    first[size + 1] = (first[size + 1] ?? 0) + 1;
  }
  for (let size = 1; size < first.length; size++) first[size] = (first[size] ?? 0) + (first[size - 1] ?? 0);
  return first;
}

/** Whether texts i and j have `least` bigrams in common, a repeated one as often as both have it. */
export function haveInCommon({ codes, start }: Bigrams, i: number, j: number, least: number): boolean {
  let a = start[i] as number;
  let b = start[j] as number;
  const endA = start[i + 1] as number;
  const endB = start[j + 1] as number;
  let spareA = endA - a - least;
  let spareB = endB - b - least;
  while (a < endA && b < endB && spareA >= 0 && spareB >= 0) {
    const codeA = codes[a] as number;
    const codeB = codes[b] as number;
    if (codeA < codeB) spareA--;
    if (codeA > codeB) spareB--;
    if (codeA <= codeB) a++;
    if (codeB <= codeA) b++;
  }
  return spareA >= endA - a && spareB >= endB - b;
}
