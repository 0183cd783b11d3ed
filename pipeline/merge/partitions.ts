import type { Bigrams } from './bigrams.ts';
import { type Block, type Partners, partnersOf } from './blocks.ts';
import { type Buckets, bucketsOf, lookUp, pairUp, type Visit } from './buckets.ts';

/** Texts to be searched for pairs of a block, and in how many tokens they may differ in a part: 1 or 2. */
export interface Search {
  block: Block;
  /** Ascending. */
  texts: Uint32Array;
  deletions: number;
}

/**
 * Visits every two texts that are a pair of the block and reach its threshold: these, many others, and some twice.
 *
 * All tokens are parted into so many parts that two texts with no more different tokens than the block has room for
 * cannot have more than the allowed number in each part (the pigeonhole principle). What a text has in a part is put under
 * a key, the sum of the hashes of its tokens there. When two texts differ in one token there, one of them without
 * one of its tokens has the key of the other; when they differ in two, one of them without two has, or both of them
 * without one have the same. So all that is to be done is to look up each piece without each of its tokens.
 *
 * Arasu, Ganti and Kaushik, "Efficient Exact Set-Similarity Joins", VLDB 2006, for parts; Deng, Li, Wen and Feng, "An
 * Efficient Partition Based Method for Exact Set Similarity Joins", PVLDB 9(4), 2015, for tokens left out.
 */
export function visitCandidates(bigrams: Bigrams, search: Search, visit: Visit): void {
  const { block, texts, deletions } = search;
  const partners = (text: number) => partnersOf(bigrams, block, text);
  const to = Uint32Array.from(texts, (text) => bigrams.start[text] as number);
  const pieces: Pieces = { texts, from: to.slice(), to, keys: new Int32Array(texts.length) };
  for (const { allowed, end } of partsOf(bigrams, block.room, deletions)) {
    advance(bigrams, pieces, end);
    const whole = bucketsOf(pieces.keys, texts);
    pairUp(whole, partners, visit);
    if (allowed >= 1) lookUpShorter(bigrams, pieces, { whole, allowed, partners }, visit);
    if (allowed >= 2) pairUp(shorter(bigrams, pieces), partners, visit);
  }
}

/** Tokens up to `end` that are not in the part before; so many of them may differ. */
interface Part {
  allowed: number;
  end: number;
}

/**
 * A part in which fewer tokens may differ is made smaller, as what has to be equal is found together less often.
 * As shares of the parts where one or two may differ, those with the fewest candidates among 100,000 titles.
 */
const SHARES = [0.55, 1, 1.4];

/** How many tokens a text of so many has in a part, on average. */
export function tokensInPart(tokens: number, room: number, deletions: number): number {
  return tokens / Math.ceil((room + 1) / (deletions + 1));
}

function partsOf({ below }: Bigrams, room: number, deletions: number): Part[] {
  const allowed: number[] = [];
  for (let left = room + 1; left > 0; left -= (allowed.at(-1) as number) + 1)
    allowed.push(Math.min(deletions, left - 1));
  const shares = allowed.map((tokens) => SHARES[tokens] as number);
  const unit = (below.at(-1) as number) / shares.reduce((sum, share) => sum + share, 0);
  let end = 0;
  let taken = 0;
  return allowed.map((tokens, part) => {
    taken += (shares[part] as number) * unit;
    while (end < below.length - 1 && (below[end + 1] as number) <= taken) end++;
    return { allowed: tokens, end: part === allowed.length - 1 ? below.length - 1 : end };
  });
}

/** What each text has in a part, and its key. */
interface Pieces {
  texts: Uint32Array;
  from: Uint32Array;
  to: Uint32Array;
  keys: Int32Array;
}

function advance({ tokens, start, hashes }: Bigrams, { texts, from, to, keys }: Pieces, end: number): void {
  from.set(to);
  for (let n = 0; n < texts.length; n++) {
    const last = start[(texts[n] as number) + 1] as number;
    let k = from[n] as number;
    let key = 0;
    for (; k < last && (tokens[k] as number) < end; k++)
      key = (key + (hashes[tokens[k] as number] as number)) | 0;
    to[n] = k;
    keys[n] = key;
  }
}

interface LookUp {
  whole: Buckets;
  allowed: number;
  partners: (text: number) => Partners;
}

function lookUpShorter(bigrams: Bigrams, pieces: Pieces, lookingUp: LookUp, visit: Visit): void {
  const { whole, allowed, partners } = lookingUp;
  const { tokens, hashes } = bigrams;
  const { texts, from, to, keys } = pieces;
  for (let n = 0; n < texts.length; n++) {
    const of = partners(texts[n] as number);
    const end = to[n] as number;
    for (let k = from[n] as number; k < end; k++) {
      const key = ((keys[n] as number) - (hashes[tokens[k] as number] as number)) | 0;
      lookUp(whole, key, of, visit);
      for (let l = k + 1; l < end && allowed > 1; l++)
        lookUp(whole, (key - (hashes[tokens[l] as number] as number)) | 0, of, visit);
    }
  }
}

/** Each piece without each of its tokens. */
function shorter({ tokens, hashes }: Bigrams, { texts, from, to, keys }: Pieces): Buckets {
  const count = to.reduce((sum, end, n) => sum + end - (from[n] as number), 0);
  const shorterKeys = new Int32Array(count);
  const owners = new Uint32Array(count);
  let at = 0;
  for (let n = 0; n < texts.length; n++)
    for (let k = from[n] as number; k < (to[n] as number); k++) {
      shorterKeys[at] = (keys[n] as number) - (hashes[tokens[k] as number] as number);
      owners[at++] = texts[n] as number;
    }
  return bucketsOf(shorterKeys, owners);
}
