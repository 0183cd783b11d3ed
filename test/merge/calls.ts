import type { Judgement } from '../../schemas/types.ts';

/** What a person says of two titles. */
export type Call = [verdict: Judgement['verdict'], a: string, b: string];

/** Judgements of one person on one day, each with a reason that tells it from others. */
export function judgements(calls: readonly Call[], reasonOf: (...call: Call) => string): Judgement[] {
  return calls.map((call) => {
    const [verdict, title_a, title_b] = call;
    return { verdict, title_a, title_b, reason: reasonOf(...call), by: 'Ada', date: '2025-09-01' };
  });
}
