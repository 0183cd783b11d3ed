import { closeSync, readSync } from 'node:fs';
import { hostname } from 'node:os';
import { openRegular } from './regular-file.ts';
import { sha256 } from '../text/sha256.ts';

/**
 * The name of the process that runs this, among all that ever work on a folder: a process id is given again after a
 * restart, in another container, and on another machine that has the same disk. So it is the id, the clock tick in
 * which the process started, the host and its boot; the last two are hashed, to be short. No name of a file needs escapes.
 */
export function thisProcess(): string {
  return ownerOf(process.pid);
}

/** Whether a process has ended for certain. Of one on another host nobody here can tell. */
export function hasEnded(owner: string): boolean {
  const [pid, , host, boot] = owner.split('-');
  const [, , ourHost, ourBoot] = thisProcess().split('-');
  if (host !== ourHost) return false;
  return boot !== ourBoot || !isRunning(Number(pid)) || owner !== ownerOf(Number(pid));
}

/** What names of files have in which a process is named. */
export const OWNER = '\\d+-\\d*-[0-9a-f]{8}-[0-9a-f]{8}';

/** The name of the process that has an id now. */
export function ownerOf(pid: number): string {
  const boot = systemText('/proc/sys/kernel/random/boot_id');
  return [pid, startOf(pid), sha256(hostname()).slice(0, 8), sha256(boot).slice(0, 8)].join('-');
}

/** In ticks since the boot; empty where the system does not say, and of a process that has only not been buried yet. */
function startOf(pid: number): string {
  const stat = systemText(`/proc/${pid}/stat`);
  // fields 3 and 22 of proc(5); the second is the name of the program in brackets, which may hold blanks and brackets
  const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return state === 'Z' ? '' : (fields[22 - 4] ?? '');
}

/** More than any such file has. */
const LONGEST = 4096;

/** A file in which the system tells something; empty where it is not there. Its size is 0 whatever it holds. */
function systemText(path: string): string {
  try {
    const { file } = openRegular(path);
    const bytes = Buffer.alloc(LONGEST);
    const count = readSync(file, bytes);
    closeSync(file);
    return bytes.toString('utf8', 0, count);
  } catch {
    return '';
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // somebody else's process lives too, though we may not signal it
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
