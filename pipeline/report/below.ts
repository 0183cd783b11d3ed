import type { Paper } from '../../schemas/types.ts';
import { findCandidatePairs } from '../merge/candidates/join.ts';
import { normaliseTitle } from '../merge/normalise.ts';
import { titleSimilarity } from '../merge/compare/similarity.ts';
import type { TitlePair } from './pairs.ts';
import { HUB_DEGREE } from '../merge/thresholds.ts';

/** Pairs of papers whose titles come near the threshold and do not reach it: no table has them. */
export interface Below {
  see(paper: Paper): void;
  /** Leaves out two papers that were compared all the same, for the sake of their abstracts. */
  leaveOut(id: string, other: string): void;
  pairs(): Iterable<TitlePair>;
}

/** The least similarity that is looked for among so many papers; null where the search would take too long. */
export function floorFor(papers: number): number | null {
  return FLOORS.find(({ most }) => papers <= most)?.floor ?? null;
}

/** At these numbers of real titles the search takes 0.3, 0.4 and 1.2 seconds; it grows with their square. */
const FLOORS = [
  { most: 1_000, floor: 0.5 },
  { most: 5_000, floor: 0.7 },
  { most: 50_000, floor: 0.8 },
] as const;

/** Keeps the titles that it sees. */
export function openBelow(floor: number, threshold: number): Below {
  // papers of one title are no pair below any threshold, and many of them are very many pairs
  const bearers = new Map<string, Titled>();
  const compared = new Set<string>();
  return {
    see: ({ id, title }) => bearers.set(normaliseTitle(title), { id, title }),
    leaveOut: (id, other) => compared.add(keyOf(id, other)),
    pairs: function* () {
      const keys = [...bearers];
      // titles of one pattern are all near to all, and merge left them out too
      const near = findCandidatePairs(
        keys.map(([key]) => key),
        { num: Math.round(100 * floor), den: 100 },
        HUB_DEGREE,
      );
      for (const { a, b } of near.pairs) {
        const [[keyA, one], [keyB, other]] = [keys[a], keys[b]] as [[string, Titled], [string, Titled]]; // of these keys
        const similarity = titleSimilarity(keyA, keyB);
        if (similarity < threshold && !compared.has(keyOf(one.id, other.id)))
          yield pairOf(one, other, similarity);
      }
    },
  };
}

type Titled = Pick<Paper, 'id' | 'title'>;

/** The same whichever paper comes first. */
function keyOf(id: string, other: string): string {
  return id < other ? `${id} ${other}` : `${other} ${id}`;
}

function pairOf({ title: title_a }: Titled, { title: title_b }: Titled, similarity: number): TitlePair {
  const nothing = {
    abstract_similarity: null,
    rule: null,
    evidence_for: [],
    evidence_against: [],
    judgement: null,
  };
  return { title_a, title_b, similarity, ...nothing };
}
