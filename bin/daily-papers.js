#!/usr/bin/env node
// Plain JavaScript, so that an old Node can read it and say that it is too old.
// A process of its own: only a second process can answer Ctrl+C while the first one computes.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const USAGE = 2;
const PROGRAM = fileURLToPath(new URL('../pipeline/cli/program.ts', import.meta.url));
/** npm passes on a signal that we got from the terminal too: only a later one is a second Ctrl+C. */
const SAME_SIGNAL_MS = 500;

const obstacle = findObstacle();
if (obstacle === null) await runProgram();
else {
  complain(obstacle);
  process.exitCode = USAGE;
}

/** Says why the program cannot run here; null if it can. */
function findObstacle() {
  const about = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const [, major = 0, minor = 0] = /(\d+)\.(\d+)/.exec(about.engines.node)?.map(Number) ?? [];
  const [ownMajor = 0, ownMinor = 0] = process.versions.node.split('.').map(Number);
  if (ownMajor < major || (ownMajor === major && ownMinor < minor))
    return `daily-papers needs Node ${major}.${minor} or newer, and this is ${process.versions.node}: install a newer one from https://nodejs.org`;
  try {
    import.meta.resolve('tsx');
    return null;
  } catch {
    return 'the packages are not installed here; run: npm ci';
  }
}

async function runProgram() {
  const flags = [...process.execArgv, '--import', import.meta.resolve('tsx')];
  const child = spawn(process.execPath, [...flags, PROGRAM, ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  const changed = new Set();
  child.on('message', (message) => changed.add(message.changed));
  const stopped = forwardSignals(child);
  // what a killed process has told may arrive after its end
  const [[code, signal]] = await Promise.all([once(child, 'exit'), once(child, 'disconnect')]);
  const wasStopped = signal !== null || (stopped.signal !== null && code > 128);
  if (wasStopped) complain(`stopped: ${formatChanges([...changed])}`);
  process.exitCode = code ?? 128 + constants.signals[signal];
}

/** Passes signals on; a second Ctrl+C kills. @returns the last signal */
function forwardSignals(child) {
  const stopped = { signal: null, at: 0 };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => {
      const isFirst = stopped.signal === null;
      if (isFirst || Date.now() - stopped.at > SAME_SIGNAL_MS) child.kill(isFirst ? signal : 'SIGKILL');
      if (isFirst) Object.assign(stopped, { signal, at: Date.now() });
    });
  return stopped;
}

function formatChanges(changed) {
  if (changed.length === 0) return 'nothing was changed';
  return `${changed.join(', ')} ${changed.length === 1 ? 'was' : 'were'} changed before`;
}

function complain(text) {
  process.stderr.write(`${text}\n`);
}
