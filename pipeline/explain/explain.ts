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

/** What would change a decision: a judgement to add, lines to take back; null where nothing would. */
export interface TitleChange {
  add: Judgement | null;
  /** Lines of judgements.jsonl. */
  take_back: number[];
  /** Whether several papers bear one of the titles: then the one whose abstract is most alike is joined. */
  shared: boolean;
}

export interface ExplainedPaper {
  id: string;
  /** Of the last appearance, as written. */
  title: string;
  /** Ids of other titles that lead here. */
  other_ids: { id: string; title: string }[];
  appearances: ExplainedAppearance[];
  edges: (Merge & { change: TitleChange | null })[];
  /** The nearest papers that are not this one. */
  apart: (Review & { compared: boolean; change: TitleChange })[];
}

export type ExplainedAppearance = Pick<
  KeptRecord,
  'digest_id' | 'date' | 'position' | 'title' | 'file' | 'line_start'
>;

type Folder = MergedFolder & Pick<Gathered, 'judgements'>;
type Kept = MergedPaper<KeptRecord>;

/** Why a paper is one paper, and why others are not it. */
export function explain(paper: Kept, folder: Folder, judge: Judge): ExplainedPaper {
  const { merges, redirects } = folder.merged;
  const rulings = toConstraints(folder.judgements.map(({ judgement }) => judgement));
  const change = (verdict: Judgement['verdict'], row: Titles) =>
    changeOf(verdict, row, { rulings, folder, judge });
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
      change: isRepeat(records[0], records[i + 1], folder) ? null : change('different', edge),
    })),
    apart: apartFrom(paper, folder, rulings).map((row) => ({
      ...row,
      change: change('same', row),
    })),
  };
}

/** Records with equal titles and words: nothing could tell a judgement which of them it means. */
function isRepeat(a: KeptRecord | undefined, b: KeptRecord | undefined, { abstractOf }: Folder): boolean {
  if (a === undefined || b === undefined) return false;
  const words = (record: KeptRecord) => splitWords(abstractOf(record)).join(' ');
  return normaliseTitle(a.title) === normaliseTitle(b.title) && words(a) === words(b);
}

type Titles = Pick<Merge, 'title_a' | 'title_b'>;

/** How a person brings about a verdict: by saying so, unless somebody said the contrary. */
function changeOf(
  verdict: Judgement['verdict'],
  { title_a, title_b }: Titles,
  { rulings, folder, judge }: { rulings: Constraints; folder: Folder; judge: Judge },
): TitleChange {
  const [a, b] = [normaliseTitle(title_a), normaliseTitle(title_b)];
  const against = verdict === 'same' ? differentOn(rulings.on(a, b)) : rulings.callingSame(a, b);
  const lines = folder.judgements
    .filter(({ judgement }) => against?.includes(judgement))
    .map(({ line }) => line);
  const add = against === null ? { verdict, title_a, title_b, reason: '', ...judge } : null;
  return { add, take_back: lines, shared: a !== b && [a, b].some((key) => isShared(key, folder)) };
}

function isShared(key: string, { merged }: Folder): boolean {
  const bears = ({ members }: Kept) => members.some(({ record }) => normaliseTitle(record.title) === key);
  return merged.papers.filter(bears).length > 1;
}

function differentOn(ruling: Constraint | null): readonly Judgement[] | null {
  return ruling?.verdict === 'different' ? ruling.judgements : null;
}

const NEAREST = 5;

/** The papers with the most similar titles, and all with which a pair is in review. */
function apartFrom(paper: Kept, folder: Folder, rulings: Constraints): (Review & { compared: boolean })[] {
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
  const rows = nearest.map(({ one, to }) =>
    compared(paper, paper.members[to]?.record as KeptRecord, one, { folder, rulings }),
  );
  return [
    ...reviewed.map((row) => ({ ...row, compared: true })),
    ...rows.map((row) => ({ ...row, compared: false })),
  ].sort((p, q) => q.similarity - p.similarity);
}

/** A pair that merge did not compare, or not leave to anybody, as a row of review would say it. */
function compared(
  { id }: Kept,
  record: KeptRecord,
  other: { id: string; record: KeptRecord },
  { folder, rulings }: { folder: Folder; rulings: Constraints },
): Review {
  const side = (one: KeptRecord) => ({
    title: normaliseTitle(one.title),
    words: splitWords(folder.abstractOf(one)),
  });
  const [a, b] = [side(record), side(other.record)];
  const decision = applyJudgement(decide(a, b), rulings.on(a.title, b.title));
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
    abstract_similarity: decision.abstractSimilarity,
    rule: decision.rule,
    evidence_for: decision.evidenceFor,
    evidence_against: decision.evidenceAgainst,
    judgement: decision.judgement,
  };
}
