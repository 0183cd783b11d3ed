import type { Paper } from '../../schemas/types.ts';
import { findCandidatePairs } from '../merge/candidates/join.ts';
import { normaliseTitle } from '../merge/normalise.ts';
import { titleSimilarity } from '../merge/compare/similarity.ts';
import type { TitlePair } from './pairs.ts';
import { HUB_DEGREE } from '../merge/thresholds.ts';

/** Pairs of papers whose titles are similar, but below the threshold. No table has them. */
interface Below {
  see(paper: Paper): void;
  /** Leaves out two papers that were compared because of their abstracts. */
  leaveOut(id: string, other: string): void;
  pairs(): Iterable<TitlePair>;
}

/** Returns the least similarity to search for among so many papers; null if the search would take too long. */
export function chooseFloor(papers: number): number | null {
  return FLOORS.find(({ most }) => papers <= most)?.floor ?? null;
}

/** With these numbers of real titles the search takes 0.3, 0.4 and 1.2 seconds; the time is quadratic. */
const FLOORS = [
  { most: 1_000, floor: 0.5 },
  { most: 5_000, floor: 0.7 },
  { most: 50_000, floor: 0.8 },
] as const;

export function openBelow(floor: number, threshold: number): Below {
  // equal titles score 1, so keep one paper of each; otherwise they would make quadratically many pairs
  const byTitle = new Map<string, Titled>();
  const compared = new Set<string>();
  return {
    see: ({ id, title }) => byTitle.set(normaliseTitle(title), { id, title }),
    leaveOut: (id, other) => compared.add(makePairKey(id, other)),
    pairs: function* () {
      const keys = [...byTitle];
      // titles made from a template are all similar; merge leaves them out too
      const near = findCandidatePairs(
        keys.map(([key]) => key),
        { num: Math.round(100 * floor), den: 100 },
        HUB_DEGREE,
      );
      for (const { a, b } of near.pairs) {
        const [[keyA, one], [keyB, other]] = [keys[a], keys[b]] as [[string, Titled], [string, Titled]]; // indexes of keys
        const similarity = titleSimilarity(keyA, keyB);
        if (similarity < threshold && !compared.has(makePairKey(one.id, other.id)))
          yield makeTitlePair(one, other, similarity);
      }
    },
  };
}

type Titled = Pick<Paper, 'id' | 'title'>;

/** Makes the same key whichever paper comes first. */
function makePairKey(id: string, other: string): string {
  return id < other ? `${id} ${other}` : `${other} ${id}`;
}

function makeTitlePair(
  { title: title_a }: Titled,
  { title: title_b }: Titled,
  similarity: number,
): TitlePair {
  const nothing = {
    abstract_similarity: null,
    rule: null,
    evidence_for: [],
    evidence_against: [],
    judgement: null,
  };
  return { title_a, title_b, similarity, ...nothing };
}
