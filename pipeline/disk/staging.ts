import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { announceChange } from './changes.ts';
import { ignoreDiskErrors } from './error.ts';
import { hasEnded, PROCESS, THIS_PROCESS } from './process-identity.ts';
import { makeFolder, fsyncFolder } from './fsync.ts';

/**
 * Makes an empty folder beside the target, to be filled and then published over it. Clears what killed runs
 * left there, and brings back a target that one of them had renamed aside.
 */
export function openStaging(target: string): string {
  makeFolder(dirname(target));
  clearLeftovers(target);
  const staging = toSibling(target, STAGING);
  mkdirSync(staging);
  return staging;
}

const STAGING = '.new';
const ASIDE = '.old';

/** A hidden sibling name unique to this process. */
function toSibling(target: string, kind: string): string {
  return join(dirname(target), `.${basename(target)}-${THIS_PROCESS}${kind}`);
}

/**
 * Removes a staging folder. If that fails, the next run clears it: an earlier error must not be hidden, and without one
 * everything is in place.
 */
export function discard(staging: string): void {
  ignoreDiskErrors(() => rmSync(staging, { recursive: true, force: true }));
}

/** Clears what killed runs left beside a target, and brings it back if one of them had renamed it aside. */
export function clearLeftovers(target: string): void {
  const leftovers = findLeftovers(target);
  // the folder that replaced a leftover may not be on the disk yet, and must be before the leftover goes
  if (leftovers.length > 0) fsyncFolder(dirname(target));
  for (const { path, kind } of leftovers) {
    if (kind === ASIDE && !existsSync(target)) bringBack(path, target);
    // another run may be clearing it too
    else rmSync(path, { recursive: true, force: true });
  }
}

/** Does nothing if another run was faster. */
function bringBack(aside: string, target: string): void {
  try {
    renameSync(aside, target);
  } catch (error) {
    if (!existsSync(target)) throw error;
  }
}

const SIBLING = new RegExp(`^(${PROCESS})(\\.new|\\.old)$`);

function findLeftovers(target: string): { path: string; kind: string }[] {
  const folder = dirname(target);
  const prefix = `.${basename(target)}-`;
  return readdirSync(folder).flatMap((name) => {
    const [, identity = '', kind] =
      (name.startsWith(prefix) && SIBLING.exec(name.slice(prefix.length))) || [];
    return kind === undefined || isAtWork(identity) ? [] : [{ path: join(folder, name), kind }];
  });
}

/** This process is about to start again, so what it left behind is a leftover too. */
function isAtWork(identity: string): boolean {
  return identity !== THIS_PROCESS && !hasEnded(identity);
}

/**
 * Replaces the target by a filled folder. The target is the old folder or the new one, whole; between two renames
 * there is none, because a folder cannot be renamed over one that has files. A run that is killed between them is
 * repaired by the next openStaging.
 */
export function publishFolder(staging: string, target: string): void {
  const aside = toSibling(target, ASIDE);
  fsyncFolder(staging);
  announceChange(target);
  if (!takeFreePlace(staging, target)) replaceByRenames(staging, target, aside);
  // the old folder must not go before the new name is on the disk
  fsyncFolder(dirname(target));
  rmSync(aside, { recursive: true, force: true });
}

/** @returns false if there is something at the target */
function takeFreePlace(staging: string, target: string): boolean {
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
    while (!takeFreePlace(staging, target));
  } catch (error) {
    if (existsSync(aside) && !existsSync(target)) bringBack(aside, target);
    throw error;
  }
}

function moveAside(target: string, aside: string): void {
  // the folder that replaced an earlier one may not be on the disk yet
  fsyncFolder(dirname(target));
  rmSync(aside, { recursive: true, force: true });
  try {
    renameSync(target, aside);
  } catch (error) {
    // another run has just moved it
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
