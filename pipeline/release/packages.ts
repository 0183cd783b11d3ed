import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Refusal } from '../cli/command.ts';
import { readJsonFile } from '../dataset/dataset.ts';
import { runProgram } from '../disk/temporary.ts';

/** A lock file of npm, as far as we read it. Its packages are those of the folders that hold them. */
export interface Lock {
  packages: Readonly<Record<string, Locked>>;
}

interface Locked {
  version?: string;
  integrity?: string;
  dependencies?: Readonly<Record<string, string>>;
  optionalDependencies?: Readonly<Record<string, string>>;
  peerDependencies?: Readonly<Record<string, string>>;
}

const INSTALLED = fileURLToPath(new URL('../../node_modules', import.meta.url));

/** Gives a checkout the packages of its lock file. Those that we run with will do if they are the same. */
export async function installPackages(checkout: string, tell: (line: string) => void): Promise<void> {
  const locked = readJsonFile(join(checkout, 'package-lock.json')) as Lock; // npm wrote both
  const file = join(INSTALLED, '.package-lock.json');
  if (existsSync(file) && hasSamePackages(locked, readJsonFile(file) as Lock)) {
    tell('its packages are those that are installed: no network is needed');
    return symlinkSync(INSTALLED, join(checkout, 'node_modules'));
  }
  tell(
    "other packages are installed: npm ci takes its own from npm's cache, and the others from the network",
  );
  const { code, stderr } = await runProgram('npm', ['ci', ...OPTIONS], { cwd: checkout });
  if (code !== 0) throw new Refusal(`its packages cannot be installed: ${findReason(stderr)}`);
}

/** npm says first what is wrong, and then for many lines what to think of it. */
function findReason(stderr: string): string {
  const lines = stderr.split('\n').map((line) => line.replace(/^npm (error|ERR!) /, ''));
  return (
    lines.filter((line) => line.trim() !== '' && !/^(code|errno|syscall|A complete log) /.test(line))[0] ??
    'npm ci failed'
  );
}

/** The commands need no others, and none of these needs its scripts. */
const OPTIONS = [
  '--omit=dev',
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--prefer-offline',
  '--loglevel=error',
];

/** Whether every import of a package finds the same bytes, wherever npm has put them. */
export function hasSamePackages(locked: Lock, installed: Lock): boolean {
  const seen = new Set<string>();
  const isSame = (one: string, other: string): boolean => {
    const pair = JSON.stringify([one, other]);
    if (seen.has(pair)) return true;
    seen.add(pair);
    return listDependencies(locked.packages[one]).every((name) => {
      const [left, right] = [findPackage(locked, one, name), findPackage(installed, other, name)];
      if (left === null) return right === null;
      // a package for another system is in the lock file alone
      if (right === null) return name in (locked.packages[one]?.optionalDependencies ?? {});
      return hasSameBytes(locked.packages[left], installed.packages[right]) && isSame(left, right);
    });
  };
  return isSame('', '');
}

function listDependencies(one: Locked = {}): string[] {
  return Object.keys({ ...one.dependencies, ...one.optionalDependencies, ...one.peerDependencies });
}

/** Whether npm would install this one. A lock file may lack the hash; a version of a package never changes. */
function hasSameBytes(one: Locked = {}, other: Locked = {}): boolean {
  const sameHash = one.integrity === undefined || one.integrity === other.integrity;
  return one.version !== undefined && one.version === other.version && sameHash;
}

/** Where Node finds a package from another one, the root being ''. */
function findPackage({ packages }: Lock, from: string, name: string): string | null {
  const path = `${from === '' ? '' : `${from}/`}node_modules/${name}`;
  if (Object.hasOwn(packages, path)) return path;
  const above = from.lastIndexOf('/node_modules/');
  return from === '' ? null : findPackage({ packages }, above < 0 ? '' : from.slice(0, above), name);
}
