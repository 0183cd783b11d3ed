import type { Judgement } from '../../schemas/types.ts';
import { byPlace } from './order.ts';
import { splitWords } from './compare/abstracts.ts';
import { type Decision, decide, type Side } from './decide/decide.ts';
import { listJudgedSame, findComponents } from './cluster/components.ts';
import { findCandidatePairs } from './candidates/join.ts';
import { assignIds } from './assign-ids.ts';
import { firstOf, type DuplicateSet } from './cluster/exact-duplicates.ts';
import { findJudgementFaults } from './judgement-faults.ts';
import { memoise } from './lru.ts';
import { findAbstractCandidates } from './candidates/abstract-candidates.ts';
import { toConstraints } from './decide/judgements.ts';
import { type ComparePair, canonicalOf, resolve } from './cluster/resolve.ts';
import { toTables } from './tables.ts';
import type { MergeRecord, Merged } from './merged.ts';
import { type Threshold, CANDIDATE_SIMILARITY, HUB_DEGREE } from './thresholds.ts';
import { type Title, groupByTitle } from './titles.ts';

export interface MergeOptions {
  near?: Threshold;
  /** What people decided: beats every rule. In any order. */
  judgements?: readonly Judgement[];
  /** Of the abstracts, in the order of the records, from openFingerprints; without them no retitled paper is found. */
  fingerprints?: Uint16Array;
  /** Told how many more titles are done, of twice as many as there are records at the most. */
  onTitles?: (count: number) => void;
}

/** Abstracts kept at a time, as words: about 20 MB; the records of a paper are read one after the other. */
const REMEMBERED = 1_024;

/**
 * Finds which records are one paper. Pure; any order of the records gives the same result.
 *
 * @param abstractOf the abstract as written. Asked only for records whose title is equal or near to
 * another's, or whose fingerprint is, and as a rule once.
 * @throws when two records have one place: then their order is not known.
 */
export function merge<R extends MergeRecord>(
  records: readonly R[],
  abstractOf: (record: R) => string,
  { near = CANDIDATE_SIMILARITY, judgements = [], fingerprints, onTitles = () => {} }: MergeOptions = {},
): Merged<R> {
  const sorted = inOrder(records);
  const titles = groupByTitle(sorted);
  const read = memoise((i: number) => splitWords(abstractOf(sorted[i] as R)), REMEMBERED);
  const rulings = toConstraints(judgements);
  const { pairs, crowded: crowds } = nearOf(titles, near, onTitles);
  const retitled = fingerprints
    ? findAbstractCandidates(titles, fingerprints, rowsOf(sorted, records), read)
    : [];
  const groups = findComponents(titles, [...pairs, ...retitled], listJudgedSame(titles, rulings));
  const side = (point: DuplicateSet): Side => ({ title: point.title.key, words: read(firstOf(point)) });
  const compare: ComparePair = (a, b) => decide(side(a), side(b));
  const settled = groups.map((group) => {
    onTitles(group.titles.length);
    return resolve(group, read, compare, rulings);
  });
  const papers = settled.flatMap((group) => group.papers).sort((p, q) => canonicalOf(p) - canonicalOf(q));
  const doubts = settled.flatMap((group) => group.doubts);
  const shared = settled.flatMap((group) => group.shared);
  const compareAgain = comparedOnce(compare);
  const remarks = findJudgementFaults(judgements, groups, (group, some) =>
    resolve(group, read, compareAgain, toConstraints(some)),
  );
  const crowded = [...new Set([...crowds, ...settled.flatMap((group) => group.crowded)])].sort(byBearer);
  return {
    ...toTables(sorted, papers, doubts, assignIds(papers, titles, shared)),
    remarks,
    crowded: crowded.map(({ key }) => key),
  };
}

/** Pairs of titles that are alike, but for those in crowds, and the titles of these. */
function nearOf(titles: readonly Title[], near: Threshold, onTitles: (count: number) => void) {
  const keys = titles.map(({ key }) => key);
  const { pairs, crowded } = findCandidatePairs(keys, near, HUB_DEGREE, { onKeys: onTitles });
  return { pairs, crowded: crowded.map((i) => titles[i] as Title) };
}

function byBearer({ bearers: [p] }: Title, { bearers: [q] }: Title): number {
  return (p as number) - (q as number); // a title is borne by one record at least
}

/** Where each record stood before it was sorted. */
function rowsOf<R>(sorted: readonly R[], records: readonly R[]): number[] {
  const rows = new Map(records.map((record, row) => [record, row]));
  return sorted.map((record) => rows.get(record) as number);
}

/** The same, but each pair is compared once only: what the rules say does not hang on judgements. */
function comparedOnce(compare: ComparePair): ComparePair {
  const known = new Map<string, Decision>();
  return (a, b) => {
    const pair = `${firstOf(a)} ${firstOf(b)}`;
    const decision = known.get(pair) ?? compare(a, b);
    known.set(pair, decision);
    return decision;
  };
}

function inOrder<R extends MergeRecord>(records: readonly R[]): R[] {
  const sorted = [...records].sort(byPlace);
  for (const [i, record] of sorted.entries()) {
    const next = sorted[i + 1];
    if (next && byPlace(record, next) === 0)
      throw new Error(`two records at byte ${record.byte_start} of ${record.file}`);
  }
  return sorted;
}
