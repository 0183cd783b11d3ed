import { join } from 'node:path';
import { ROOT } from '../../bench/made-up.ts';
import { drawOf } from '../draw.ts';
import { buildAndVerify } from './folder.ts';
import { shrink } from './shrink.ts';
import { type Stock, stockOf } from './stock.ts';
import type { Trial } from './trial.ts';
import { FOLDERS, TRIALS } from './trials.ts';

/** Cases of one row that are tried one after the other. */
export interface Job {
  name: string;
  seed: number;
  from: number;
  to: number;
  /** A folder of its own. */
  folder: string;
}

export interface Failure {
  number: number;
  fault: string;
  /** The dump in base64, as small as it was found to show the same. */
  dump: string;
}

export interface Done {
  counts: Record<string, number>;
  failures: Failure[];
}

// a program of its own: what runJobs starts, twice
const stock = stockOf(join(ROOT, 'raw'));
process.on('disconnect', () => process.exit());
process.on('message', (job: Job) => {
  void (job.name === FOLDERS ? buildAndVerify(job, stock) : Promise.resolve(tryAll(job, stock))).then(
    (done) => process.send?.(done),
  );
});

/** Failures beyond these are told of, but not made smaller: a broken grammar fails everywhere. */
const MOST_SHRUNK = 3;

function tryAll({ name, seed, from, to }: Job, stock: Stock): Done {
  const trial = withThrows(TRIALS[name]?.trial as Trial<unknown>); // the names come from there
  const done: Done = { counts: {}, failures: [] };
  for (let number = from; number < to; number++) {
    // what looks at a case draws from a stream of its own
    const draw = () => drawOf(seed, -1 - number);
    const tried = trial.make(drawOf(seed, number), stock);
    const { fault, counts = {} } = trial.look(tried, draw());
    for (const [what, count] of Object.entries(counts)) done.counts[what] = (done.counts[what] ?? 0) + count;
    if (fault === null) continue;
    const small = done.failures.length < MOST_SHRUNK ? shrink(trial, tried, draw) : tried;
    done.failures.push({ number, fault, dump: trial.bytes(small).toString('base64') });
  }
  return done;
}

/** A crash is a fault like others: it has a number, and is made smaller. */
function withThrows<Case>(trial: Trial<Case>): Trial<Case> {
  const look: Trial<Case>['look'] = (tried, draw) => {
    try {
      return trial.look(tried, draw);
    } catch (error) {
      return { fault: `thrown: ${String(error)}` };
    }
  };
  return { ...trial, look };
}
