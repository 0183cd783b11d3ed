import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { hasEnded, OWNER, thisProcess } from './process-identity.ts';
import { makeFolder, syncFolder } from './fsync.ts';

/**
 * Makes an empty folder beside the target, to be filled and then published over it. Clears what killed runs
 * have left there, and brings back a target that one of them had already renamed aside.
 */
export function openStaging(target: string): string {
  makeFolder(dirname(target));
  clearLeftovers(target);
  const staging = besideOf(target, STAGING);
  mkdirSync(staging);
  return staging;
}

const STAGING = '.new';
const ASIDE = '.old';

/** A hidden name beside the target, of which nobody can be but this process. */
function besideOf(target: string, kind: string): string {
  return join(dirname(target), `.${basename(target)}-${thisProcess()}${kind}`);
}

/**
 * Removes a staging folder. Where that fails it is left to the next run: what a person must know is what went wrong before
 * that, and where nothing did, all is in place.
 */
export function discard(staging: string): void {
  try {
    rmSync(staging, { recursive: true, force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
  }
}

/** Clears what killed runs have left beside a target, and brings it back where one of them had renamed it aside. */
export function clearLeftovers(target: string): void {
  const leftovers = leftoversOf(target);
  // what took the place of a leftover may not be on the disk yet: the leftover must not go before that
  if (leftovers.length > 0) syncFolder(dirname(target));
  for (const { path, kind } of leftovers) {
    if (kind === ASIDE && !existsSync(target)) bringBack(path, target);
    // another run may be at clearing it too
    else rmSync(path, { recursive: true, force: true });
  }
}

/** Unless another run was faster. */
function bringBack(aside: string, target: string): void {
  try {
    renameSync(aside, target);
  } catch (error) {
    if (!existsSync(target)) throw error;
  }
}

const BESIDE = new RegExp(`^(${OWNER})(\\.new|\\.old)$`);

function leftoversOf(target: string): { path: string; kind: string }[] {
  const folder = dirname(target);
  const prefix = `.${basename(target)}-`;
  return readdirSync(folder).flatMap((name) => {
    const [, owner = '', kind] = (name.startsWith(prefix) && BESIDE.exec(name.slice(prefix.length))) || [];
    return kind === undefined || isAtWork(owner) ? [] : [{ path: join(folder, name), kind }];
  });
}

/** What this process has left is left: it is about to begin anew. */
function isAtWork(owner: string): boolean {
  return owner !== thisProcess() && !hasEnded(owner);
}

/**
 * Replaces the target by a filled folder. The target is the old folder or the new one, whole; between two renames
 * there is none, because a folder cannot be renamed over one that has files. A run that is killed between them is
 * repaired by the next openStaging.
 */
export function publishFolder(staging: string, target: string): void {
  const aside = besideOf(target, ASIDE);
  syncFolder(staging);
  if (!takesPlace(staging, target)) replaceByRenames(staging, target, aside);
  // the old folder must not go before the new name is on the disk
  syncFolder(dirname(target));
  rmSync(aside, { recursive: true, force: true });
}

/** Whether there was nothing at the target. */
function takesPlace(staging: string, target: string): boolean {
  if (existsSync(target)) return false;
  try {
    renameSync(staging, target);
    return true;
  } catch (error) {
    // another run was faster; POSIX allows either code
    if (['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

/** What another run puts at the target between the two renames is moved aside in turn. */
function replaceByRenames(staging: string, target: string, aside: string): void {
  try {
    do moveAside(target, aside);
    while (!takesPlace(staging, target));
  } catch (error) {
    if (existsSync(aside) && !existsSync(target)) bringBack(aside, target);
    throw error;
  }
}

function moveAside(target: string, aside: string): void {
  // the folder that replaced an earlier one may not be on the disk yet
  syncFolder(dirname(target));
  rmSync(aside, { recursive: true, force: true });
  try {
    renameSync(target, aside);
  } catch (error) {
    // another run has just moved it
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
