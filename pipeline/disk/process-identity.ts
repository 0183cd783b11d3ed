import { hostname, uptime } from 'node:os';
import { sha256 } from '../text/sha256.ts';

const HOST = sha256(hostname()).slice(0, 8);

/**
 * Identifies this process among all that may work on a folder: its id, its start in milliseconds and a hash of its
 * host. Names of files include it, so it needs no escapes.
 */
export const THIS_PROCESS = `${process.pid}-${Math.floor(performance.timeOrigin)}-${HOST}`;

/** A pattern for such identities. */
export const PROCESS = '\\d+-\\d+-[0-9a-f]{8}';

/** Whether a process has certainly ended. We cannot tell for a process on another host. */
export function hasEnded(identity: string): boolean {
  const [pid = '', start, host] = identity.split('-');
  if (host !== HOST) return false;
  if (Number(pid) === process.pid) return identity !== THIS_PROCESS;
  // a restarted host gives the same ids again
  return Number(start) < Date.now() - 1000 * uptime() || !isRunning(Number(pid));
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // a process of another user runs too, though we may not signal it
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
