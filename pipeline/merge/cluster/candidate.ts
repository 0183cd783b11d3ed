import type { Decided } from '../decide/overrule.ts';

/** Two points to be decided on, by their index in order of their first records, the lower one first. */
export interface Candidate {
  a: number;
  b: number;
  decision: Decided;
}
