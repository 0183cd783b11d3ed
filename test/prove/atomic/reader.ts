import { below, differences, sha256, type Tree } from '../tree.ts';

/** The folder of releases before something was done, and after it was done undisturbed. */
export interface Course {
  before: Tree;
  after: Tree;
}

/**
 * What somebody who reads the folder of releases at this moment would find wrong: it shares no code with what wrote it.
 * Everything in it is the old one or the new one, to the byte, and what a file names is there and whole.
 */
export function wrongIn(tree: Tree, course: Course): string[] {
  const names = [...new Set([...tree.keys()].map((path) => path.split('/')[0] ?? ''))];
  const visible = names.filter((name) => !name.startsWith('.'));
  const must = [...course.before.keys()].filter((path) => !path.includes('/') && !tree.has(path));
  return [
    ...must.map((name) => `${name} is missing`),
    ...visible.flatMap((name) => neitherOldNorNew(name, tree, course)),
    ...visible.filter((name) => tree.get(name) === null).flatMap((name) => brokenIn(name, below(tree, name))),
    ...latestIn(tree),
    ...changelogIn(tree),
  ];
}

function neitherOldNorNew(name: string, tree: Tree, { before, after }: Course): string[] {
  const known = [before, after].filter((one) => one.has(name));
  return known.some((one) => isSame(name, tree, one))
    ? []
    : [`${name} is neither the old one nor the new one`];
}

function isSame(name: string, one: Tree, other: Tree): boolean {
  const [left, right] = [one.get(name), other.get(name)];
  if (left && right) return sha256(left) === sha256(right);
  return left === right && differences(below(one, name), below(other, name)).length === 0;
}

/** By the checksums that lie beside the files. */
function brokenIn(name: string, files: Tree): string[] {
  const sums = textOf(files, 'SHA256SUMS').split('\n').filter(Boolean);
  const named = new Map(sums.map((line) => [line.slice(66), line.slice(0, 64)]));
  if (named.size === 0) return [`${name} has no checksums`];
  const missing = [...named.keys()].filter((file) => !files.has(file));
  const wrong = [...files].filter(([file, bytes]) => {
    return file !== 'SHA256SUMS' && (!bytes || sha256(bytes) !== named.get(file));
  });
  return [...missing, ...wrong.map(([file]) => file)].map(
    (file) => `${name}/${file} is not as its checksum says`,
  );
}

function latestIn(tree: Tree): string[] {
  const text = textOf(tree, 'latest.json');
  // what is torn is neither the old one nor the new one, and names nothing
  const [, folder = ''] = /"folder": "([^"]*)"/.exec(text) ?? [];
  const [, sum] = /"sha256": "([^"]*)"/.exec(text) ?? [];
  const sums = tree.get(`${folder}/SHA256SUMS`);
  if (folder === '') return [];
  if (!sums) return [`latest.json names ${folder}, which is not there`];
  const said = versionsTold(tree).includes(folder.slice(1));
  return [
    ...(sha256(sums) === sum ? [] : [`latest.json names another ${folder}`]),
    ...(said ? [] : [`latest.json names ${folder}, of which the changelog says nothing`]),
  ];
}

/** Who reads of a release finds it. */
function changelogIn(tree: Tree): string[] {
  return versionsTold(tree)
    .filter((version) => !tree.has(`v${version}`))
    .map((version) => `the changelog tells of ${version}, which is not there`);
}

/** By their headings: the text above them has versions too, in an example. */
function versionsTold(tree: Tree): string[] {
  const headings = textOf(tree, 'CHANGELOG.md').matchAll(/^## \D*(\d+\.\d+\.\d+)/gm);
  return [...headings].map(([, version = '']) => version);
}

function textOf(tree: Tree, path: string): string {
  return tree.get(path)?.toString('utf8') ?? '';
}
