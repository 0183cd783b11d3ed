import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { dirname, join } from 'node:path';

/** A call of the pipeline to the file system. */
export interface Call {
  name: 'open' | 'write' | 'fsync' | 'close' | 'mkdir' | 'rename' | 'link' | 'unlink' | 'rmdir' | 'truncate';
  path: string;
  /** The target of a rename or a link, else empty. */
  to: string;
  /** What is written, and at which byte. */
  bytes: Uint8Array;
  at: number;
  /** Whether it can change the disk. */
  changes: boolean;
}

/** Stands between the pipeline and the disk: makes the call, or writes only some bytes, or does something else. */
export type Take = (call: Call, make: (bytes?: Uint8Array) => unknown) => unknown;

interface Watch {
  root: string;
  take: Take;
}

let watch: Watch | null = null;

/** Hands every call below a folder to `take` until the work is done. */
export async function watched<T>(folder: Watch, work: () => Promise<T>): Promise<T> {
  watch = folder;
  files.clear();
  try {
    return await work();
  } finally {
    watch = null;
  }
}

/** Open files below the folder, by descriptor. */
const files = new Map<number, { path: string; writes: boolean; at: number }>();
const real = { ...fs };
const NOTHING = new Uint8Array();

function taken<T>(call: Partial<Call> & Pick<Call, 'name' | 'path'>, make: (bytes?: Uint8Array) => T): T {
  if (watch === null || !isBelow(call.path)) return make();
  // `take` returns what the call would return
  return watch.take({ to: '', bytes: NOTHING, at: 0, changes: true, ...call }, make) as T;
}

function isBelow(path: unknown): path is string {
  return watch !== null && typeof path === 'string' && `${path}/`.startsWith(`${watch.root}/`);
}

/** For all flags that the pipeline and its libraries use. */
function changesBy(flags: unknown): boolean {
  const { O_CREAT, O_TRUNC } = fs.constants;
  return typeof flags === 'number' ? (flags & (O_CREAT | O_TRUNC)) !== 0 : /[wa]/.test(String(flags ?? 'r'));
}

function opened(path: fs.PathLike, flags?: fs.OpenMode, mode?: fs.Mode | null): number {
  const below = isBelow(path);
  const open = () => real.openSync(path, flags ?? 'r', mode);
  const file = changesBy(flags) ? taken({ name: 'open', path: String(path) }, open) : open();
  if (below) files.set(file, { path: String(path), writes: changesBy(flags) || flags === 'r+', at: 0 });
  return file;
}

function written(
  file: number,
  bytes: Uint8Array,
  from = 0,
  length = bytes.length - from,
  at: number | null = null,
) {
  const known = files.get(file);
  if (known === undefined) return real.writeSync(file, bytes, from, length, at);
  const part = Buffer.from(bytes.subarray(from, from + length));
  const count = taken({ name: 'write', path: known.path, bytes: part, at: at ?? known.at }, (some = part) =>
    real.writeSync(file, some, 0, some.length, at),
  );
  if (at === null) known.at += count;
  return count;
}

/** The descriptor is gone even if close reports an error. */
function closed(file: number): void {
  const known = files.get(file);
  files.delete(file);
  // closing a file that was only read cannot lose anything
  if (!known?.writes) return real.closeSync(file);
  try {
    taken({ name: 'close', path: known.path, changes: false }, () => {});
  } finally {
    real.closeSync(file);
  }
}

/** Skipped: the system keeps all writes when a process dies, and power.ts computes what a power cut leaves. */
function synced(file: number): void {
  const known = files.get(file);
  if (known === undefined) return real.fsyncSync(file);
  taken({ name: 'fsync', path: known.path, changes: false }, () => {});
}

/** Makes one folder at a time, so that each call is seen. @returns the first one */
function made(path: string, options?: fs.MakeDirectoryOptions): string | undefined {
  if (!isBelow(path) || options?.recursive !== true)
    return taken({ name: 'mkdir', path }, () => real.mkdirSync(path, options));
  if (real.existsSync(path)) return undefined;
  const first = made(dirname(path), options);
  fs.mkdirSync(path);
  return first ?? path;
}

/** Removes one entry at a time, as Node does, so that each call is seen. */
function removed(path: fs.PathLike, options: fs.RmOptions = {}): void {
  if (!isBelow(path) || options.recursive !== true) return real.rmSync(path, options);
  const stat = real.lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined && options.force === true) return;
  if (!stat?.isDirectory()) return fs.unlinkSync(path);
  for (const name of real.readdirSync(path).sort()) removed(join(path, name), options);
  fs.rmdirSync(path);
}

Object.assign(fs, {
  openSync: opened,
  writeSync: written,
  closeSync: closed,
  fsyncSync: synced,
  rmSync: removed,
  mkdirSync: made,
  renameSync: (path: string, to: string) =>
    taken({ name: 'rename', path, to }, () => real.renameSync(path, to)),
  linkSync: (path: string, to: string) => taken({ name: 'link', path, to }, () => real.linkSync(path, to)),
  unlinkSync: (path: string) => taken({ name: 'unlink', path }, () => real.unlinkSync(path)),
  rmdirSync: (path: string) => taken({ name: 'rmdir', path }, () => real.rmdirSync(path)),
  ftruncateSync: (file: number, size?: number) =>
    taken({ name: 'truncate', path: files.get(file)?.path ?? '', at: size ?? 0 }, () =>
      real.ftruncateSync(file, size),
    ),
});
// named imports elsewhere see the changes too
syncBuiltinESMExports();
