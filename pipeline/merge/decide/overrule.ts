import type { Judgement } from '../../../schemas/types.ts';
import type { Decision } from './decide.ts';
import type { Constraint } from './judgements.ts';

/** The final decision on a pair, by a rule or by a person. */
export interface Decided extends Decision {
  /** The judgement on the pair, formatted; null where there is none. */
  judgement: string | null;
}

/** Overrides the decision of the rules by a judgement, if there is one; the evidence stays. */
export function applyJudgement(decision: Decision, ruling: Constraint | null): Decided {
  if (ruling === null) return { ...decision, judgement: null };
  const { verdict, judgements } = ruling;
  return { ...decision, outcome: verdict, rule: `judged-${verdict}`, judgement: wordsOf(judgements) };
}

/** The decision on a pair that is the same transitively, with the judgements it follows from. */
export function applyTransitiveJudgement(decision: Decision, judgements: readonly Judgement[]): Decided {
  const words = judgements.map(wordsWithTitles).join('; ');
  return { ...decision, outcome: 'same', rule: 'judged-same', judgement: words };
}

/** The decision on a pair that text does not join, but that a third record with an arXiv id does. */
export function applyThroughArxivId(decision: Decision, arxivId: string): Decided {
  const through = `the rules join both with records of the arXiv id ${arxivId}`;
  const evidenceFor = [through, ...decision.evidenceFor];
  return { ...decision, outcome: 'same', rule: THROUGH_ARXIV_ID, evidenceFor, judgement: null };
}

/** Joins a record with those that have the arXiv id of a record that it is the same as. */
export const THROUGH_ARXIV_ID = 'through-arxiv-id';

/** A chain needs the titles of its judgements; a single judgement has those of the pair. */
function wordsOf(judgements: readonly Judgement[]): string {
  return judgements.map(judgements.length === 1 ? words : wordsWithTitles).join('; ');
}

function words({ verdict, reason, by, date }: Judgement): string {
  return `${verdict}: ${reason} (${by}, ${date})`;
}

function wordsWithTitles(judgement: Judgement): string {
  return `${words(judgement)}, of "${judgement.title_a}" and "${judgement.title_b}"`;
}
