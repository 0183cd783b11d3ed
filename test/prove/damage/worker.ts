import { cpSync } from 'node:fs';
import { tryLaw, trySha256sum } from './checks.ts';
import { tryCommand } from './command.ts';
import { tryFlip, tryReading } from './sealed.ts';

/** Damages of one kind that are tried one after the other on a copy of a folder. */
export interface Job {
  way: keyof typeof WAYS;
  seed: number;
  from: number;
  to: number;
  /** A folder on which all laws hold. */
  whole: string;
  /** Where its copy goes. */
  copy: string;
  /** Where the commands are. */
  bin: string;
}

/** How one damage went: it was found, it was not, or there was nothing that it could have shown. */
export type Tried = { fault: string | null } | 'beyond';

export interface Done {
  tried: number;
  beyond: number;
  failures: string[];
}

/** What is done with each damage. */
const WAYS = {
  law: tryLaw,
  sha256sum: trySha256sum,
  command: tryCommand,
  flip: tryFlip,
  reading: tryReading,
} satisfies Record<string, (job: Job, number: number) => Promise<Tried>>;

// a program of its own: what runJobs starts, twice
process.on('disconnect', () => process.exit());
process.on('message', (job: Job) => {
  void tryAll(job).then((done) => process.send?.(done));
});

async function tryAll(job: Job): Promise<Done> {
  cpSync(job.whole, job.copy, { recursive: true });
  const done: Done = { tried: 0, beyond: 0, failures: [] };
  for (let number = job.from; number < job.to; number++) {
    const tried = await WAYS[job.way](job, number);
    if (tried === 'beyond') done.beyond++;
    else done.tried++;
    if (tried !== 'beyond' && tried.fault !== null)
      done.failures.push(`${tried.fault} (case ${number} of seed ${job.seed})`);
  }
  return done;
}
