import fs from 'node:fs';
import { basename, join, resolve } from 'node:path';

/** Calls that change what is on the disk, by their arguments that name a file. */
const CHANGING: Readonly<Record<string, readonly number[]>> = {
  appendFileSync: [0],
  chmodSync: [0],
  copyFileSync: [1],
  cpSync: [1],
  createWriteStream: [0],
  linkSync: [1],
  mkdirSync: [0],
  renameSync: [0, 1],
  rmSync: [0],
  rmdirSync: [0],
  symlinkSync: [1],
  truncateSync: [0],
  unlinkSync: [0],
  utimesSync: [0],
  writeFileSync: [0],
};

/**
 * The file system for code that may do anything: what lies outside of a folder is read only. Nothing waits for the disk,
 * which takes its time and tells a test nothing; that files are synced is seen by proofs that look at the calls.
 */
export function guarded(folder: string): typeof fs {
  const within = (path: unknown) => {
    if (typeof path !== 'number' && !`${resolve(String(path))}/`.startsWith(`${folder}/`))
      throw Object.assign(new Error(`EACCES: not in the folder of this test, ${path}`), { code: 'EACCES' });
  };
  const checked = Object.entries(CHANGING).map(([name, places]) => {
    const call = Reflect.get(fs, name) as (...args: unknown[]) => unknown;
    const safe = (...args: unknown[]) => {
      for (const at of places) within(args[at]);
      return call(...args);
    };
    return [name, safe];
  });
  return {
    ...fs,
    ...Object.fromEntries(checked),
    fsyncSync: fs.fstatSync,
    mkdtempSync: (prefix: string) => fs.mkdtempSync(join(folder, basename(prefix))),
    openSync: (path: string, flags: string | number = 'r', mode?: number) => {
      // a device holds nothing that is lost
      if (typeof flags === 'string' && flags !== 'r' && path !== '/dev/full') within(path);
      return fs.openSync(path, flags, mode);
    },
  };
}
