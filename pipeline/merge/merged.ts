import type { Place } from './order.ts';
import type { Merge, Redirect, Review } from '../../schemas/types.ts';
import type { JudgementFault } from './judgement-faults.ts';

/** What merging needs of a record; extra fields pass through. */
export interface MergeRecord extends Place {
  digest_id: string;
  position: number;
  /** As written. */
  title: string;
  /** Without version; null where the page does not say. */
  arxiv_id: string | null;
}

export interface Member<R> {
  record: R;
  /** Why it belongs to the paper; null for the first. */
  match: Merge['match'] | null;
  /** Similarity of its title to that of the first member; null for the first. */
  similarity: number | null;
}

export interface MergedPaper<R> {
  id: string;
  /** In order of place; the first is canonical. */
  members: Member<R>[];
}

/** The result of a merge as rows. */
export interface Tables<R> {
  /** In order of their first members. */
  papers: MergedPaper<R>[];
  /** One for each member after the first, in the order of papers and members. */
  merges: Merge[];
  /** In order of the earlier record, then of the later. */
  review: Review[];
  /** In order of their ids. */
  redirects: Redirect[];
}

export interface Merged<R> extends Tables<R> {
  judgementFaults: JudgementFault[];
  /** Normalised titles with too many similar titles to compare them all; in order of their records. */
  hubTitles: string[];
}
