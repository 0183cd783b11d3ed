import type { Judgement } from '../../schemas/types.ts';
import { validateJudgement } from '../../schemas/validators.js';
import type { Judge } from '../cli/judge-flags.ts';
import { toViolations } from '../validate/violations.ts';
import type { OpenPair } from './pairs.ts';
import { formatCount } from '../text/plural.ts';

export interface Person {
  tell(text: string): void;
  /** Returns the answer, or null after the last one. */
  ask(question: string): Promise<string | null>;
}

/**
 * Asks a person about each pair, and passes on every judgement at once.
 * @param words formats a pair
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
    person.tell(`\n${formatCount(i + 1)} of ${formatCount(pairs.length)}: ${words(pair)}\n`);
    const verdict = await askVerdict(person);
    if (verdict === null) return count;
    const judgement = verdict === 'skip' ? verdict : await askReason(verdict, pair, person, judge);
    if (judgement === null) return count;
    if (judgement === 'skip') continue;
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

/** Null stops the questions. */
async function askVerdict(person: Person): Promise<Answer | null> {
  for (;;) {
    const answer = await person.ask('same (s), different (d), skip (k), quit (q)? ');
    if (answer === null) return null;
    const verdict = ANSWERS.get(answer.trim().toLowerCase());
    if (verdict !== undefined) return verdict;
  }
}

/** Completes a judgement with reason and name. A person who changes their mind skips; null stops the questions. */
async function askReason(
  verdict: Judgement['verdict'],
  { title_a, title_b }: OpenPair,
  person: Person,
  judge: Judge,
): Promise<Judgement | 'skip' | null> {
  for (;;) {
    const reason = (await person.ask('why (empty to skip)? '))?.trim();
    if (reason === undefined) return null;
    if (reason === '') return 'skip';
    const by = judge.by || (await person.ask('your name? '))?.trim() || '';
    const judgement = { verdict, title_a, title_b, reason, by, date: judge.date };
    if (validateJudgement(judgement)) return judgement;
    for (const { message, fix } of toViolations(validateJudgement.errors, judgement))
      person.tell(`${message}; ${fix}`);
  }
}
