import { findCandidatePairs } from '../../pipeline/merge/candidates/join.ts';
import { normaliseTitle } from '../../pipeline/merge/normalise.ts';
import { titleSimilarity } from '../../pipeline/merge/compare/similarity.ts';
import { type Titles, makeTitles } from './titles.ts';
import { printRows } from '../../pipeline/cli/print.ts';
import { HUB_DEGREE } from '../../pipeline/merge/thresholds.ts';

/** A join for a process of its own. */
export interface Task extends Titles {
  /** Of a hundred. */
  threshold: number;
  how: 'join' | 'all pairs by string-similarity';
}

export interface Joined {
  pairs: number;
  /** Of processor time, normalisation included: what disturbs the machine counts less than in seconds of the clock. */
  seconds: number;
  wall: number;
  /** Memory of the process at its peak. */
  kilobytes: number;
}

const task = JSON.parse(process.argv[2] ?? '') as Task; // what join.ts passes
const titles = makeTitles(task);
const [cpu, wall] = [process.cpuUsage(), performance.now()];
const keys = [...new Set(titles.map(normaliseTitle))];
const pairs = task.how === 'join' ? runJoin() : runAllPairs();
const { user, system } = process.cpuUsage(cpu);
const joined: Joined = {
  pairs,
  seconds: (user + system) / 1e6,
  wall: (performance.now() - wall) / 1000,
  kilobytes: process.resourceUsage().maxRSS,
};
printRows([joined]);

function runJoin(): number {
  return findCandidatePairs(keys, { num: task.threshold, den: 100 }, HUB_DEGREE).pairs.count;
}

function runAllPairs(): number {
  let count = 0;
  keys.forEach((a, i) => {
    for (let j = i + 1; j < keys.length; j++)
      if (titleSimilarity(a, keys[j] as string) >= task.threshold / 100) count++;
  });
  return count;
}
