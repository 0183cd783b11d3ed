import type { Break, Proof, Shown, Task } from '../proof.ts';
import { type Part, PARTS } from './parts.ts';
import { KNOWN, survivorsIn } from './survivors.ts';
import { type Tried, tryAll } from './trying.ts';

/** What the project asks of its tests. */
const LEAST = 85;

/** So many of each part take few seconds. */
const SAMPLE = 15;

const WITHOUT_REASON = 'survivors without a reason in test/prove/mutation/survivors.json';

/**
 * Every change that Stryker knows is made in the sources that decide, one at a time, and the tests are run that reach it. The
 * mutants of survivors.json are not run again unless SURVIVORS=again: they count as not seen.
 */
export const proof: Proof = {
  law: 'The tests bite: a small change of what extracts, merges, publishes or verifies makes one of them fail',
  async run({ folder, quick, seed, row, tell }: Task): Promise<Shown[]> {
    const asked = PARTS.filter((part) => row === undefined || row === WITHOUT_REASON || row === rowOf(part));
    const parts = quick ? asked.map((part) => ({ ...part, ...part.quick })) : asked;
    const known = process.env.SURVIVORS === 'again' ? new Set<string>() : KNOWN;
    const sample = quick ? { size: SAMPLE, seed } : undefined;
    const tried = await tryAll(parts, { folder, known, sample, tell });
    for (const line of quick ? [] : survivorsIn(tried)) tell(line);
    return [...parts.map((part) => scoreOf(part, tried)), unexplained(tried)];
  },
  breaks: [
    skipping('a title at the end of an abstract', 'test/extract/pairs.test.ts', 'extract and ledger'),
    skipping('decide', 'test/merge/decide/decide.test.ts', 'merge decisions'),
    skipping('the sums of a folder', 'test/release/publish.test.ts', 'publish'),
    skipping('the day that a line names', 'test/verify/laws/page-day.test.ts', 'verify'),
    {
      name: 'tests of torn titles that expect whatever comes',
      file: 'test/extract/pairs.test.ts',
      from: 'expect(endsWithTitle(abstract, next)).toBe(isThere);',
      to: 'expect([true, false]).toContain(endsWithTitle(abstract, next) || isThere);',
      finds: WITHOUT_REASON,
    },
  ],
};

/** Tests that are there, and run no more. */
function skipping(what: string, file: string, part: string): Break {
  return {
    name: `tests of ${what} that are skipped`,
    file,
    from: `describe('${what}'`,
    to: `describe.skip('${what}'`,
    finds: rowOf({ name: part }),
  };
}

function rowOf({ name }: Pick<Part, 'name'>): string {
  return `small changes of ${name} that a test sees`;
}

function scoreOf(part: Part, all: readonly Tried[]): Shown {
  const tried = all.filter((one) => one.part === part.name);
  const killed = tried.filter(({ killedBy }) => killedBy !== null).length;
  const share = (100 * killed) / tried.length;
  const leftover = tried.filter(({ killedBy }) => killedBy === 'leftover').length;
  const silent = tried.filter(({ killedBy }) => killedBy === 'silent').length;
  return {
    name: rowOf(part),
    figure: share >= LEAST ? `at least ${LEAST} %` : `${share.toFixed(1)} %`,
    holds: share >= LEAST,
    failures: share >= LEAST ? [] : survivorsIn(tried),
    measured: `${share.toFixed(1)} %, ${killed} of ${tried.length}, ${silent} of them by never coming to an end, ${leftover} by what came before the tests`,
  };
}

function unexplained(tried: readonly Tried[]): Shown {
  const failures = survivorsIn(tried.filter(({ key }) => !KNOWN.has(key)));
  return { name: WITHOUT_REASON, figure: `${failures.length}`, holds: failures.length === 0, failures };
}
