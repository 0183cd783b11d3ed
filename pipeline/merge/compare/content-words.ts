/** The words with content, without the s of a plural. */
export function pickContentWords(text: string): string[] {
  return splitTitleWords(text)
    .filter((word) => !FUNCTION_WORDS.has(word))
    .map(stemOf);
}

/** Splits words at numbers, so that Qwen is a word of Qwen2. */
export function splitTitleWords(text: string): string[] {
  return text.match(/\p{N}+|[\p{L}\p{M}]+/gu) ?? [];
}

/** A word without the s of a plural. */
export function stemOf(word: string): string {
  return word.length > 3 ? word.replace(/s$/, '') : word;
}

/** Words that any two titles may share. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  `a an the of on in for to with and or by from at as is are be via using its it their this that into under over
  between beyond within across during per upon towards toward through how what why when do does can we you your not new`.split(
    /\s+/,
  ),
);
