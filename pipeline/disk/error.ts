import { existsSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes an error in the form in which Node reports errors of the disk. A command that meets one ends with EXIT.disk. */
export function createDiskError(
  message: string,
  code: string,
  syscall: string,
  options?: ErrorOptions,
): NodeJS.ErrnoException {
  return Object.assign(new Error(message, options), { code, syscall });
}

/** Whether a call to the system failed; anything else that is thrown is a decision of ours or a bug. */
export function isDiskError(error: unknown): error is NodeJS.ErrnoException {
  const { code, syscall } = error as NodeJS.ErrnoException;
  return code !== undefined && syscall !== undefined;
}

/** Formats an error of the disk for a person: without the words of the system, and with what helps. */
export function formatDiskError(error: NodeJS.ErrnoException): string {
  const { code = '', message, syscall = '', path = '' } = error;
  // other messages are ours, and say it already
  if (!message.startsWith(`${code}: `) && !message.startsWith('spawn')) return message;
  const [, program] = /^spawn(?:Sync)? (.+)$/.exec(syscall) ?? [];
  if (program !== undefined)
    return code === 'ENOENT'
      ? `the program ${program} is not there; install it, or add its folder to PATH`
      : `the program ${program} cannot be started (${code})`;
  if (code === 'ENOENT') return formatMissing(path);
  const words = WORDS[code];
  return words === undefined ? message : words(path === '' ? 'the file' : path);
}

function formatMissing(path: string): string {
  const folder = dirname(path);
  return path === '' || existsSync(folder)
    ? `there is no ${path === '' ? 'such file' : path}; check the name`
    : `there is no folder ${folder}; check the name, or make the folder`;
}

/** What the codes of the system mean, and what helps. */
const WORDS: Readonly<Record<string, (path: string) => string>> = {
  EACCES: (path) => `you may not read or write ${path}; change its rights, or choose another place`,
  EBUSY: (path) => `another program uses ${path}; close it there, and run this again`,
  EDQUOT: (path) => `your space on the disk is used up at ${path}; make room, and run this again`,
  EEXIST: (path) => `${path} is there already; move it away, and run this again`,
  EIO: (path) => `the disk failed at ${path}; check the disk`,
  EISDIR: (path) => `${path} is a folder; name a file`,
  EMFILE: () => 'too many files are open; close other programs, or raise the limit: ulimit -n',
  ENAMETOOLONG: (path) => `the name is too long for this disk: ${path}; choose a shorter one`,
  ENOSPC: (path) => `the disk is full at ${path}; make room, and run this again`,
  ENOTDIR: (path) => `a part of ${path} is a file; name a folder`,
  ENOTEMPTY: (path) => `the folder ${path} is not empty; empty it, and run this again`,
  EPERM: (path) => `the system does not allow it: ${path}; change its rights, or choose another place`,
  EROFS: (path) => `the disk of ${path} can only be read; choose another place`,
};

/** Calls the disk where its failure has no consequence. @returns undefined if the disk failed */
export function ignoreDiskErrors<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch (error) {
    if (!isDiskError(error)) throw error;
    return undefined;
  }
}

/** Adds the path to an error of the disk. Node leaves it out for a file that is already open. */
export function withPath<T>(path: string, call: () => T): T {
  try {
    return call();
  } catch (error) {
    const failure = error as NodeJS.ErrnoException;
    if (failure.syscall !== undefined && failure.path === undefined) {
      failure.path = path;
      failure.message += ` '${path}'`;
    }
    throw error;
  }
}
