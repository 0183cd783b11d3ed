import fs from 'node:fs';
import { basename, join, resolve } from 'node:path';

/** Functions that change the disk, and which of their arguments are paths. */
const CHANGING: Readonly<Record<string, readonly number[]>> = {
  ...Object.fromEntries(
    'appendFile,chmod,mkdir,rm,rmdir,truncate,unlink,utimes,writeFile'
      .split(',')
      .map((name) => [`${name}Sync`, [0]]),
  ),
  createWriteStream: [0],
  copyFileSync: [1],
  cpSync: [1],
  linkSync: [1],
  symlinkSync: [1],
  renameSync: [0, 1],
};

/** The file system for mutants, which may do anything: outside of a folder it is read-only, and fsync does nothing. */
export function guardFiles(folder: string): typeof fs {
  const mustBeInside = (path: unknown) => {
    if (typeof path !== 'number' && !`${resolve(String(path))}/`.startsWith(`${folder}/`))
      throw Object.assign(new Error(`EACCES: not in the folder of this test, ${path}`), { code: 'EACCES' });
  };
  const guarded = Object.entries(CHANGING).map(([name, places]) => {
    const call = Reflect.get(fs, name) as (...args: unknown[]) => unknown;
    const safe = (...args: unknown[]) => {
      for (const at of places) mustBeInside(args[at]);
      return call(...args);
    };
    return [name, safe];
  });
  return {
    ...fs,
    ...Object.fromEntries(guarded),
    fsyncSync: fs.fstatSync,
    mkdtempSync: (prefix: string) => fs.mkdtempSync(join(folder, basename(prefix))),
    openSync: (path: string, flags: string | number = 'r', mode?: number) => {
      // a device loses nothing
      if (typeof flags === 'string' && flags !== 'r' && path !== '/dev/full') mustBeInside(path);
      return fs.openSync(path, flags, mode);
    },
  };
}
