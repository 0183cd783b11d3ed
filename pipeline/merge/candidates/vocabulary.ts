/** Gives numbers to bigrams, from 0 on, as they come. */
export interface Vocabulary {
  /**
   * The number of a bigram of this text, a whole number that does not fall from call to call. Another one each
   * time that the same text has the bigram.
   */
  tokenOf(first: number, second: number, text: number): number;
  /** How often each number was given. */
  counts: number[];
}

const NONE = -1;
const ASCII = 128;

export function openVocabulary(): Vocabulary {
  const ascii = new Int32Array(ASCII * ASCII).fill(NONE);
  const others = new Map<number, number>();
  const counts: number[] = [];
  // of each token: the one for the next time that the same text has its bigram
  const again: number[] = [];
  // of tokens for the first time: the last text with the bigram, and the token that it was given last
  const texts: number[] = [];
  const latest: number[] = [];

  const add = (): number => {
    again.push(NONE);
    texts.push(NONE);
    latest.push(NONE);
    return counts.push(0) - 1;
  };
  const firstTime = (first: number, second: number): number => {
    if (first < ASCII && second < ASCII) {
      const place = first * ASCII + second;
      if (ascii[place] === NONE) ascii[place] = add();
      return ascii[place] as number;
    }
    const code = first * 0x10000 + second;
    const known = others.get(code);
    if (known !== undefined) return known;
    const token = add();
    others.set(code, token);
    return token;
  };
  const nextTime = (token: number): number => {
    if (again[token] === NONE) again[token] = add();
    return again[token] as number;
  };
  return {
    tokenOf: (first, second, text) => {
      const bigram = firstTime(first, second);
      const token = texts[bigram] === text ? nextTime(latest[bigram] as number) : bigram;
      texts[bigram] = text;
      latest[bigram] = token;
      counts[token] = (counts[token] as number) + 1;
      return token;
    },
    counts,
  };
}
