import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a folder holds, by path: the bytes of a file, null for a folder. */
export type Tree = ReadonlyMap<string, Buffer | null>;

export function treeOf(folder: string): Tree {
  const tree = new Map<string, Buffer | null>();
  const walk = (below: string) => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const path = join(below, entry.name);
      tree.set(path, entry.isDirectory() ? null : readFileSync(join(folder, path)));
      if (entry.isDirectory()) walk(path);
    }
  };
  walk('');
  return tree;
}

/** Makes a folder hold just this; files that it already holds are not written again. */
export function put(folder: string, tree: Tree): void {
  mkdirSync(folder, { recursive: true });
  const present = treeOf(folder);
  for (const [path, bytes] of present)
    if (!tree.has(path) || (tree.get(path) === null) !== (bytes === null))
      rmSync(join(folder, path), { recursive: true, force: true });
  for (const [path, bytes] of [...tree].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (bytes === null) mkdirSync(join(folder, path), { recursive: true });
    else if (!present.get(path)?.equals(bytes)) writeFileSync(join(folder, path), bytes);
  }
}

/** Equal for trees that hold the same, whichever process left its hidden entries there. */
export function keyOf(tree: Tree): string {
  const lines = [...tree].map(
    ([path, bytes]) => `${withoutOwner(path)}\0${bytes === null ? '' : sha256(bytes)}`,
  );
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex');
}

/** The name of a hidden entry ends with the name of its process and a suffix. */
function withoutOwner(path: string): string {
  return path.replace(/^((?:dist\/)?\.[\w.]*-)[\w-]+/, '$1');
}

const known = new WeakMap<Buffer, string>();

export function sha256(bytes: Buffer): string {
  const hash = known.get(bytes) ?? createHash('sha256').update(bytes).digest('hex');
  known.set(bytes, hash);
  return hash;
}

/** How one tree differs from the one that is wanted, in words. */
export function differences(found: Tree, wanted: Tree): string[] {
  const paths = [...new Set([...found.keys(), ...wanted.keys()])].sort();
  return paths.flatMap((path) => {
    const [one, other] = [found.get(path), wanted.get(path)];
    if (one === undefined || other === undefined)
      return `${path} is ${one === undefined ? 'missing' : 'left over'}`;
    const isSame = one === null || other === null ? one === other : sha256(one) === sha256(other);
    return isSame ? [] : `${path} has another content`;
  });
}

/** The entries below a folder of a tree, with paths from there on. */
export function inFolder(tree: Tree, folder: string): Tree {
  const inside = [...tree].filter(([path]) => path.startsWith(`${folder}/`));
  return new Map(inside.map(([path, bytes]) => [path.slice(folder.length + 1), bytes]));
}
