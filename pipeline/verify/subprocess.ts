import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LawName, Verified } from './verify.ts';

/** Messages of the subprocess: the file it is reading, again and again, and finally the result. */
export type Message = { file: string } | { verified: Verified };

/** The main module of the subprocess; in a bundle both are .mjs. */
const CHILD = new URL(`subprocess-main${extname(import.meta.url)}`, import.meta.url);

/**
 * Seconds without a message. Row groups have at most 32 Mi characters and take 3 s. In a small Parquet file one
 * flipped byte in 500 sends the reader into a loop of up to 2^31 rounds.
 */
const PATIENCE = 60;

/** In MiB. Row groups take 0.5 GB; garbage takes all there is. */
const MEMORY = 2048;

/**
 * Checks a law in a subprocess. A third-party reader may hang on garbage or run out of memory: that ends the
 * subprocess, and is a finding.
 */
export async function verifyInSubprocess(
  folder: string,
  law: LawName,
  patience = PATIENCE,
): Promise<Verified> {
  const child = fork(fileURLToPath(CHILD), [folder, law], {
    execArgv: [...process.execArgv, `--max-old-space-size=${MEMORY}`],
    // the output of a crashing reader is not needed: the file is known
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const { file, verified } = await awaitLastMessage(child, patience);
  return verified ?? toBroken(law, file);
}

interface LastMessage {
  file: string;
  verified?: Verified;
}

async function awaitLastMessage(child: ChildProcess, patience: number): Promise<LastMessage> {
  let last: LastMessage = { file: '.' };
  let silence = 0;
  // counts ticks, not time: while this process is busy, it receives no messages
  const clock = setInterval(() => ++silence > patience && child.kill('SIGKILL'), 1000);
  child.on('message', (message: Message) => {
    last = { ...last, ...message };
    silence = 0;
  });
  // the last message may come after the process exits, but not after the channel closes
  await Promise.all([once(child, 'exit'), once(child, 'disconnect')]);
  clearInterval(clock);
  return last;
}

function toBroken(law: LawName, file: string): Verified {
  const message = 'its reader never came back or ran out of memory; what comes after it was not read';
  return { laws: [{ law, holds: false, figures: {} }], findings: [{ law, file, message }] };
}
