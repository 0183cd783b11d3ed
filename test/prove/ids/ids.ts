import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { verify } from '../../../pipeline/verify/verify.ts';
import type { Proof, Task } from '../proof.ts';
import { type Chain, makeChain } from './chain.ts';

const RELEASES = { full: 200, quick: 14 };

/** Two runs of the same thing differ by up to a tenth of their CPU time. */
const MOST = 1.25;

export const proof: Proof = {
  law: 'Ids',
  promise: 'A published id is found in every later release, and no release changes.',
  prepare: async (task) => {
    const chain = await makeChain(task.folder, lengthOf(task), task.seed);
    writeFileSync(fileOf(task), JSON.stringify(chain));
  },
  figures: {
    resolve: {
      name: 'every earlier id resolves in one hop, in each release of a chain',
      cases: lengthOf,
      open: (task) => {
        const { releases } = readChain(task);
        const tables = releases.map(({ folder }) => readIds(folder));
        return (number) => {
          const found = tables[number];
          if (found === undefined) return { fault: 'no release follows on the one before' };
          const earlier = tables
            .slice(0, number)
            .flatMap(({ papers, redirects }) => [...papers, ...redirects.keys()]);
          const lost = earlier.find((id) => !found.papers.has(found.redirects.get(id) ?? id));
          return { fault: lost === undefined ? null : `${lost} leads to no paper of release ${number}` };
        };
      },
    },
    verify: {
      name: 'each release verifies and is unchanged when the chain ends',
      cases: lengthOf,
      open: (task) => {
        const { releases } = readChain(task);
        return async (number) => {
          const release = releases[number];
          if (release === undefined) return { fault: 'no release follows on the one before' };
          const { findings } = await verify(release.folder);
          const [first] = findings;
          if (first !== undefined) return { fault: `${release.folder}: ${first.law}: ${first.file}` };
          const isSame = readFileSync(join(release.folder, 'SHA256SUMS'), 'latin1') === release.sums;
          return { fault: isSame ? null : `${release.folder} has changed` };
        };
      },
    },
    cost: {
      name: `a release costs at most ${MOST} times what it costs after two releases`,
      cases: () => 1,
      open: (task) => {
        const { long, short } = readChain(task);
        const fault = long <= MOST * short ? null : `it takes ${(long / short).toFixed(2)} times as long`;
        return () => ({ fault });
      },
    },
  },
};

function lengthOf({ quick }: Task): number {
  return quick ? RELEASES.quick : RELEASES.full;
}

function fileOf({ folder }: Task): string {
  return join(folder, 'chain.json');
}

function readChain(task: Task): Chain {
  return JSON.parse(readFileSync(fileOf(task), 'utf8')) as Chain; // what prepare wrote
}

/** Papers of a release, and where its redirects lead. Shares no code with the pipeline. */
function readIds(folder: string): { papers: Set<string>; redirects: Map<string, string> } {
  const rows = (table: string): { id: string; paper_id: string }[] =>
    readFileSync(join(folder, `${table}.jsonl`), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  return {
    papers: new Set(rows('papers').map(({ id }) => id)),
    redirects: new Map(rows('redirects').map(({ id, paper_id }) => [id, paper_id])),
  };
}
