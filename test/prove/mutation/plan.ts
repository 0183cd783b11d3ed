import type { Mutant } from './mutants.ts';
import type { Order, Seen, Trial } from './work.ts';

type Try = Extract<Order, { kind: 'try' }>;

/** What is run for a mutant: the tests that reach it, the quickest first. */
export function orderFor({ id }: Mutant, seen: readonly Seen[]): Try {
  const reaching = seen
    .map(({ test, tests }) => ({
      test,
      numbers: quickestFirst(
        tests,
        [...tests.keys()].filter((number) => id in (tests[number]?.reached ?? {})),
      ),
    }))
    .filter(({ numbers }) => numbers.length > 0)
    .map((trial): Trial => ({ ...trial, anew: false }));
  const anew = seen
    // what tests reach too is seen by them, and to load a file anew takes its time
    .filter(({ test, outside }) => outside.includes(id) && !reaching.some((trial) => trial.test === test))
    .map(({ test, tests }): Trial => ({
      test,
      numbers: quickestFirst(tests, [...tests.keys()]),
      anew: true,
    }));
  // tests that a few lines are for see what one of a whole release sees much later
  const files = [reaching, anew].flatMap((trials) => cheapestFirst(trials, seen));
  const hits = Math.max(0, ...seen.flatMap(({ tests }) => tests.map(({ reached }) => reached[id] ?? 0)));
  return { kind: 'try', mutant: id, hits, files };
}

function cheapestFirst(trials: readonly Trial[], seen: readonly Seen[]): Trial[] {
  const costOf = ({ test, numbers }: Trial) => {
    const tests = seen.find((one) => one.test === test)?.tests ?? [];
    return numbers.reduce((sum, number) => sum + (tests[number]?.milliseconds ?? 0), 0);
  };
  return trials
    .map((trial) => ({ trial, cost: costOf(trial) }))
    .sort((a, b) => a.cost - b.cost)
    .map(({ trial }) => trial);
}

function quickestFirst(tests: Seen['tests'], numbers: readonly number[]): number[] {
  const timeOf = (number: number) => tests[number]?.milliseconds ?? 0;
  return [...numbers].sort((a, b) => timeOf(a) - timeOf(b));
}
