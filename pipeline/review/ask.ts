import type { Judgement } from '../../schemas/types.ts';
import { validateJudgement } from '../../schemas/validators.js';
import type { Judge } from '../cli/judge-flags.ts';
import { toViolations } from '../validate/violations.ts';
import type { OpenPair } from './pairs.ts';

/** A person at a terminal. */
export interface Person {
  tell(text: string): void;
  /** The answer, or null when there will be no more answers. */
  ask(question: string): Promise<string | null>;
}

/**
 * Asks a person about one pair after the other, and hands on each judgement as it is made.
 * @param words a pair as the person is to see it
 * @returns the number of judgements
 */
export async function askAbout(
  pairs: readonly OpenPair[],
  person: Person,
  judge: Judge,
  { words, judged }: { words: (pair: OpenPair) => string; judged: (judgement: Judgement) => void },
): Promise<number> {
  let count = 0;
  for (const [i, pair] of pairs.entries()) {
    person.tell(`\n${i + 1} of ${pairs.length}: ${words(pair)}\n`);
    const verdict = await verdictOf(person);
    if (verdict === null) return count;
    const judgement = verdict === 'skip' ? null : await signed(verdict, pair, person, judge);
    if (judgement === null) continue;
    judged(judgement);
    count++;
  }
  return count;
}

type Answer = Judgement['verdict'] | 'skip';

const ANSWERS: ReadonlyMap<string, Answer | null> = new Map([
  ['s', 'same'],
  ['d', 'different'],
  ['k', 'skip'],
  ['q', null],
]);

/** Null to stop. */
async function verdictOf(person: Person): Promise<Answer | null> {
  for (;;) {
    const answer = await person.ask('same (s), different (d), skip (k), quit (q)? ');
    if (answer === null) return null;
    const verdict = ANSWERS.get(answer.trim().toLowerCase());
    if (verdict !== undefined) return verdict;
  }
}

/** A judgement with its reason and who made it; null when the person thinks better of it. */
async function signed(
  verdict: Judgement['verdict'],
  { title_a, title_b }: OpenPair,
  person: Person,
  judge: Judge,
): Promise<Judgement | null> {
  for (;;) {
    const reason = (await person.ask('why (empty to skip)? '))?.trim();
    if (!reason) return null;
    const by = judge.by || (await person.ask('your name? '))?.trim() || '';
    const judgement = { verdict, title_a, title_b, reason, by, date: judge.date };
    if (validateJudgement(judgement)) return judgement;
    for (const { message } of toViolations(validateJudgement.errors, judgement)) person.tell(message);
  }
}
