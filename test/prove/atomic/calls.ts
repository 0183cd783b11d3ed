import childProcess from 'node:child_process';
import fs from 'node:fs';
import { dirname, join } from 'node:path';

/** One call that the pipeline makes to the file system. */
export interface Call {
  name:
    | 'open'
    | 'write'
    | 'fsync'
    | 'close'
    | 'mkdir'
    | 'rename'
    | 'exchange'
    | 'link'
    | 'unlink'
    | 'rmdir'
    | 'truncate';
  path: string;
  /** Where a rename, a link or an exchange leads. */
  to: string;
  /** What is written, and from which byte on. */
  bytes: Uint8Array;
  at: number;
  /** Whether the disk may be another one afterwards. */
  changes: boolean;
}

/** Stands between the pipeline and the disk: makes the call, or a part of it when bytes are given, or does something else. */
export type Take = (call: Call, make: (bytes?: Uint8Array) => unknown) => unknown;

interface Watch {
  root: string;
  take: Take;
  /** Makes an exchange by renames: a program that starts takes longer than all the rest. */
  swap: boolean;
}

let watch: Watch | null = null;

/** Lets every call below a folder be taken until the work is done. */
export async function watched<T>(folder: Watch, work: () => Promise<T>): Promise<T> {
  watch = folder;
  files.clear();
  try {
    return await work();
  } finally {
    watch = null;
  }
}

/** What is open below the folder, by its number. */
const files = new Map<number, { path: string; writes: boolean; at: number }>();
const real = { ...fs };
const spawn = childProcess.spawnSync;
const NOTHING = new Uint8Array();

function taken<T>(call: Partial<Call> & Pick<Call, 'name' | 'path'>, make: (bytes?: Uint8Array) => T): T {
  if (watch === null || !isBelow(call.path)) return make();
  // whatever takes the call gives back what the call would
  return watch.take({ to: '', bytes: NOTHING, at: 0, changes: true, ...call }, make) as T;
}

function isBelow(path: unknown): path is string {
  return watch !== null && typeof path === 'string' && `${path}/`.startsWith(`${watch.root}/`);
}

/** As ways of opening are written in the pipeline, and in what it uses. */
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

/** The system forgets the file, whatever it says of it. */
function closed(file: number): void {
  const known = files.get(file);
  files.delete(file);
  // what was only read is not asked what it has kept
  if (!known?.writes) return real.closeSync(file);
  try {
    taken({ name: 'close', path: known.path, changes: false }, () => {});
  } finally {
    real.closeSync(file);
  }
}

/** The system keeps what it was told when a process dies; what it does not keep when the power goes is computed. */
function synced(file: number): void {
  const known = files.get(file);
  if (known === undefined) return real.fsyncSync(file);
  taken({ name: 'fsync', path: known.path, changes: false }, () => {});
}

/** Makes one folder after the other. @returns the first */
function made(path: string, options?: fs.MakeDirectoryOptions): string | undefined {
  if (!isBelow(path) || options?.recursive !== true)
    return taken({ name: 'mkdir', path }, () => real.mkdirSync(path, options));
  if (real.existsSync(path)) return undefined;
  const first = made(dirname(path), options);
  fs.mkdirSync(path);
  return first ?? path;
}

/** Removes one thing after the other, as Node does, where each can be watched. */
function removed(path: fs.PathLike, options: fs.RmOptions = {}): void {
  if (!isBelow(path) || options.recursive !== true) return real.rmSync(path, options);
  const stat = real.lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined && options.force === true) return;
  if (!stat?.isDirectory()) return fs.unlinkSync(path);
  for (const name of real.readdirSync(path).sort()) removed(join(path, name), options);
  fs.rmdirSync(path);
}

/** The ways of an exchange are tried one after the other: the first stands for all of them. */
function spawned(command: string, args: readonly string[], options: object) {
  const [path, to] = args.filter(isBelow);
  if (watch === null || path === undefined || to === undefined) return spawn(command, args, options);
  const { swap } = watch;
  if (command !== 'mv') return swap ? undefined : spawn(command, args, options);
  try {
    return taken({ name: 'exchange', path, to }, () => {
      return swap ? swapped(path, to) : spawn(command, args, options);
    });
  } catch (error) {
    // a program that fails throws nothing
    return { status: 1, error };
  }
}

function swapped(one: string, other: string): void {
  const between = join(watch?.root ?? '', 'between');
  real.renameSync(other, between);
  real.renameSync(one, other);
  real.renameSync(between, one);
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
Object.assign(childProcess, { spawnSync: spawned });
