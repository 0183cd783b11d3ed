import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';

const SIGNALS = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const;

/** Calls a function with a new folder, and removes the folder afterwards, also when a signal ends us. */
export async function withTemporaryFolder<T>(name: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  // a program that was just killed may still be writing
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  process.on('exit', remove);
  for (const signal of SIGNALS) process.on(signal, exitBySignal);
  try {
    return await work(folder);
  } finally {
    process.off('exit', remove);
    for (const signal of SIGNALS) process.off(signal, exitBySignal);
    remove();
  }
}

/** As a shell reports it. */
function exitBySignal(signal: NodeJS.Signals): void {
  process.exit(128 + constants.signals[signal]);
}

/** What a program left. */
export interface Ended {
  /** Null if a signal ended it. */
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a program to its end. If we exit before, it is killed with all that it started. */
export function runProgram(
  program: string,
  args: readonly string[],
  options: { cwd: string; env?: NodeJS.ProcessEnv },
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const texts = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const)
      child[name].setEncoding('utf8').on('data', (text: string) => (texts[name] += text));
    const kill = () => child.pid !== undefined && process.kill(-child.pid, 'SIGKILL');
    // before the folder goes in which it works
    process.prependListener('exit', kill);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...texts }));
    for (const event of ['error', 'close']) child.on(event, () => process.off('exit', kill));
  });
}
