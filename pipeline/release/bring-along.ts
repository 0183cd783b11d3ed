import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { announceChange } from '../disk/changes.ts';
import { PACKAGE } from '../metadata/about.ts';

/** What describes the latest release, and the command that makes it. */
const DESCRIPTIONS = [
  { what: 'README.md and docs', command: ['readme'] },
  { what: 'notebooks', command: ['notebooks', '--write'] },
  { what: 'dist/package', command: ['package', '--pack'] },
] as const;

const PROGRAM = fileURLToPath(new URL('../../bin/daily-papers.js', import.meta.url));

/** Whether a folder of releases is the one that README.md and the notebooks of the working directory are about. */
export function isDescribed(dist: string): boolean {
  return resolve(dist) === resolve('dist') && existsSync('README.md') && existsSync('notebooks');
}

/**
 * Makes anew what describes the latest release, so that nothing stays behind it. The release is out already, so a
 * failure only becomes the first of the next steps.
 * @returns what a maintainer does next, a line each
 */
export async function bringAlong(version: string, tell: (line: string) => void): Promise<string[]> {
  const failed: string[] = [];
  tell('what describes it follows; when this is stopped, the release stays whole');
  for (const { what, command } of DESCRIPTIONS) {
    announceChange(what);
    const fault = await runOwn(command);
    tell(fault === null ? `${what}: made anew` : `${what}: not made anew: ${fault}`);
    if (fault !== null) failed.push(`npx daily-papers ${command.join(' ')}`);
  }
  return [
    ...failed,
    'npx daily-papers check',
    `git add --all && git commit -m "release: ${version}"`,
    `npm publish dist/${PACKAGE}-${version}.tgz`,
  ];
}

/** @returns the last line of the errors of a command that failed; null if it did not */
async function runOwn(args: readonly string[]): Promise<string | null> {
  try {
    await promisify(execFile)(process.execPath, [PROGRAM, ...args], { maxBuffer: 1 << 30 });
    return null;
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    return (stderr?.trim() || message).split('\n').at(-1) ?? message;
  }
}
