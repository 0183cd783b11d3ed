import { readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Refusal } from './command.ts';
import { hasEnded, thisProcess } from '../disk/process-identity.ts';
import { sha256 } from '../text/sha256.ts';

/** What a command ends with that finds another at work: it cannot write. */
const HELD = 3;

/**
 * Does work on a target that no other run of ours is at. A courtesy, so that nobody waits for a run whose result is
 * overwritten at once; no law rests on it, as whatever is published is published in one step. Where the disk makes no
 * links, or the folder is not there yet, there is none.
 * @throws Refusal that names the holder. A holder that has ended for certain is none.
 */
export async function holding<T>(target: string, command: string, work: () => Promise<T>): Promise<T> {
  const lock = join(dirname(target), `.${basename(target)}.lock`);
  const mine = [thisProcess(), hostname(), command].join(' ');
  const isHeld = take(lock, mine);
  try {
    return await work();
  } finally {
    // one that a person took away is somebody else's by now
    if (isHeld && holderOf(lock) === mine) rmSync(lock);
  }
}

/** A link that leads nowhere is made in one step with what it says, as no file is. @returns false where none can be made */
function take(lock: string, mine: string): boolean {
  for (;;) {
    try {
      symlinkSync(mine, lock);
      return true;
    } catch (error) {
      // some disks have no links, and some systems keep them for administrators
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
      if (isTakenFrom(holderOf(lock), lock, mine)) return true;
    }
  }
}

/** Of many that find that a holder has ended one alone takes its place: the one that has the lock on that. */
function isTakenFrom(holder: string | null, lock: string, mine: string): boolean {
  if (holder === null) return false;
  mustHaveEnded(holder, lock);
  const claim = `${lock}-${sha256(holder).slice(0, 8)}`;
  take(claim, mine);
  const isTaken = holderOf(lock) === holder;
  if (isTaken) renameSync(claim, lock);
  else rmSync(claim);
  return isTaken;
}

function mustHaveEnded(holder: string, lock: string): void {
  const [owner = '', host, ...command] = holder.split(' ');
  if (hasEnded(owner)) return;
  throw new Refusal(
    `${command.join(' ')} is at work on this, as process ${owner.split('-')[0]} on ${host}; wait for it, or, if it is gone, remove ${lock}`,
    HELD,
  );
}

/** Null where there is none any more. */
function holderOf(lock: string): string | null {
  try {
    return readlinkSync(lock);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
