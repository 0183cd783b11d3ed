import type { Digest, Redirect, Review } from '../../schemas/types.ts';
import { clean } from '../clean/clean.ts';
import { findLinks } from '../clean/links.ts';
import type { AbstractOf, KeptRecord } from '../emit/rows.ts';
import type { Addition, Effect, Named } from './contribution.ts';
import { compare } from '../text/compare.ts';
import type { MergedPaper, Tables } from '../merge/merged.ts';

/** The papers of all dumps. */
export interface MergedState {
  merged: Tables<KeptRecord>;
  digests: readonly Digest[];
  abstractOf: AbstractOf;
}

/** What is known of a dump before it is merged. */
export type Arrival = Pick<Addition, 'source' | 'file' | 'betterName' | 'quarantined' | 'did'>;

/**
 * What dumps bring.
 * @param after with them
 * @param before without them
 */
export function computeEffect(
  arrivals: readonly Arrival[],
  after: MergedState,
  before: Tables<KeptRecord>,
): Effect {
  const files = new Set(arrivals.map(({ file }) => file));
  const isNew = ({ file }: KeptRecord) => files.has(file);
  const sorted = sortOf(after.merged.papers, isNew);
  const records = [...sorted.fresh, ...sorted.known].flatMap(({ records }) => records);
  return {
    dumps: arrivals.map((arrival) => additionOf(arrival, sorted, after.digests)),
    records: records.length,
    papers: sorted.fresh.map(({ paper }) => named(paper)),
    known: sorted.known.map(({ paper }) => named(paper)),
    repeats: sorted.fresh.reduce((sum, { records }) => sum + records.length - 1, 0),
    review: newRows(after.merged.review, before.review, pairKey),
    links: tallyOf(records, after.abstractOf),
    redirects: newRows(after.merged.redirects, before.redirects, redirectKey).map(({ id, paper_id }) => ({
      id,
      paper_id,
    })),
  };
}

/** A paper that the dumps have, and its records in them. */
interface Found {
  paper: MergedPaper<KeptRecord>;
  records: KeptRecord[];
}

interface Sorted {
  /** Papers that no other dump has. */
  fresh: Found[];
  /** Papers that others have too. */
  known: Found[];
}

function sortOf(papers: readonly MergedPaper<KeptRecord>[], isNew: (record: KeptRecord) => boolean): Sorted {
  const found = papers
    .map((paper) => ({ paper, records: paper.members.map(({ record }) => record).filter(isNew) }))
    .filter(({ records }) => records.length > 0);
  const isFresh = ({ paper, records }: Found) => records.length === paper.members.length;
  return { fresh: found.filter(isFresh), known: found.filter((one) => !isFresh(one)) };
}

function additionOf(arrival: Arrival, { fresh, known }: Sorted, digests: readonly Digest[]): Addition {
  const mine = ({ file }: { file: string }) => file === arrival.file;
  const ofKnown = known.flatMap(({ records }) => records.filter(mine)).length;
  return {
    ...arrival,
    pages: digests.filter(mine).map(({ id, date, month_day, year_source, year_reason }) => ({
      id,
      date,
      month_day,
      year_source,
      year_reason,
    })),
    accepted: ofKnown + fresh.flatMap(({ records }) => records.filter(mine)).length,
    // where several of the dumps have a new paper, it is new in the first
    newPapers: fresh.filter(({ records }) => records[0] !== undefined && mine(records[0])).length,
    known: ofKnown,
  };
}

/** Titled by its last appearance, as everywhere. */
function named({ id, members }: MergedPaper<KeptRecord>): Named {
  return { id, title: clean(members.at(-1)?.record.title ?? '').text };
}

function newRows<Row>(after: readonly Row[], before: readonly Row[], keyOf: (row: Row) => string): Row[] {
  const there = new Set(before.map(keyOf));
  return after.filter((row) => !there.has(keyOf(row)));
}

/** By their titles: the ids of papers may be others now. */
function pairKey({ title_a, title_b }: Review): string {
  return JSON.stringify([title_a, title_b].sort(compare));
}

function redirectKey({ id, paper_id }: Redirect): string {
  return `${id} ${paper_id}`;
}

function tallyOf(records: readonly KeptRecord[], abstractOf: AbstractOf): Effect['links'] {
  const tally = new Map<Effect['links'][number][0], number>();
  for (const record of records)
    for (const { kind } of findLinks(clean(abstractOf(record)).text))
      tally.set(kind, (tally.get(kind) ?? 0) + 1);
  return [...tally].sort(([one, a], [other, b]) => b - a || compare(one, other));
}
