import type { Judgement } from '../../schemas/types.ts';
import { byPlace } from './order.ts';
import { splitWords } from './compare/abstracts.ts';
import { type Decision, decide, type Side } from './decide/decide.ts';
import { listArxivLinks, listJudgedSame, findComponents } from './cluster/components.ts';
import { findCandidatePairs } from './candidates/join.ts';
import { assignIds } from './assign-ids.ts';
import { firstOf, type DuplicateSet } from './cluster/exact-duplicates.ts';
import { findJudgementFaults } from './judgement-faults.ts';
import { findAbstractCandidates } from './candidates/abstract-candidates.ts';
import { toConstraints } from './decide/judgements.ts';
import { type ComparePair, canonicalOf, resolve } from './cluster/resolve.ts';
import { toTables } from './tables.ts';
import type { MergeRecord, Merged } from './merged.ts';
import { type Threshold, CANDIDATE_SIMILARITY, HUB_DEGREE } from './thresholds.ts';
import { type Lookup, type Title, groupByTitle } from './titles.ts';

export interface MergeOptions {
  threshold?: Threshold;
  /** What people decided, in any order; overrides every rule. */
  judgements?: readonly Judgement[];
  /** Of the abstracts, in the order of the records, from openSignatures; without them no retitled paper is found. */
  signatures?: Uint16Array;
  /** Called with the number of further titles done; the total is at most twice the number of records. */
  onTitles?: (count: number) => void;
}

/** Abstracts kept at a time, as words: about 20 MB. The records of a paper are read one after the other. */
const REMEMBERED = 1_024;

/**
 * Finds which records are one paper. Pure; any order of the records gives the same result.
 *
 * @param abstractOf the abstract as written, or null where the page shows none; called only for records with a candidate pair, and usually once
 * @throws when two records have the same place, because their order is undefined
 */
export function merge<R extends MergeRecord>(
  records: readonly R[],
  abstractOf: (record: R) => string | null,
  { threshold = CANDIDATE_SIMILARITY, judgements = [], signatures, onTitles = () => {} }: MergeOptions = {},
): Merged<R> {
  const sorted = sortByPlace(records);
  const titles = groupByTitle(sorted);
  const lookup = makeLookup(sorted, abstractOf);
  const constraints = toConstraints(judgements);
  const { pairs, hubs: nearHubs } = findNearTitles(titles, threshold, onTitles);
  const abstractPairs = signatures
    ? findAbstractCandidates(titles, signatures, mapToRows(sorted, records), lookup)
    : [];
  const components = findComponents(
    titles,
    [...pairs, ...abstractPairs],
    [...listJudgedSame(titles, constraints), ...listArxivLinks(titles, lookup.arxivId)],
  );
  const side = (set: DuplicateSet): Side => ({
    title: set.title.key,
    words: lookup.words(firstOf(set)),
    arxivId: set.arxivId,
  });
  const compare: ComparePair = (a, b) => decide(side(a), side(b));
  const resolved = components.map((component) => {
    onTitles(component.titles.length);
    return resolve(component, lookup, compare, constraints);
  });
  const papers = resolved
    .flatMap((component) => component.papers)
    .sort((p, q) => canonicalOf(p) - canonicalOf(q));
  const reviewPairs = resolved.flatMap((component) => component.reviewPairs);
  const shared = resolved.flatMap((component) => component.shared);
  const compareOnce = rememberDecisions(compare);
  const judgementFaults = findJudgementFaults(judgements, components, (component, some) =>
    resolve(component, lookup, compareOnce, toConstraints(some)),
  );
  const hubTitles = [...new Set([...nearHubs, ...resolved.flatMap((component) => component.hubs)])].sort(
    byFirstRecord,
  );
  return {
    ...toTables(sorted, papers, reviewPairs, assignIds(papers, titles, shared)),
    judgementFaults,
    hubTitles: hubTitles.map(({ key }) => key),
  };
}

function makeLookup<R extends MergeRecord>(
  sorted: readonly R[],
  abstractOf: (record: R) => string | null,
): Lookup {
  const at = (i: number) => sorted[i] as R;
  const split = (i: number) => {
    const abstract = abstractOf(at(i));
    return abstract === null ? null : splitWords(abstract);
  };
  return {
    words: memoise(split, REMEMBERED),
    arxivId: (i) => at(i).arxiv_id,
    place: (i) => `${at(i).digest_id} ${at(i).position}`,
  };
}

/** Candidate pairs of similar titles without the pairs of two hubs, and the hubs. */
function findNearTitles(titles: readonly Title[], near: Threshold, onTitles: (count: number) => void) {
  const keys = titles.map(({ key }) => key);
  const { pairs, hubs } = findCandidatePairs(keys, near, HUB_DEGREE, { onKeys: onTitles });
  return { pairs, hubs: hubs.map((i) => titles[i] as Title) };
}

function byFirstRecord({ records: [p] }: Title, { records: [q] }: Title): number {
  return (p as number) - (q as number); // a title has at least one record
}

/** The index of each record before sorting. */
function mapToRows<R>(sorted: readonly R[], records: readonly R[]): number[] {
  const rows = new Map(records.map((record, row) => [record, row]));
  return sorted.map((record) => rows.get(record) as number);
}

/** Compares each pair once: the rules do not depend on judgements. */
function rememberDecisions(compare: ComparePair): ComparePair {
  const known = new Map<string, Decision>();
  return (a, b) => {
    const pair = `${firstOf(a)} ${firstOf(b)}`;
    const decision = known.get(pair) ?? compare(a, b);
    known.set(pair, decision);
    return decision;
  };
}

function sortByPlace<R extends MergeRecord>(records: readonly R[]): R[] {
  const sorted = [...records].sort(byPlace);
  for (const [i, record] of sorted.entries()) {
    const next = sorted[i + 1];
    if (next && byPlace(record, next) === 0)
      throw new Error(`two records at byte ${record.byte_start} of ${record.file}`);
  }
  return sorted;
}

/** Memoises the last `limit` results, so that an expensive call is rarely repeated. */
export function memoise<K, V>(compute: (key: K) => V, limit: number): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const value = known.has(key) ? (known.get(key) as V) : compute(key);
    known.delete(key);
    known.set(key, value);
    if (known.size > limit) known.delete(known.keys().next().value as K);
    return value;
  };
}
