import { random } from '../../support/random.ts';
import { bundle } from './bundle.ts';
import { instrument, type Mutant } from './mutants.ts';
import type { Part } from './parts.ts';
import { orderFor } from './plan.ts';
import { inProcesses, type Reply } from './pool.ts';
import type { Killer, Seen } from './work.ts';

/** What became of a mutant. */
export interface Tried extends Mutant {
  part: string;
  /**
   * The test that fails with it; `silent` where the tests never came to an end, `leftover` where those after it fail too,
   * null where all pass.
   */
  killedBy: Killer | 'silent' | 'leftover' | null;
}

interface Ways {
  folder: string;
  /** Mutants that are not tried: they are known to survive. */
  known: ReadonlySet<string>;
  /** Where given, so many of each part that are not known, drawn by the seed. */
  sample?: { size: number; seed: number } | undefined;
  tell(line: string): void;
}

/** Switches the mutants of the parts on, one after the other, and runs the tests that reach them. */
export async function tryAll(parts: readonly Part[], ways: Ways): Promise<Tried[]> {
  const { sources, mutants } = await instrument(parts.flatMap((part) => part.sources));
  const tests = [...new Set(parts.flatMap((part) => part.tests))];
  await bundle(tests, sources, ways.folder);
  const seen = await lookAt(tests, ways.folder);
  const chosen = parts.flatMap((part) => {
    const own = mutants.filter(({ file }) => part.sources.includes(file));
    return drawn(own, ways).map((mutant) => ({ mutant, part }));
  });
  return tryEach(chosen, seen, ways);
}

async function lookAt(tests: readonly string[], folder: string): Promise<Map<string, Seen>> {
  const seen = new Map<string, Seen>();
  // what takes longest first, so that both processes end at about the same time
  const slowFirst = [...tests].sort(
    (a, b) => Number(b.endsWith('.slow.ts')) - Number(a.endsWith('.slow.ts')),
  );
  const orders = slowFirst.map((test) => ({ kind: 'look', test }) as const);
  await inProcesses(orders, folder, ({ test }, reply) => {
    if (reply.kind !== 'seen') throw new Error(`${test} fails as it is: ${JSON.stringify(reply)}`);
    seen.set(test, reply.seen);
  });
  return seen;
}

function drawn(mutants: readonly Mutant[], { known, sample }: Ways): readonly Mutant[] {
  if (sample === undefined) return mutants;
  const next = random(sample.seed);
  return mutants
    .filter(({ key }) => !known.has(key))
    .map((mutant) => ({ mutant, place: next() }))
    .sort((a, b) => a.place - b.place)
    .slice(0, sample.size)
    .map(({ mutant }) => mutant);
}

/** As many are told of at a time. */
const TOLD = 500;

async function tryEach(
  chosen: readonly { mutant: Mutant; part: Part }[],
  seen: ReadonlyMap<string, Seen>,
  { folder, known, tell }: Ways,
): Promise<Tried[]> {
  const tried: Tried[] = [];
  const orders = chosen.flatMap(({ mutant, part }) => {
    if (!known.has(mutant.key))
      return [
        orderFor(
          mutant,
          part.tests.flatMap((test) => seen.get(test) ?? []),
        ),
      ];
    tried.push({ ...mutant, part: part.name, killedBy: null });
    return [];
  });
  const byId = new Map(chosen.map((one) => [one.mutant.id, one]));
  await inProcesses(orders, folder, (order, reply) => {
    // the orders are made of these
    const { mutant, part } = byId.get(order.mutant) as (typeof chosen)[number];
    tried.push({ ...mutant, part: part.name, killedBy: killerIn(reply) });
    if (tried.length % TOLD === 0) tell(`${tried.length} of ${chosen.length}`);
  });
  return tried;
}

function killerIn(reply: Reply): Tried['killedBy'] {
  if (reply.kind === 'tried') return reply.killedBy;
  return reply.kind === 'silent' ? 'silent' : 'leftover';
}
