import { dirname } from 'node:path';
import type { Call } from './calls.ts';
import type { Tree } from '../tree.ts';

/**
 * A disk with the weakest promises of POSIX. Bytes are safe once their file is synced, names once their folder is. All
 * else may be lost or kept, independently and in any order. A rename is one step.
 */
export interface Disk {
  inodes: Inode[];
  /** Changes to names that are not safe yet, oldest first. */
  pending: Renaming[];
}

type Inode = FileInode | FolderInode;

interface FileInode {
  /** On the disk, and as a reader finds it now. */
  safe: Buffer;
  now: Buffer;
}

interface FolderInode {
  safe: Map<string, number>;
  names: Map<string, number>;
}

/** Names that change in one step; null removes a name. */
export interface Renaming {
  changes: [folder: number, name: string, to: number | null][];
  path: string;
}

/** What a power cut leaves of a file that is not synced. */
export type Left = 'kept' | 'lost' | 'half' | 'zeros';

const ROOT = 0;
const NONE = Buffer.alloc(0);

/** A disk on which all of this is safe. */
export function diskWith(tree: Tree): Disk {
  const disk: Disk = { inodes: [{ safe: new Map(), names: new Map() }], pending: [] };
  for (const [path, bytes] of [...tree].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const inode = add(disk, bytes);
    const { folder, name } = placeOf(disk, path);
    folderAt(disk, folder).safe.set(name, inode);
    folderAt(disk, folder).names.set(name, inode);
  }
  return disk;
}

function add({ inodes }: Disk, bytes: Buffer | null): number {
  return (
    inodes.push(bytes === null ? { safe: new Map(), names: new Map() } : { safe: bytes, now: bytes }) - 1
  );
}

/** Applies a call. */
export function follow(disk: Disk, { name, path, to, bytes, at }: Call): void {
  if (name === 'write') return write(disk, path, bytes, at);
  if (name === 'fsync') return sync(disk, path);
  if (name === 'open') return open(disk, path);
  if (name === 'close') return;
  const moved = inodeAt(disk, path);
  if (name === 'mkdir') rename(disk, path, [[path, add(disk, null)]]);
  if (name === 'unlink' || name === 'rmdir') rename(disk, path, [[path, null]]);
  if (name === 'link') rename(disk, to, [[to, moved]]);
  if (name === 'rename') rename(disk, to, [[path, null], [to, moved]]); // prettier-ignore
  if (name === 'truncate') throw new Error(`${path} is truncated, which the pipeline never does`);
}

function rename(disk: Disk, path: string, names: readonly [path: string, to: number | null][]): void {
  const changes = names.map(([each, to]): Renaming['changes'][number] => {
    const { folder, name } = placeOf(disk, each);
    return [folder, name, to];
  });
  for (const [folder, name, to] of changes) put(folderAt(disk, folder).names, name, to);
  disk.pending.push({ changes, path });
}

function put(names: Map<string, number>, name: string, to: number | null): void {
  if (to === null) names.delete(name);
  else names.set(name, to);
}

/** Opens for writing from the start. */
function open(disk: Disk, path: string): void {
  const inode = inodeAt(disk, path);
  if (inode === null) return rename(disk, path, [[path, add(disk, NONE)]]);
  const file = disk.inodes[inode] as FileInode; // only files are written
  if (file.now.length > 0) throw new Error(`${path} is overwritten, which the pipeline never does`);
}

function write(disk: Disk, path: string, bytes: Uint8Array, at: number): void {
  const file = disk.inodes[inodeAt(disk, path) ?? ROOT] as FileInode; // only files are written
  const now = Buffer.alloc(Math.max(file.now.length, at + bytes.length));
  file.now.copy(now);
  now.set(bytes, at);
  file.now = now;
}

function sync(disk: Disk, path: string): void {
  const at = inodeAt(disk, path) ?? ROOT;
  const inode = disk.inodes[at];
  if (inode !== undefined && 'now' in inode) inode.safe = inode.now;
  const isOf = ({ changes }: Renaming) => changes.some(([folder]) => folder === at);
  for (const { changes } of disk.pending.filter(isOf))
    for (const [folder, name, to] of changes) put(folderAt(disk, folder).safe, name, to);
  disk.pending = disk.pending.filter((one) => !isOf(one));
}

/** An independent copy. */
export function copyOf({ inodes, pending }: Disk): Disk {
  const copies = inodes.map((inode) =>
    'now' in inode ? { ...inode } : { safe: new Map(inode.safe), names: new Map(inode.names) },
  );
  return { inodes: copies, pending: [...pending] };
}

/** Files with bytes that are not safe yet. */
export function dirtyIn({ inodes }: Disk): number[] {
  return inodes.flatMap((inode, at) => ('now' in inode && inode.now !== inode.safe ? at : []));
}

/** What the disk holds after a power cut. @param kept the renamings that survive @param left what is left of each file */
export function after(disk: Disk, kept: readonly Renaming[], left: (file: number) => Left): Tree {
  const folders = new Map<number, Map<string, number>>();
  const namesIn = (at: number) => folders.get(at) ?? folderAt(disk, at).safe;
  for (const [folder, name, to] of kept.flatMap(({ changes }) => changes)) {
    if (!folders.has(folder)) folders.set(folder, new Map(namesIn(folder)));
    put(namesIn(folder), name, to);
  }
  const tree = new Map<string, Buffer | null>();
  const walk = (at: number, path: string) => {
    for (const [name, to] of namesIn(at)) {
      const inode = disk.inodes[to];
      const below = path === '' ? name : `${path}/${name}`;
      if (inode === undefined) continue;
      tree.set(below, 'now' in inode ? bytesOf(inode, left(to)) : null);
      if (!('now' in inode)) walk(to, below);
    }
  };
  walk(ROOT, '');
  return tree;
}

const torn = new WeakMap<Buffer, Record<'half' | 'zeros', Buffer>>();

function bytesOf({ safe, now }: FileInode, left: Left): Buffer {
  if (now === safe || left === 'lost') return safe;
  if (left === 'kept') return now;
  const known = torn.get(now) ?? { half: now.subarray(0, now.length >> 1), zeros: Buffer.alloc(now.length) };
  torn.set(now, known);
  return known[left];
}

function folderAt({ inodes }: Disk, at: number): FolderInode {
  return inodes[at] as FolderInode; // callers have found it as a folder
}

function placeOf(disk: Disk, path: string): { folder: number; name: string } {
  const folder = dirname(path);
  return {
    folder: (folder === '.' ? ROOT : inodeAt(disk, folder)) ?? ROOT,
    name: path.slice(path.lastIndexOf('/') + 1),
  };
}

function inodeAt(disk: Disk, path: string): number | null {
  let at = ROOT;
  for (const name of path.split('/').filter((one) => one !== '' && one !== '.')) {
    const next = folderAt(disk, at).names.get(name);
    if (next === undefined) return null;
    at = next;
  }
  return at;
}
