import type { Merge } from '../../../schemas/types.ts';
import type { Checking, Found } from '../finding.ts';
import { findLatest, groupByPaper, placeOf } from '../place.ts';
import { type Appearing, groupBy, type Released, type Titled } from '../released.ts';
import type { Placed } from '../rows.ts';

/**
 * Appearances − papers = merges: every later appearance of a paper has exactly one edge to its first. Each value of a
 * paper is that of its latest appearance that has one; the law of reading compares those that were cleaned.
 */
export function* checkLineage(released: Released): Checking {
  const { appearances, papers, merges } = released;
  yield* checkDuplicates(appearances);
  const known = new Map(papers.map((paper) => [paper.row.id, paper]));
  const edges = groupBy(merges, ({ row }) => placeOf(row.digest_id_b, row.position_b));
  for (const [id, group] of groupByPaper(appearances)) {
    yield* checkPaper(known.get(id), group);
    for (const one of group) yield* checkEdge(one, group[0] ?? one, take(edges, one));
    known.delete(id);
  }
  for (const { row, line } of known.values())
    yield { file: 'papers.jsonl', line, message: `${row.id} has no appearance` };
  for (const { line } of [...edges.values()].flat())
    yield {
      file: 'merges.jsonl',
      line,
      message: 'the edge leads to no appearance, or to one that has an edge already',
    };
  return { appearances: appearances.length, papers: papers.length, merges: merges.length };
}

function* checkDuplicates(appearances: readonly Appearing[]): Generator<Found> {
  for (const [place, group] of groupBy(appearances, ({ row }) => placeOf(row.digest_id, row.position)))
    for (const { line } of group.slice(1))
      yield { file: 'appearances.jsonl', line, message: `${place} is on line ${group[0]?.line} already` };
}

function* checkPaper(paper: Titled | undefined, group: readonly Appearing[]): Generator<Found> {
  // the law of ids reports a missing paper
  if (paper === undefined) return;
  const { row, line } = paper;
  const found = computeValues(group);
  // keys of the object above
  for (const name of Object.keys(found) as (keyof typeof found)[])
    if (row[name] !== found[name])
      yield {
        file: 'papers.jsonl',
        line,
        message: `${row.id}: ${name} is ${row[name]}, its appearances make it ${found[name]}`,
      };
}

/** The columns of a paper that are those of an appearance, unchanged. */
const UNCHANGED = [
  'arxiv_id',
  'author_count',
  'published_date',
  'upvotes',
  'github_repo',
  'github_stars',
  'project_page',
] as const;

/** What the appearances of a paper make of its row. */
function computeValues(group: readonly Appearing[]): Partial<Titled['row']> {
  const dates = group.flatMap(({ row }) => row.date ?? []);
  const arxivId = findLatest(group, 'arxiv_id')?.row.arxiv_id;
  return {
    ...Object.fromEntries(UNCHANGED.map((name) => [name, findLatest(group, name)?.row[name] ?? null])),
    url: arxivId == null ? null : `https://huggingface.co/papers/${arxivId}`,
    upvotes_date: findLatest(group, 'upvotes')?.row.date ?? null,
    appearance_count: group.length,
    first_date: dates[0] ?? null,
    last_date: dates.at(-1) ?? null,
    day_count: new Set(dates).size,
  };
}

/** Removes and returns one remaining edge to an appearance. */
function take(edges: Map<string, Placed<Merge>[]>, { row }: Appearing): Placed<Merge> | undefined {
  const place = placeOf(row.digest_id, row.position);
  const [edge, ...rest] = edges.get(place) ?? [];
  if (rest.length === 0) edges.delete(place);
  else edges.set(place, rest);
  return edge;
}

function* checkEdge(one: Appearing, first: Appearing, edge: Placed<Merge> | undefined): Generator<Found> {
  const where = `${one.row.position} on ${one.row.digest_id}`;
  const toFinding = (message: string): Found => ({
    file: 'appearances.jsonl',
    line: one.line,
    message: `${where} ${message}`,
  });
  if (one === first) {
    if (edge !== undefined)
      yield toFinding(`is the first of its paper, but line ${edge.line} of merges joins it to another`);
    if (one.row.match !== null || one.row.similarity !== null)
      yield toFinding('is the first of its paper, but has a match');
    return;
  }
  if (edge === undefined) return yield toFinding(`is joined to ${one.row.paper_id} by no edge`);
  for (const message of compareEdge(one, first, edge.row))
    yield { file: 'merges.jsonl', line: edge.line, message };
}

/** Compares an edge with the two appearances that it must join. */
function* compareEdge({ row: b }: Appearing, { row: a }: Appearing, edge: Merge): Generator<string> {
  const expected = {
    paper_id: b.paper_id,
    match: b.match,
    title_a: a.title,
    title_b: b.title,
    digest_id_a: a.digest_id,
    position_a: a.position,
    similarity: b.similarity,
  };
  // keys of the object above
  for (const name of Object.keys(expected) as (keyof typeof expected)[])
    if (edge[name] !== expected[name])
      yield `${name} is ${JSON.stringify(edge[name])}, that of the appearances is ${JSON.stringify(expected[name])}`;
}
