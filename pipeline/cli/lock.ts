import { readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { EXIT, Refusal } from './command.ts';
import { ignoreDiskErrors } from '../disk/error.ts';
import { hasEnded, THIS_PROCESS } from '../disk/process-identity.ts';
import { sha256 } from '../text/sha256.ts';

/**
 * Works on a target while no other run of ours does. The lock is a courtesy: it saves a run whose result would be
 * replaced at once. No law depends on it, so where the disk cannot hold it the work goes on without.
 * @throws Refusal that names the holder, unless the holder has certainly ended
 */
export async function withLock<T>(target: string, command: string, work: () => Promise<T>): Promise<T> {
  const lock = join(dirname(target), `.${basename(target)}.lock`);
  const own = `${THIS_PROCESS} ${hostname()} ${command}`;
  const isHeld = ignoreDiskErrors(() => takeLock(lock, own));
  try {
    return await work();
  } finally {
    if (isHeld) ignoreDiskErrors(() => releaseLock(lock, own));
  }
}

/** Creating a dangling symlink is atomic and carries its content; creating a file is not. */
function takeLock(lock: string, own: string): true {
  for (;;) {
    try {
      symlinkSync(own, lock);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (succeedsHolder(lock, own)) return true;
    }
  }
}

/** If several processes see that the holder has ended, only the one that takes the takeover lock succeeds it. */
function succeedsHolder(lock: string, own: string): boolean {
  const holder = readHolder(lock);
  if (holder === null) return false;
  refuseIfRunning(holder, lock);
  const takeover = `${lock}-${sha256(holder).slice(0, 8)}`;
  takeLock(takeover, own);
  const isUnchanged = readHolder(lock) === holder;
  if (isUnchanged) renameSync(takeover, lock);
  else rmSync(takeover);
  return isUnchanged;
}

function refuseIfRunning(holder: string, lock: string): void {
  const [identity = '', host, ...command] = holder.split(' ');
  if (hasEnded(identity)) return;
  throw new Refusal(
    `${command.join(' ')} is at work on this, as process ${identity.split('-')[0]} on ${host}; wait for it, or, if it is gone, remove ${lock}`,
    EXIT.disk,
  );
}

/** A lock that a person removed may have another holder by now. */
function releaseLock(lock: string, own: string): void {
  if (readHolder(lock) === own) rmSync(lock);
}

/** Null if nobody holds the lock any more. */
function readHolder(lock: string): string | null {
  try {
    return readlinkSync(lock);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
