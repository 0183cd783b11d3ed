import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../cli/command.ts';
import { listAssets } from '../dataset/dataset.ts';
import { releaseFolderOf } from '../dataset/releases.ts';
import { compareVersions, isVersion } from '../diff/version.ts';
import { compareWithGit, type GitFile, listFilesAt, readGitFile } from '../disk/git-tree.ts';
import { type Problem, problem } from '../problem/problem.ts';
import { CHANGELOG, readChangelog } from '../release/finish.ts';
import { splitEntries } from '../release/changelog.ts';
import { formatPlural } from '../text/plural.ts';

/** What became of the releases of a commit. */
export interface Compared {
  /** The versions at the commit, the oldest first. */
  versions: string[];
  /** Those whose folder is another one now. */
  rewritten: string[];
  problems: Problem[];
}

/**
 * Compares every release with the same one at a commit, byte for byte: SHA256SUMS alone would be rewritten together with
 * the files. An asset is in no commit; its hash is in the manifest.
 * @param base anything that names a commit for Git
 */
export function compareReleases(base: string, dist: string): Compared {
  const files = listFilesAt(base, dist, true);
  if (files === null) throw new UsageError(`--base ${base} is no commit of this repository; fetch it first`);
  const released = groupByVersion(files);
  const versions = [...released.keys()].sort(compareVersions);
  const problems = new Map(
    versions.flatMap((version) => {
      const found = findChanges(base, releaseFolderOf(dist, version), released.get(version) ?? []);
      return found === null ? [] : [[version, found]];
    }),
  );
  const reworded = findReworded(base, dist, files);
  return { versions, rewritten: [...problems.keys()], problems: [...problems.values(), ...reworded] };
}

/** The files of each release, by their paths in its folder. */
function groupByVersion(files: readonly GitFile[]): Map<string, GitFile[]> {
  const groups = new Map<string, GitFile[]>();
  for (const { file, oid } of files) {
    const [folder = '', ...path] = file.split('/');
    const version = folder.slice(1);
    if (!folder.startsWith('v') || !isVersion(version) || path.length === 0) continue;
    groups.set(version, [...(groups.get(version) ?? []), { file: path.join('/'), oid }]);
  }
  return groups;
}

/** One problem for a folder, whatever has changed in it. */
function findChanges(base: string, folder: string, before: readonly GitFile[]): Problem | null {
  if (!existsSync(folder)) return createProblem(base, folder, `${base} has this release, and it is gone`);
  const changes = [
    ...before.flatMap((one) => describeChange(one, folder) ?? []),
    ...listAdded(folder, before).map((file) => `${file} is new`),
  ];
  if (changes.length === 0) return null;
  const more = changes.length - SHOWN;
  const words = [...changes.slice(0, SHOWN), ...(more > 0 ? [`and ${formatPlural(more, 'more file')}`] : [])];
  return createProblem(base, folder, `not as in ${base}: ${words.join(', ')}`);
}

function createProblem(base: string, file: string, message: string): Problem {
  const fix = `put it back: git restore --source=${base} -- ${file}; what should change makes a new release`;
  return problem('release/rewritten', message, { file, fix });
}

/** The changes that a message names. */
const SHOWN = 3;

function describeChange(one: GitFile, folder: string): string | null {
  const change = compareWithGit(join(folder, one.file), one);
  return change === 'same' ? null : `${one.file} ${change === 'gone' ? 'is gone' : 'has changed'}`;
}

function listAdded(folder: string, before: readonly GitFile[]): string[] {
  const known = new Set([...before.map(({ file }) => file), ...listAssets(folder)]);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name).slice(join(folder, '/').length))
    .filter((file) => !known.has(file))
    .sort();
}

/** What the changelog says of a release stays; the check for unfinished releases finds an entry that is gone. */
function findReworded(base: string, dist: string, files: readonly GitFile[]): Problem[] {
  const before = files.find(({ file }) => file === CHANGELOG);
  if (before === undefined) return [];
  const entries = splitEntries(readChangelog(dist));
  const versions = [...splitEntries(readGitFile(dist, before).toString('utf8'))]
    .filter(([version, entry]) => entries.has(version) && entries.get(version) !== entry)
    .map(([version]) => version);
  if (versions.length === 0) return [];
  const message = `not as in ${base}: the entry of ${versions.join(', ')} has changed`;
  return [createProblem(base, join(dist, CHANGELOG), message)];
}
