import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROCESS } from '../../pipeline/disk/process-identity.ts';

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

/** Makes a folder hold just this; what it holds already is not written again. */
export function put(folder: string, tree: Tree): void {
  mkdirSync(folder, { recursive: true });
  const there = treeOf(folder);
  for (const [path, bytes] of there)
    if (!tree.has(path) || (tree.get(path) === null) !== (bytes === null))
      rmSync(join(folder, path), { recursive: true, force: true });
  for (const [path, bytes] of [...tree].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (bytes === null) mkdirSync(join(folder, path), { recursive: true });
    else if (!there.get(path)?.equals(bytes)) writeFileSync(join(folder, path), bytes);
  }
}

/** The same for trees that hold the same, whatever process has left its folders there. */
export function keyOf(tree: Tree): string {
  const lines = [...tree].map(
    ([path, bytes]) => `${anyProcess(path)}\0${bytes === null ? '' : sha256(bytes)}`,
  );
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex');
}

/** A staging folder bears the name of the process. */
function anyProcess(path: string): string {
  return path.replace(STAGING, '$1$2');
}

const STAGING = new RegExp(`^((?:dist/)?\\.[^/]+-)${PROCESS}(\\.(new|old))`);

const known = new WeakMap<Buffer, string>();

export function sha256(bytes: Buffer): string {
  const hash = known.get(bytes) ?? createHash('sha256').update(bytes).digest('hex');
  known.set(bytes, hash);
  return hash;
}

/** What is not the same in two trees; nothing where they are equal. */
export function differences(found: Tree, wanted: Tree): string[] {
  const paths = [...new Set([...found.keys(), ...wanted.keys()])].sort();
  return paths.flatMap((path) => {
    const [one, other] = [found.get(path), wanted.get(path)];
    if (one === undefined || other === undefined)
      return `${path} is ${one === undefined ? 'missing' : 'left over'}`;
    const same = one === null || other === null ? one === other : sha256(one) === sha256(other);
    return same ? [] : `${path} holds something else`;
  });
}

/** A folder of a tree, with paths from there on. */
export function below(tree: Tree, folder: string): Tree {
  const inside = [...tree].filter(([path]) => path.startsWith(`${folder}/`));
  return new Map(inside.map(([path, bytes]) => [path.slice(folder.length + 1), bytes]));
}
