import type { Checking, Found } from '../finding.ts';
import { placeOf } from '../place.ts';
import { groupBy, type Released } from '../released.ts';
import type { Placed } from '../rows.ts';

/** Ids are unique, and every reference names a live paper; a redirect leads to one in one hop. */
export function* checkIds(released: Released): Checking {
  const { papers, digests, appearances, merges, review, redirects } = released;
  const live = new Set(papers.map(({ row }) => row.id));
  yield* checkUnique('papers.jsonl', papers);
  yield* checkUnique('digests.jsonl', digests);
  yield* checkUnique('redirects.jsonl', redirects);
  yield* checkLive(
    'appearances.jsonl',
    live,
    listIds(appearances, (row) => row.paper_id),
  );
  yield* checkLive(
    'merges.jsonl',
    live,
    listIds(merges, (row) => row.paper_id),
  );
  yield* checkLive(
    'review.jsonl',
    live,
    listIds(review, (row) => row.paper_id_a),
  );
  yield* checkLive(
    'review.jsonl',
    live,
    listIds(review, (row) => row.paper_id_b),
  );
  yield* checkLive(
    'redirects.jsonl',
    live,
    listIds(redirects, (row) => row.paper_id),
  );
  yield* checkRedirects(released, live);
  yield* checkReview(released);
  return {
    papers: papers.length,
    redirects: redirects.length,
    'similar pairs kept apart': review.length,
    'of them waiting for a person': review.filter(isWaiting).length,
  };
}

/** The rules that decide nothing, in our own list: the code that we check has another. */
const UNSURE: ReadonlySet<string> = new Set([
  'common-title-alone',
  'equal-title-abstracts-differ',
  'no-chains',
  'similar-title-abstracts-differ',
  'similar-title-alone',
  'similar-title-guarded',
  'unlike-title-abstracts-alike',
]);

function isWaiting({ row }: Released['review'][number]): boolean {
  return row.judgement === null && UNSURE.has(row.rule);
}

function* checkUnique(file: string, rows: readonly Placed<{ id: string }>[]): Generator<Found> {
  for (const [id, group] of groupBy(rows, ({ row }) => row.id))
    for (const { line } of group.slice(1))
      yield { file, line, message: `${id} is on line ${group[0]?.line} already` };
}

interface Named {
  id: string;
  line: number;
}

function listIds<Row>(rows: readonly Placed<Row>[], idOf: (row: Row) => string): Named[] {
  return rows.map(({ row, line }) => ({ id: idOf(row), line }));
}

function* checkLive(file: string, live: ReadonlySet<string>, names: readonly Named[]): Generator<Found> {
  for (const { id, line } of names)
    if (!live.has(id)) yield { file, line, message: `${id} is no live paper` };
}

/** A redirect has a title of an appearance of its paper, and its id is not that of a live paper. */
function* checkRedirects({ redirects, appearances }: Released, live: ReadonlySet<string>): Generator<Found> {
  const titles = new Set(appearances.map(({ row }) => `${row.paper_id} ${row.title}`));
  for (const { row, line } of redirects) {
    const file = 'redirects.jsonl';
    if (live.has(row.id)) yield { file, line, message: `${row.id} is itself a live paper` };
    if (!titles.has(`${row.paper_id} ${row.title}`))
      yield { file, line, message: `no appearance of ${row.paper_id} has the title of ${row.id}` };
  }
}

/** A review pair names two existing appearances of different papers. */
function* checkReview({ review, appearances }: Released): Generator<Found> {
  const at = new Map(appearances.map(({ row }) => [placeOf(row.digest_id, row.position), row]));
  for (const { row, line } of review) {
    const ends = [
      { place: placeOf(row.digest_id_a, row.position_a), paper_id: row.paper_id_a, title: row.title_a },
      { place: placeOf(row.digest_id_b, row.position_b), paper_id: row.paper_id_b, title: row.title_b },
    ];
    if (row.paper_id_a === row.paper_id_b)
      yield { file: 'review.jsonl', line, message: 'the pair is one paper already' };
    for (const { place, paper_id, title } of ends) {
      const one = at.get(place);
      if (one?.paper_id !== paper_id || one.title !== title)
        yield {
          file: 'review.jsonl',
          line,
          message: `${place} is not an appearance of ${paper_id} with that title`,
        };
    }
  }
}
