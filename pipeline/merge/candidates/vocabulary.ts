/** Numbers bigrams from 0 on, in order of appearance. */
export interface Vocabulary {
  /**
   * The number of a bigram of a text. Each repetition of a bigram in a text has its own number. Texts must come in
   * ascending order.
   */
  tokenOf(first: number, second: number, text: number): number;
  /** Occurrences of each number. */
  counts: number[];
}

const NONE = -1;
const ASCII = 128;

export function openVocabulary(): Vocabulary {
  const ascii = new Int32Array(ASCII * ASCII).fill(NONE);
  const others = new Map<number, number>();
  const counts: number[] = [];
  // by token: the token of the next repetition of its bigram in the same text
  const again: number[] = [];
  // by token of a first occurrence: the last text with the bigram, and its latest token there
  const texts: number[] = [];
  const latest: number[] = [];

  const addToken = (): number => {
    again.push(NONE);
    texts.push(NONE);
    latest.push(NONE);
    return counts.push(0) - 1;
  };
  const numberFirst = (first: number, second: number): number => {
    if (first < ASCII && second < ASCII) {
      const place = first * ASCII + second;
      if (ascii[place] === NONE) ascii[place] = addToken();
      return ascii[place] as number;
    }
    const code = first * 0x10000 + second;
    const known = others.get(code);
    if (known !== undefined) return known;
    const token = addToken();
    others.set(code, token);
    return token;
  };
  const numberRepeat = (token: number): number => {
    if (again[token] === NONE) again[token] = addToken();
    return again[token] as number;
  };
  return {
    tokenOf: (first, second, text) => {
      const bigram = numberFirst(first, second);
      const token = texts[bigram] === text ? numberRepeat(latest[bigram] as number) : bigram;
      texts[bigram] = text;
      latest[bigram] = token;
      counts[token] = (counts[token] as number) + 1;
      return token;
    },
    counts,
  };
}
