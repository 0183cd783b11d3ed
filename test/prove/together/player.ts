import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { EXIT, Refusal } from '../../../pipeline/cli/command.ts';
import { openStaging, publishFolder } from '../../../pipeline/disk/staging.ts';
import { withLock } from '../../../pipeline/cli/lock.ts';
import { publishRelease } from '../../../pipeline/release/publish.ts';
import { SUMS, sumOf, readSums } from '../../../pipeline/dataset/sums.ts';
import { isDiskError } from '../../../pipeline/disk/error.ts';
import { copyVerified } from '../../../pipeline/disk/atomic-write.ts';

/** What a run is to publish, and where. */
export interface Turn {
  dist: string;
  /** A folder that was built or drafted before. */
  from: string;
  /** Of a release; null where it is a build. */
  version: string | null;
  /** A folder that must be there first: the release before, which a person saw when this was drafted. */
  after: string | null;
  locked: boolean;
}

/** What a run says: first that it is ready, then, where there is a lock, that it has it and that it is about to leave it, and last how it ended. */
export type Said =
  | { kind: 'ready' }
  /** Nanoseconds of the one clock that all processes have. */
  | { kind: 'holds' | 'leaves'; at: string }
  | { kind: 'done'; error: Fault | null };

export interface Fault {
  message: string;
  /** What the command would end with; null for a bug. */
  exitCode: number | null;
}

/** A build or a release from the moment in which it knows what to write, in this process. */
export async function play(turn: Turn, tell: (said: Said) => void): Promise<void> {
  const target = join(turn.dist, turn.version === null ? 'next' : 'release');
  await isThere(turn.after);
  if (!turn.locked) return publish(turn, target);
  await withLock(target, 'npm run build', async () => {
    tell({ kind: 'holds', at: now() });
    try {
      publish(turn, target);
    } finally {
      // once it has left, another may have it before this process goes on
      tell({ kind: 'leaves', at: now() });
    }
  });
}

/** The longest that one waits for a release that does not come; a round takes a part of it. */
const PATIENCE = 20_000;

async function isThere(folder: string | null): Promise<void> {
  const start = performance.now();
  while (folder !== null && !existsSync(folder)) {
    if (performance.now() - start > PATIENCE) throw new Error(`there is no ${folder} after ${PATIENCE} ms`);
    await setTimeout(1);
  }
}

function publish({ dist, from, version }: Turn, target: string): void {
  const staging = openStaging(target);
  try {
    for (const [file, sha256] of readSums(from).set(SUMS, sumOf(from)))
      copyVerified(join(from, file), join(staging, file), { sha256 });
    if (version === null) publishFolder(staging, target);
    else publishRelease(staging, dist, version);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

function now(): string {
  return String(process.hrtime.bigint());
}

function faultOf(error: unknown): Fault {
  const { message } = error as Error;
  if (error instanceof Refusal) return { message, exitCode: error.exitCode };
  return { message, exitCode: isDiskError(error) ? EXIT.disk : null };
}

// in a process of its own
if (process.send !== undefined) {
  const tell = (said: Said) => process.send?.(said);
  process.on('message', async (turn: Turn) => {
    const error = await play(turn, tell).then(() => null, faultOf);
    tell({ kind: 'done', error });
  });
  tell({ kind: 'ready' });
}
