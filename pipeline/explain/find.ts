import type { KeptRecord } from '../emit/rows.ts';
import { normaliseTitle } from '../merge/normalise.ts';
import { findMostSimilar } from './most-similar.ts';
import type { MergedPaper, Merged } from '../merge/merged.ts';

export interface FoundPaper {
  papers: MergedPaper<KeptRecord>[];
  /** Titles like the one that was asked for; empty where papers were found. */
  suggestions: { title: string; paper_id: string; similarity: number }[];
}

const SUGGESTED = 5;

/** The papers of an id, live or redirected, or of a title; several may share one. */
export function findPaper(asked: string, { papers, redirects }: Merged<KeptRecord>): FoundPaper {
  const id = redirects.find((row) => row.id === asked)?.paper_id ?? asked;
  const key = normaliseTitle(asked);
  const found = papers.filter(
    (paper) => paper.id === id || paper.members.some(({ record }) => normaliseTitle(record.title) === key),
  );
  if (found.length > 0) return { papers: found, suggestions: [] };
  const titled = papers.flatMap(({ id, members }) =>
    members.map(({ record }) => ({ title: record.title, paper_id: id })),
  );
  const near = findMostSimilar([asked], titled, ({ title }) => title, {
    count: SUGGESTED,
    groupOf: ({ paper_id }) => paper_id,
  });
  return { papers: [], suggestions: near.map(({ one, similarity }) => ({ ...one, similarity })) };
}
