import type { Digest, Redirect, Review } from '../../schemas/types.ts';
import { clean } from '../clean/clean.ts';
import { findLinks } from '../clean/links.ts';
import type { TextOf, KeptRecord } from '../emit/rows.ts';
import type { Addition, Effect, Named } from './contribution.ts';
import { countFields } from './fields.ts';
import { waitsForPerson } from '../merge/cluster/review.ts';
import { compare } from '../text/compare.ts';
import type { MergedPaper, Tables } from '../merge/merged.ts';

/** The papers of all dumps. */
export interface MergedState {
  merged: Tables<KeptRecord>;
  digests: readonly Digest[];
  textOf: TextOf;
}

/** What is known about a dump before merging. */
export type Submission = Pick<Addition, 'source' | 'file' | 'betterName' | 'quarantined' | 'fixes'>;

/**
 * Computes what dumps add to the dataset.
 * @param after the merge that includes them
 * @param before the merge without them
 */
export function computeEffect(
  submissions: readonly Submission[],
  after: MergedState,
  before: Tables<KeptRecord>,
): Effect {
  const files = new Set(submissions.map(({ file }) => file));
  const isNew = ({ file }: KeptRecord) => files.has(file);
  const sorted = sortPapers(after.merged.papers, isNew);
  const records = [...sorted.fresh, ...sorted.known].flatMap(({ records }) => records);
  return {
    dumps: submissions.map((submission) => toAddition(submission, sorted, after.digests)),
    records: records.length,
    papers: sorted.fresh.map(({ paper }) => toNamed(paper)),
    known: sorted.known.map(({ paper }) => toNamed(paper)),
    repeats: sorted.fresh.reduce((sum, { records }) => sum + records.length - 1, 0),
    review: selectNewRows(
      after.merged.review.filter(waitsForPerson),
      before.review.filter(waitsForPerson),
      toPairKey,
    ),
    links: tallyLinks(records, after.textOf),
    redirects: selectNewRows(after.merged.redirects, before.redirects, toRedirectKey).map(
      ({ id, paper_id }) => ({
        id,
        paper_id,
      }),
    ),
  };
}

/** A paper in the submitted dumps, with its records there. */
interface PaperRecords {
  paper: MergedPaper<KeptRecord>;
  records: KeptRecord[];
}

interface SortedPapers {
  /** Papers found in no other dump. */
  fresh: PaperRecords[];
  /** Papers that other dumps contain too. */
  known: PaperRecords[];
}

function sortPapers(
  papers: readonly MergedPaper<KeptRecord>[],
  isNew: (record: KeptRecord) => boolean,
): SortedPapers {
  const found = papers
    .map((paper) => ({ paper, records: paper.members.map(({ record }) => record).filter(isNew) }))
    .filter(({ records }) => records.length > 0);
  const isFresh = ({ paper, records }: PaperRecords) => records.length === paper.members.length;
  return { fresh: found.filter(isFresh), known: found.filter((one) => !isFresh(one)) };
}

function toAddition(
  submission: Submission,
  { fresh, known }: SortedPapers,
  digests: readonly Digest[],
): Addition {
  const mine = ({ file }: { file: string }) => file === submission.file;
  const ofKnown = known.flatMap(({ records }) => records.filter(mine)).length;
  const accepted = [...fresh, ...known].flatMap(({ records }) => records.filter(mine));
  return {
    ...submission,
    pages: digests.filter(mine).map((page) => ({
      id: page.id,
      page_kind: page.page_kind,
      source_format: page.source_format,
      date: page.date,
      month_day: page.month_day,
      year_source: page.year_source,
      year_reason: page.year_reason,
    })),
    fields: countFields(accepted),
    accepted: accepted.length,
    // a new paper in several of the dumps counts for the first one
    newPapers: fresh.filter(({ records }) => records[0] !== undefined && mine(records[0])).length,
    known: ofKnown,
  };
}

/** The title is that of the last appearance, as everywhere. */
function toNamed({ id, members }: MergedPaper<KeptRecord>): Named {
  return { id, title: clean(members.at(-1)?.record.title ?? '').text };
}

function selectNewRows<Row>(
  after: readonly Row[],
  before: readonly Row[],
  keyOf: (row: Row) => string,
): Row[] {
  const there = new Set(before.map(keyOf));
  return after.filter((row) => !there.has(keyOf(row)));
}

/** Uses titles, because paper ids may have changed. */
function toPairKey({ title_a, title_b }: Review): string {
  return JSON.stringify([title_a, title_b].sort(compare));
}

function toRedirectKey({ id, paper_id }: Redirect): string {
  return `${id} ${paper_id}`;
}

function tallyLinks(records: readonly KeptRecord[], textOf: TextOf): Effect['links'] {
  const tally = new Map<Effect['links'][number][0], number>();
  for (const record of records)
    for (const { kind } of findLinks(clean(textOf(record, 'abstract') ?? '').text))
      tally.set(kind, (tally.get(kind) ?? 0) + 1);
  return [...tally].sort(([one, a], [other, b]) => b - a || compare(one, other));
}
