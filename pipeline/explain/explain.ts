import type { Judgement, Merge, Review } from '../../schemas/types.ts';
import type { KeptRecord } from '../emit/rows.ts';
import type { Gathered } from '../build/gather.ts';
import type { Judge } from '../cli/judge-flags.ts';
import { splitWords } from '../merge/compare/abstracts.ts';
import { decide } from '../merge/decide/decide.ts';
import { applyJudgement } from '../merge/decide/overrule.ts';
import { normaliseTitle } from '../merge/normalise.ts';
import { type Constraint, type Constraints, toConstraints } from '../merge/decide/judgements.ts';
import type { MergedFolder } from '../build/merge-folder.ts';
import { findMostSimilar } from './most-similar.ts';
import type { MergedPaper } from '../merge/merged.ts';

/** What would change a decision: a judgement to add, or lines to remove. */
export interface TitleChange {
  add: Judgement | null;
  /** Lines of judgements.jsonl. */
  take_back: number[];
  /** Whether several papers share one of the titles; then the most similar abstract is joined. */
  shared: boolean;
}

export interface ExplainedPaper {
  id: string;
  /** Title of the last appearance, as written. */
  title: string;
  /** Ids that redirect here. */
  other_ids: { id: string; title: string }[];
  appearances: ExplainedAppearance[];
  edges: (Merge & { change: TitleChange | null })[];
  /** The most similar other papers. */
  apart: (Review & { compared: boolean; change: TitleChange })[];
}

export type ExplainedAppearance = Pick<
  KeptRecord,
  'digest_id' | 'date' | 'position' | 'title' | 'file' | 'line_start'
>;

type Folder = MergedFolder & Pick<Gathered, 'judgements'>;
type Kept = MergedPaper<KeptRecord>;

/** Explains why a paper is one paper, and why others are separate. */
export function explain(paper: Kept, folder: Folder, judge: Judge): ExplainedPaper {
  const { merges, redirects } = folder.merged;
  const constraints = toConstraints(folder.judgements.map(({ judgement }) => judgement));
  const change = (verdict: Judgement['verdict'], row: Titles) =>
    findChange(verdict, row, { constraints, folder, judge });
  const records = paper.members.map(({ record }) => record);
  const edges = merges.filter(({ paper_id }) => paper_id === paper.id);
  return {
    id: paper.id,
    title: records.at(-1)?.title ?? '',
    other_ids: redirects.filter((row) => row.paper_id === paper.id).map(({ id, title }) => ({ id, title })),
    appearances: records.map(({ digest_id, date, position, title, file, line_start }) => ({
      digest_id,
      date,
      position,
      title,
      file,
      line_start,
    })),
    edges: edges.map((edge, i) => ({
      ...edge,
      change:
        edge.judgement === null && isRepeat(records[0], records[i + 1], folder)
          ? null
          : change('different', edge),
    })),
    apart: listOthers(paper, folder, constraints).map((row) => ({
      ...row,
      change: change('same', row),
    })),
  };
}

/** Whether titles and words are equal: no judgement could tell the two records apart. */
function isRepeat(a: KeptRecord | undefined, b: KeptRecord | undefined, folder: Folder): boolean {
  if (a === undefined || b === undefined) return false;
  const words = (record: KeptRecord) => readWords(record, folder)?.join(' ');
  return normaliseTitle(a.title) === normaliseTitle(b.title) && words(a) === words(b);
}

/** The words of the abstract; null where the page shows none. */
function readWords(record: KeptRecord, { textOf }: Folder): string[] | null {
  const abstract = textOf(record, 'abstract');
  return abstract === null ? null : splitWords(abstract);
}

type Titles = Pick<Merge, 'title_a' | 'title_b'>;

/** Finds how to get a verdict: add a judgement, or remove those that say the contrary. */
function findChange(
  verdict: Judgement['verdict'],
  { title_a, title_b }: Titles,
  { constraints, folder, judge }: { constraints: Constraints; folder: Folder; judge: Judge },
): TitleChange {
  const [a, b] = [normaliseTitle(title_a), normaliseTitle(title_b)];
  const against = verdict === 'same' ? selectDifferent(constraints.on(a, b)) : constraints.callingSame(a, b);
  const lines = folder.judgements
    .filter(({ judgement }) => against?.includes(judgement))
    .map(({ line }) => line);
  const add = against === null ? { verdict, title_a, title_b, reason: '', ...judge } : null;
  return { add, take_back: lines, shared: a !== b && [a, b].some((key) => isShared(key, folder)) };
}

function isShared(key: string, { merged }: Folder): boolean {
  const hasTitle = ({ members }: Kept) => members.some(({ record }) => normaliseTitle(record.title) === key);
  return merged.papers.filter(hasTitle).length > 1;
}

function selectDifferent(constraint: Constraint | null): readonly Judgement[] | null {
  return constraint?.verdict === 'different' ? constraint.judgements : null;
}

const NEAREST = 5;

/** Lists the papers with the most similar titles, and all papers with a pair in review. */
function listOthers(
  paper: Kept,
  folder: Folder,
  constraints: Constraints,
): (Review & { compared: boolean })[] {
  const { merged } = folder;
  const reviewed = merged.review.filter((row) => [row.paper_id_a, row.paper_id_b].includes(paper.id));
  const known = new Set(reviewed.flatMap((row) => [row.paper_id_a, row.paper_id_b]));
  const titles = paper.members.map(({ record }) => record.title);
  const others = merged.papers
    .filter(({ id }) => id !== paper.id)
    .flatMap(({ id, members }) => members.map(({ record }) => ({ id, record })));
  const nearest = findMostSimilar(titles, others, ({ record }) => record.title, {
    count: NEAREST,
    groupOf: ({ id }) => id,
  }).filter(({ one }) => !known.has(one.id));
  const arxivIdOf = makeArxivIdOf(merged.papers);
  const rows = nearest.map(({ one, to }) =>
    toReviewRow(paper, paper.members[to]?.record as KeptRecord, one, { folder, constraints, arxivIdOf }),
  );
  return [
    ...reviewed.map((row) => ({ ...row, compared: true })),
    ...rows.map((row) => ({ ...row, compared: false })),
  ].sort((p, q) => q.similarity - p.similarity);
}

/** Maps a paper to its arXiv id, which a record of it need not show; null if none of them shows one. */
function makeArxivIdOf(papers: readonly Kept[]): (id: string) => string | null {
  const ids = new Map(
    papers.map(({ id, members }) => [
      id,
      members.find(({ record }) => record.arxiv_id)?.record.arxiv_id ?? null,
    ]),
  );
  return (id) => ids.get(id) ?? null;
}

/** Formats a pair outside the review table as a row of it. */
function toReviewRow(
  { id }: Kept,
  record: KeptRecord,
  other: { id: string; record: KeptRecord },
  {
    folder,
    constraints,
    arxivIdOf,
  }: { folder: Folder; constraints: Constraints; arxivIdOf: (id: string) => string | null },
): Review {
  const side = (one: KeptRecord, paper: string) => ({
    title: normaliseTitle(one.title),
    words: readWords(one, folder),
    arxivId: arxivIdOf(paper),
  });
  const [a, b] = [side(record, id), side(other.record, other.id)];
  const decision = applyJudgement(decide(a, b), constraints.on(a.title, b.title));
  return {
    paper_id_a: id,
    paper_id_b: other.id,
    title_a: record.title,
    title_b: other.record.title,
    digest_id_a: record.digest_id,
    position_a: record.position,
    digest_id_b: other.record.digest_id,
    position_b: other.record.position,
    similarity: decision.titleSimilarity,
    abstract_similarity: decision.bothAbstracts ? decision.abstractSimilarity : null,
    rule: decision.rule,
    evidence_for: decision.evidenceFor,
    evidence_against: decision.evidenceAgainst,
    judgement: decision.judgement,
  };
}
