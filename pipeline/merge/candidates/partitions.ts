import type { Bigrams } from './bigrams.ts';
import { type SizeRange, type PartnerSizes, findPartnerSizes } from './size-ranges.ts';
import type { HubCounter } from './hubs.ts';
import { type HashIndex, buildHashIndex, lookUp, pairUp, type VisitMatch } from './hash-index.ts';

/** Where two texts were found to be similar. */
export interface Collision {
  partition: number;
  /** Number of tokens in which they differ there. */
  differing: number;
}

/**
 * Visits a superset of the pairs of the range that reach its threshold, some of them in several partitions. The
 * collision is the same object in all calls.
 *
 * The tokens are split into enough partitions that similar texts differ in at most the allowed number of tokens in
 * some partition (the pigeonhole principle). The tokens of a text in a partition are a piece; its key is the sum of
 * their hashes. If two pieces differ in one token, deleting a token from one gives the key of the other. If they
 * differ in two, deleting two tokens from one does, or deleting one from each gives equal keys. So it is enough to
 * look up each piece with each of its tokens deleted.
 *
 * Arasu, Ganti and Kaushik, "Efficient Exact Set-Similarity Joins", VLDB 2006, for partitions; Deng, Li, Wen and Feng,
 * "An Efficient Partition Based Method for Exact Set Similarity Joins", PVLDB 9(4), 2015, for deletions.
 */
export function visitCandidates(
  { bigrams, range, hubs }: { bigrams: Bigrams; range: SizeRange; hubs: HubCounter },
  partitions: readonly Partition[],
  visitCollision: (i: number, j: number, collision: Collision) => void,
): void {
  const texts = Uint32Array.from({ length: range.end - range.first }, (_, k) => range.first + k);
  const collision = { partition: 0, differing: 0 };
  const visitDiffering = (differing: number): VisitMatch => {
    return (i, j) => {
      collision.differing = differing;
      visitCollision(i, j, collision);
    };
  };
  const [equal, one, two] = [visitDiffering(0), visitDiffering(1), visitDiffering(2)];
  const partnersOf = (text: number) => findPartnerSizes(bigrams, range, text);
  const to = Uint32Array.from(texts, (text) => bigrams.start[text] as number);
  const pieces: Pieces = { texts, from: to.slice(), to, keys: new Int32Array(texts.length) };
  for (const [partition, { allowed, end }] of partitions.entries()) {
    collision.partition = partition;
    advance(bigrams, pieces, end);
    const index = buildHashIndex(pieces.keys, texts, hubs);
    pairUp(index, partnersOf, equal);
    if (allowed >= 1) lookUpShortened(bigrams, pieces, { index, allowed, partnersOf }, [one, two]);
    if (allowed >= 2) pairUp(indexShortened(bigrams, pieces, hubs), partnersOf, two);
  }
}

/** The tokens from the end of the previous partition up to `end`; at most `allowed` of them may differ. */
export interface Partition {
  allowed: number;
  end: number;
}

/**
 * Whether this is the first collision of two texts: not in an earlier partition, and with the true number of
 * differing tokens, not by equal hashes or by deleting a common token. So each pair is taken once without a set of
 * the pairs seen.
 */
export function isFirstCollision(
  { tokens, start }: Bigrams,
  partitions: readonly Partition[],
  [i, j]: readonly [number, number],
  collision: Collision,
): boolean {
  let a = start[i] as number;
  let b = start[j] as number;
  const endA = start[i + 1] as number;
  const endB = start[j + 1] as number;
  for (const [partition, { allowed, end }] of partitions.entries()) {
    let differing = 0;
    for (;;) {
      const tokenA = a < endA ? (tokens[a] as number) : end;
      const tokenB = b < endB ? (tokens[b] as number) : end;
      if (tokenA >= end && tokenB >= end) break;
      if (tokenA !== tokenB) differing++;
      if (tokenA <= tokenB) a++;
      if (tokenB <= tokenA) b++;
    }
    if (partition === collision.partition) return differing === collision.differing;
    if (differing <= allowed) return false;
  }
  return false;
}

/**
 * Relative size of a partition by the number of tokens that may differ; stricter ones are smaller, because they have
 * fewer collisions. These values gave the fewest candidates among 100,000 titles.
 */
const SHARES = [0.55, 1, 1.4];

/** Average number of tokens in a partition, for a text with this many tokens. */
export function estimateTokens(tokens: number, room: number, deletions: number): number {
  return tokens / Math.ceil((room + 1) / (deletions + 1));
}

/** @param deletions number of tokens that may differ in a partition: 1 or 2 */
export function toPartitions({ below }: Bigrams, room: number, deletions: number): Partition[] {
  const allowed: number[] = [];
  for (let left = room + 1; left > 0; left -= (allowed.at(-1) as number) + 1)
    allowed.push(Math.min(deletions, left - 1));
  const shares = allowed.map((tokens) => SHARES[tokens] as number);
  const unit = (below.at(-1) as number) / shares.reduce((sum, share) => sum + share, 0);
  let end = 0;
  let taken = 0;
  return allowed.map((tokens, partition) => {
    taken += (shares[partition] as number) * unit;
    while (end < below.length - 1 && (below[end + 1] as number) <= taken) end++;
    return { allowed: tokens, end: partition === allowed.length - 1 ? below.length - 1 : end };
  });
}

/** The tokens of each text in a partition, and their key. */
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

interface Target {
  index: HashIndex;
  allowed: number;
  partnersOf: (text: number) => PartnerSizes;
}

function lookUpShortened(
  bigrams: Bigrams,
  pieces: Pieces,
  target: Target,
  [one, two]: readonly [VisitMatch, VisitMatch],
): void {
  const { index, allowed, partnersOf } = target;
  const { tokens, hashes } = bigrams;
  const { texts, from, to, keys } = pieces;
  for (let n = 0; n < texts.length; n++) {
    const of = partnersOf(texts[n] as number);
    const end = to[n] as number;
    for (let k = from[n] as number; k < end; k++) {
      const key = ((keys[n] as number) - (hashes[tokens[k] as number] as number)) | 0;
      lookUp(index, key, of, one);
      for (let l = k + 1; l < end && allowed > 1; l++)
        lookUp(index, (key - (hashes[tokens[l] as number] as number)) | 0, of, two);
    }
  }
}

/** Indexes each piece with each of its tokens deleted. */
function indexShortened(
  { tokens, hashes }: Bigrams,
  { texts, from, to, keys }: Pieces,
  hubs: HubCounter,
): HashIndex {
  const count = to.reduce((sum, end, n) => sum + end - (from[n] as number), 0);
  const keysShortened = new Int32Array(count);
  const owners = new Uint32Array(count);
  let at = 0;
  for (let n = 0; n < texts.length; n++)
    for (let k = from[n] as number; k < (to[n] as number); k++) {
      keysShortened[at] = (keys[n] as number) - (hashes[tokens[k] as number] as number);
      owners[at++] = texts[n] as number;
    }
  return buildHashIndex(keysShortened, owners, hubs);
}
