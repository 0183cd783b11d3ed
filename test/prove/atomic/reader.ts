import { differences, inFolder, sha256, type Tree } from '../tree.ts';
import { type Bench, distIn, runTaken } from './world.ts';

/** The folder of releases before and after an undisturbed step. */
interface Course {
  before: Tree;
  after: Tree;
}

export function courseOf({ before, after }: Bench): Course {
  return { before: distIn(before), after: distIn(after) };
}

/**
 * What a reader of the folder of releases finds wrong at this moment. Each entry must be the old or the new one to the
 * byte, and each named file must exist and be whole. Shares no code with the pipeline.
 */
export function wrongIn(dist: Tree, course: Course): string[] {
  const visible = entriesIn(dist).filter((name) => !name.startsWith('.'));
  const missing = entriesIn(course.before).filter(
    (name) => !dist.has(name) && !isBetweenRenames(name, dist, course),
  );
  return [
    ...missing.map((name) => `${name} is missing`),
    ...visible
      .filter((name) => !isOldOrNew(name, dist, course))
      .map((name) => `${name} is neither old nor new`),
    ...visible.flatMap((name) => (dist.get(name) === null ? brokenIn(name, inFolder(dist, name)) : [])),
    ...wrongInLatest(dist),
    ...versionsIn(dist)
      .filter((version) => !dist.has(`v${version}`))
      .map((version) => `the changelog has ${version}, which does not exist`),
  ];
}

function entriesIn(dist: Tree): string[] {
  return [...dist.keys()].filter((path) => !path.includes('/'));
}

/** Only a build may be missing, and only while the old one stands whole beside its place. */
function isBetweenRenames(name: string, dist: Tree, { before }: Course): boolean {
  const old = inFolder(before, name);
  const hidden = entriesIn(dist).filter((other) => other.startsWith(`.${name}`));
  return name === 'next' && hidden.some((other) => differences(inFolder(dist, other), old).length === 0);
}

function isOldOrNew(name: string, dist: Tree, { before, after }: Course): boolean {
  return [before, after].some((course) => course.has(name) && isSame(name, dist, course));
}

function isSame(name: string, one: Tree, other: Tree): boolean {
  const [left, right] = [one.get(name), other.get(name)];
  if (left && right) return sha256(left) === sha256(right);
  return left === right && differences(inFolder(one, name), inFolder(other, name)).length === 0;
}

/** By the checksums in the folder. */
function brokenIn(name: string, files: Tree): string[] {
  const lines = textIn(files, 'SHA256SUMS').split('\n').filter(Boolean);
  if (lines.length === 0) return [`${name} has no checksums`];
  const sums = new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
  const missing = [...sums.keys()].filter((file) => !files.has(file));
  const wrong = [...files].flatMap(([file, bytes]) =>
    file !== 'SHA256SUMS' && (!bytes || sha256(bytes) !== sums.get(file)) ? file : [],
  );
  return [...missing, ...wrong].map((file) => `${name}/${file} contradicts its checksum`);
}

function wrongInLatest(dist: Tree): string[] {
  const text = textIn(dist, 'latest.json');
  const [, folder = ''] = /"folder": "([^"]*)"/.exec(text) ?? [];
  const [, sum] = /"sha256": "([^"]*)"/.exec(text) ?? [];
  if (folder === '') return [];
  const sums = dist.get(`${folder}/SHA256SUMS`);
  if (!sums) return [`latest.json names ${folder}, which does not exist`];
  return [
    ...(sha256(sums) === sum ? [] : [`latest.json names another ${folder}`]),
    ...(versionsIn(dist).includes(folder.slice(1))
      ? []
      : [`latest.json names ${folder}, which the changelog lacks`]),
  ];
}

/** From the headings of the changelog: the text above them has a version too, as an example. */
function versionsIn(dist: Tree): string[] {
  const headings = textIn(dist, 'CHANGELOG.md').matchAll(/^## \D*(\d+\.\d+\.\d+)/gm);
  return [...headings].map(([, version = '']) => version);
}

function textIn(tree: Tree, path: string): string {
  return tree.get(path)?.toString('utf8') ?? '';
}

/** Runs the step once more. @returns what then differs from an undisturbed run */
export async function wrongAfterNextRun(bench: Bench, treeNow: () => Tree): Promise<string[]> {
  const { code, said } = await runTaken(bench, (_, make) => make());
  const wrong = differences(distIn(treeNow()), courseOf(bench).after);
  return [
    ...(code === 0 ? [] : [`run again, it ends with ${code}: ${said.trim()}`]),
    ...wrong.map((words) => `run again, ${words}`),
  ];
}
