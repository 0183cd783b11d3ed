import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Dataset } from '../../pipeline/dataset/dataset.ts';
import { openRelease } from '../../pipeline/dataset/releases.ts';
import type { Previous } from '../../pipeline/metadata/dataset.ts';
import { newFolder } from '../diff/worlds.ts';
import { copy, type Shop } from './shop.ts';

/** A made-up project in Git, with a release and a command of its own that builds it again. */
export interface Repository extends Shop {
  root: string;
}

export function git(cwd: string, ...args: string[]): string {
  const author = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org'];
  return execFileSync('git', [...author, ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Two commits without the release, then one that adds it, with code that does what the script says. @param packages code of packages by name */
export function newRepository(shop: Shop, script: string, packages: Record<string, string> = {}): Repository {
  const root = newFolder();
  git(root, 'init', '-q', '-b', 'main');
  git(root, 'commit', '-q', '--allow-empty', '-m', 'nothing');
  writeCode(root, 'throw new Error("this code is too old")');
  commitAll(root, 'code');
  writeCode(root, script, Object.fromEntries(Object.keys(packages).map((name) => [name, `file:${name}`])));
  for (const [name, code] of Object.entries(packages)) writePackage(join(root, name), code);
  const paths = { raw: join(root, 'raw'), dist: join(root, 'dist') };
  for (const folder of Object.values(paths)) mkdirSync(folder);
  copy(shop, paths);
  commitAll(root, 'release');
  return { root, ...paths };
}

/** Changes the code in a later commit. */
export function changeCode({ root }: Repository, script: string): void {
  writeCode(root, script);
  commitAll(root, 'other code');
}

function writeCode(root: string, script: string, dependencies: Record<string, string> = {}): void {
  const about = { name: 'made-up', dependencies };
  const scripts = { reproduce: 'node reproduce.js' };
  const links = Object.keys(dependencies).flatMap((name) => [
    [name, { version: '1.0.0' }],
    [`node_modules/${name}`, { resolved: name, link: true }],
  ]);
  const lock = { ...about, lockfileVersion: 3, packages: { '': about, ...Object.fromEntries(links) } };
  writeFileSync(join(root, 'package.json'), JSON.stringify({ ...about, type: 'module', scripts }));
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify(lock));
  writeFileSync(join(root, 'reproduce.js'), script);
}

function writePackage(folder: string, code: string): void {
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{"version":"1.0.0","type":"module","exports":"./index.js"}');
  writeFileSync(join(folder, 'index.js'), code);
}

export function commitAll(root: string, message: string): void {
  git(root, 'add', '-A');
  git(root, 'commit', '-qm', message);
}

export function openFirst({ dist }: Shop): Dataset & Previous {
  return openRelease(dist, '1.0.0');
}

/** A clone with as many commits of the history. */
export function cloneShallow({ root }: Repository, depth: number): Repository {
  const clone = newFolder();
  git(clone, 'clone', '-q', '--depth', String(depth), `file://${root}`, '.');
  return { root: clone, raw: join(clone, 'raw'), dist: join(clone, 'dist') };
}

/** Makes a clone of this project with all of its history, and commits its files as they are now. */
export function cloneProject(to: string, branch: string): void {
  const names = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
  git('.', 'clone', '-q', '--shared', '--no-checkout', '.', to);
  git(to, 'checkout', '-q', '-B', branch);
  for (const file of names.toString('utf8').split('\0').filter(Boolean))
    cpSync(file, join(to, file), { recursive: true });
  git(to, 'add', '-A');
  git(to, 'commit', '-q', '--allow-empty', '-m', 'as it is now');
}
