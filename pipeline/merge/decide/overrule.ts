import type { Judgement } from '../../../schemas/types.ts';
import type { Decision } from './decide.ts';
import type { Constraint } from './judgements.ts';

/** What was decided on a pair in the end: by a rule, or by a person. */
export interface Decided extends Decision {
  /** What a person said of the pair, if anybody did. */
  judgement: string | null;
}

/** The decision of the rules, unless a person said something else; what speaks for and against stays. */
export function applyJudgement(decision: Decision, ruling: Constraint | null): Decided {
  if (ruling === null) return { ...decision, judgement: null };
  const { verdict, judgements } = ruling;
  return { ...decision, outcome: verdict, rule: `judged-${verdict}`, judgement: wordsOf(judgements) };
}

/** A pair that is the same through others: who said so of which titles. */
export function applyTransitiveJudgement(decision: Decision, judgements: readonly Judgement[]): Decided {
  const words = judgements.map(wordsWithTitles).join('; ');
  return { ...decision, outcome: 'same', rule: 'judged-same', judgement: words };
}

/** Of one judgement the titles are those of the pair; of a chain they are not. */
function wordsOf(judgements: readonly Judgement[]): string {
  return judgements.map(judgements.length === 1 ? words : wordsWithTitles).join('; ');
}

function words({ verdict, reason, by, date }: Judgement): string {
  return `${verdict}: ${reason} (${by}, ${date})`;
}

function wordsWithTitles(judgement: Judgement): string {
  return `${words(judgement)}, of "${judgement.title_a}" and "${judgement.title_b}"`;
}
