import type { Merge } from '../../../schemas/types.ts';
import type { Found } from '../finding.ts';
import { groupByPaper, placeOf } from '../place.ts';
import { type Appearing, groupBy, type Released } from '../released.ts';
import { type Placed, rowAt } from '../rows.ts';
import { JUDGEMENTS } from '../tables.ts';

/** Equal arXiv ids are one paper and different ones are two, unless a person said otherwise. */
export function* checkArxivIds(released: Released): Generator<Found> {
  const { appearances, merges } = released;
  const at = new Map(appearances.map((one) => [placeOf(one.row.digest_id, one.row.position), one]));
  const idsOf = groupBy(appearances, ({ row }) => nameTitle(row));
  for (const { row, line } of merges) {
    const a = at.get(placeOf(row.digest_id_a, row.position_a));
    const b = at.get(placeOf(row.digest_id_b, row.position_b));
    // the law of lineage reports an end that is no appearance
    if (a === undefined || b === undefined) continue;
    const faults = [
      ...checkMatch(row, a.row.arxiv_id, b.row.arxiv_id),
      ...(row.match === 'arxiv-id' ? checkSame(row, a, b, idsOf) : []),
      ...checkUnknown(row, [a, b], released),
    ];
    for (const message of faults) yield { file: 'merges.jsonl', line, message };
  }
  yield* checkPapers(released);
  yield* checkShared(released);
}

/** Appearances under one title share the arXiv id of any of them; those of an exact match have the first title. */
function nameTitle({ paper_id, match, title }: Appearing['row']): string {
  const isFirst = match === null || match === 'exact';
  const folded = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  return `${paper_id} ${isFirst ? '' : folded}`;
}

function* checkMatch({ match }: Merge, a: string | null, b: string | null): Generator<string> {
  if (match !== 'judged' && areDifferent(a, b))
    yield `the match is ${match}, but the arXiv ids are ${a} and ${b}`;
}

/** A record without an id may be led to another by the id of a third one, which their paper then has. */
function* checkSame(
  { rule }: Merge,
  a: Appearing,
  b: Appearing,
  under: ReadonlyMap<string, readonly Appearing[]>,
): Generator<string> {
  const [ids, others] = [a, b].map(({ row }) =>
    (under.get(nameTitle(row)) ?? []).flatMap((one) => one.row.arxiv_id ?? []),
  );
  if (rule === 'through-arxiv-id' && [...(ids ?? []), ...(others ?? [])].length > 0) return;
  if (!ids?.some((id) => others?.includes(id)))
    yield 'the match is arxiv-id, but no arXiv id is that of both titles';
}

function areDifferent(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a !== b;
}

/** Only where an abstract is not known, two cannot be compared. */
function* checkUnknown(
  { abstract_similarity }: Merge,
  ends: readonly Placed<unknown>[],
  { folder, edition }: Released,
): Generator<string> {
  if (abstract_similarity !== null || edition !== 'full') return;
  if (ends.every((end) => rowAt(folder, 'appearances', end).abstract !== null))
    yield 'the similarity of the abstracts is null, but both are known';
}

/** A judgement may join papers of different ids, and what came with them. */
function* checkPapers({ appearances, merges }: Released): Generator<Found> {
  const judged = new Set(merges.flatMap(({ row }) => (row.match === 'judged' ? row.paper_id : [])));
  for (const [paper_id, group] of groupByPaper(appearances)) {
    const ids = new Set(group.flatMap(({ row }) => row.arxiv_id ?? []));
    if (ids.size > 1 && !judged.has(paper_id))
      yield {
        file: 'appearances.jsonl',
        line: group[0]?.line ?? 1,
        message: `${paper_id} has the arXiv ids ${[...ids].join(', ')}, and nobody judged that`,
      };
  }
}

/** Judgements that keep papers apart are in no table, so nothing is known where there are any. */
function* checkShared({ appearances, manifest }: Released): Generator<Found> {
  if (manifest?.inputs.some(({ file }) => file === JUDGEMENTS)) return;
  const withId = appearances.filter(({ row }) => row.arxiv_id !== null);
  for (const [arxiv_id, group] of groupBy(withId, ({ row }) => row.arxiv_id)) {
    const papers = new Set(group.map(({ row }) => row.paper_id));
    if (papers.size > 1)
      yield {
        file: 'appearances.jsonl',
        line: group[0]?.line ?? 1,
        message: `the arXiv id ${arxiv_id} is that of ${[...papers].join(', ')}`,
      };
  }
}
