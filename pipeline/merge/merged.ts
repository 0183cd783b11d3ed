import type { Place } from './order.ts';
import type { Merge, Redirect, Review } from '../../schemas/types.ts';
import type { JudgementFault } from './judgement-faults.ts';

/** What merging needs of a record; extra fields pass through. */
export interface MergeRecord extends Place {
  digest_id: string;
  position: number;
  /** As written. */
  title: string;
}

export interface Member<R> {
  record: R;
  /** Why it is one of the paper; null for the first. */
  match: 'exact' | 'similar' | 'judged' | null;
  /** Of its title and that of the first; null for the first. */
  similarity: number | null;
}

export interface MergedPaper<R> {
  id: string;
  /** In order of place; the first is canonical. */
  members: Member<R>[];
}

/** What a merge comes to, in rows. */
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
  /** What is wrong with the judgements. */
  remarks: JudgementFault[];
  /** Normalised titles that are near to so many others that this says nothing; in order of the records. */
  crowded: string[];
}
