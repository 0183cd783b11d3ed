import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verify } from '../../../pipeline/verify/verify.ts';
import { inMemory } from '../memory.ts';
import { counted, type Proof, type Shown, type Task } from '../proof.ts';
import { BREAKS, IDS, LINEAR, VERIFIES } from './breaks.ts';
import { type Link, makeChain } from './chain.ts';

export const proof: Proof = {
  law: 'What was published stays, and stays found',
  run: (task) => inMemory(task, prove),
  breaks: BREAKS,
};

async function prove({ folder, quick, seed, tell }: Task): Promise<Shown[]> {
  const length = quick ? QUICK : RELEASES;
  const chain = await makeChain(folder, length, seed, tell);
  return [resolving(chain), await verifying(chain, length, tell), linear(chain)];
}

const RELEASES = 200;
const QUICK = 16;

/** Every id of every release, in every one that came after it. */
function resolving(chain: readonly Link[]): Shown {
  const given = new Map<string, string>();
  const lost = new Map<string, string>();
  for (const { version, papers, redirects } of chain) {
    for (const id of [...papers, ...redirects.keys()]) if (!given.has(id)) given.set(id, version);
    for (const [id, since] of given)
      if (!papers.has(redirects.get(id) ?? id))
        lost.set(id, `${id} of ${since} leads to no paper of ${version}`);
  }
  return counted(IDS, given.size, [...lost.values()]);
}

/** When all of them are made, with each law on each, and as it was made. */
async function verifying(chain: readonly Link[], length: number, tell: Task['tell']): Promise<Shown> {
  const last = chain.at(-1)?.version ?? 'nothing';
  const failures = Array.from({ length: length - chain.length }, () => `no release follows on ${last}`);
  for (const { version, folder, sums } of chain) {
    const { findings } = await verify(folder);
    const [first] = findings;
    if (first !== undefined) failures.push(`${version}: ${first.law}: ${first.file}`);
    else if (readFileSync(join(folder, 'SHA256SUMS'), 'latin1') !== sums)
      failures.push(`${version} has changed`);
  }
  tell(`${chain.length} releases verified`);
  return counted(VERIFIES, length, failures);
}

/** Two runs of the same thing differ by up to a tenth of their CPU time; one that reads all before it, by more. */
const MOST = 1.25;

/** The chain as a whole costs as much as its releases do one by one: what a release costs does not grow with those before it. */
function linear(chain: readonly Link[]): Shown {
  const twice = chain.flatMap(({ seconds, alone }) => (alone === null ? [] : [{ seconds, alone }]));
  const sum = (some: readonly number[]) => some.reduce((a, b) => a + b, 0);
  const ratio = sum(twice.map(({ seconds }) => seconds)) / sum(twice.map(({ alone }) => alone));
  const each = sum(chain.map(({ seconds }) => seconds)) / chain.length;
  const measured = `${ratio.toFixed(2)} times, the last ${twice.length}; ${each.toFixed(2)} s CPU a release`;
  const holds = ratio <= MOST;
  const failures = holds
    ? []
    : [`beside one that follows on two releases it takes ${ratio.toFixed(2)} times as long`];
  return {
    name: LINEAR,
    figure: `${holds ? 'at most' : 'more than'} ${MOST} times`,
    holds,
    failures,
    measured,
  };
}
