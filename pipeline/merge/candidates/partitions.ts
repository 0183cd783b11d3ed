import type { Bigrams } from './bigrams.ts';
import { type SizeRange, type PartnerSizes, findPartnerSizes } from './size-ranges.ts';
import type { HubCounter } from './hubs.ts';
import { type HashIndex, buildHashIndex, lookUp, pairUp, type VisitMatch } from './hash-index.ts';

/** Where two texts were found alike. */
export interface Collision {
  /** Index of the part. */
  part: number;
  /** In how many tokens they differ there. */
  differing: number;
}

/**
 * Visits every two texts that are a pair of the block and reach its threshold: these, many others, and some in several
 * parts; the meeting is the same object for all.
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
export function visitCandidates(
  { bigrams, block, crowds }: { bigrams: Bigrams; block: SizeRange; crowds: HubCounter },
  parts: readonly Partition[],
  visitMeeting: (i: number, j: number, meeting: Collision) => void,
): void {
  const texts = Uint32Array.from({ length: block.end - block.first }, (_, k) => block.first + k);
  const meeting = { part: 0, differing: 0 };
  const differingIn = (differing: number): VisitMatch => {
    return (i, j) => {
      meeting.differing = differing;
      visitMeeting(i, j, meeting);
    };
  };
  const [equal, one, two] = [differingIn(0), differingIn(1), differingIn(2)];
  const partners = (text: number) => findPartnerSizes(bigrams, block, text);
  const to = Uint32Array.from(texts, (text) => bigrams.start[text] as number);
  const pieces: Pieces = { texts, from: to.slice(), to, keys: new Int32Array(texts.length) };
  for (const [part, { allowed, end }] of parts.entries()) {
    meeting.part = part;
    advance(bigrams, pieces, end);
    const whole = buildHashIndex(pieces.keys, texts, crowds);
    pairUp(whole, partners, equal);
    if (allowed >= 1) lookUpShorter(bigrams, pieces, { whole, allowed, partners }, [one, two]);
    if (allowed >= 2) pairUp(shorter(bigrams, pieces, crowds), partners, two);
  }
}

/** Tokens up to `end` that are not in the part before; so many of them may differ. */
export interface Partition {
  allowed: number;
  end: number;
}

/**
 * Whether two texts meet here for the first time: in no part before, and here in as many tokens as they really differ in,
 * not by a key that different tokens share or by leaving out what both have. So each pair is taken once without a memory of
 * all that were.
 */
export function meetFirst(
  { tokens, start }: Bigrams,
  parts: readonly Partition[],
  [i, j]: readonly [number, number],
  meeting: Collision,
): boolean {
  let a = start[i] as number;
  let b = start[j] as number;
  const endA = start[i + 1] as number;
  const endB = start[j + 1] as number;
  for (const [part, { allowed, end }] of parts.entries()) {
    let differing = 0;
    for (;;) {
      const tokenA = a < endA ? (tokens[a] as number) : end;
      const tokenB = b < endB ? (tokens[b] as number) : end;
      if (tokenA >= end && tokenB >= end) break;
      if (tokenA !== tokenB) differing++;
      if (tokenA <= tokenB) a++;
      if (tokenB <= tokenA) b++;
    }
    if (part === meeting.part) return differing === meeting.differing;
    if (differing <= allowed) return false;
  }
  return false;
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

/** @param deletions in how many tokens two texts may differ in a part: 1 or 2 */
export function toPartitions({ below }: Bigrams, room: number, deletions: number): Partition[] {
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
  whole: HashIndex;
  allowed: number;
  partners: (text: number) => PartnerSizes;
}

function lookUpShorter(
  bigrams: Bigrams,
  pieces: Pieces,
  lookingUp: LookUp,
  [one, two]: readonly [VisitMatch, VisitMatch],
): void {
  const { whole, allowed, partners } = lookingUp;
  const { tokens, hashes } = bigrams;
  const { texts, from, to, keys } = pieces;
  for (let n = 0; n < texts.length; n++) {
    const of = partners(texts[n] as number);
    const end = to[n] as number;
    for (let k = from[n] as number; k < end; k++) {
      const key = ((keys[n] as number) - (hashes[tokens[k] as number] as number)) | 0;
      lookUp(whole, key, of, one);
      for (let l = k + 1; l < end && allowed > 1; l++)
        lookUp(whole, (key - (hashes[tokens[l] as number] as number)) | 0, of, two);
    }
  }
}

/** Each piece without each of its tokens. */
function shorter(
  { tokens, hashes }: Bigrams,
  { texts, from, to, keys }: Pieces,
  crowds: HubCounter,
): HashIndex {
  const count = to.reduce((sum, end, n) => sum + end - (from[n] as number), 0);
  const shorterKeys = new Int32Array(count);
  const owners = new Uint32Array(count);
  let at = 0;
  for (let n = 0; n < texts.length; n++)
    for (let k = from[n] as number; k < (to[n] as number); k++) {
      shorterKeys[at] = (keys[n] as number) - (hashes[tokens[k] as number] as number);
      owners[at++] = texts[n] as number;
    }
  return buildHashIndex(shorterKeys, owners, crowds);
}
