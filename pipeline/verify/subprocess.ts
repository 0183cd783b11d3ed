import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LawName, Verified } from './verify.ts';

/** What the other process sends: the file that it reads, while it does, and at its end what it found. */
export type Message = { file: string } | { verified: Verified };

/** The program of the other process; in a bundle both are .mjs. */
const CHILD = new URL(`subprocess-main${extname(import.meta.url)}`, import.meta.url);

/**
 * Seconds without a sign of life. Rows come by row groups of at most 32 Mi characters, which take 3 s; of all bytes
 * of a small Parquet file one in 500 sends its reader through loops of up to 2^31 rounds when it flips.
 */
const PATIENCE = 60;

/** Row groups take 0.5 GB; garbage takes whatever there is. In MiB. */
const MEMORY = 2048;

/**
 * Checks a law in a process of its own, while this one goes on. A reader that is not ours may never come back from
 * garbage, or run out of memory: that ends its process, and is a finding here.
 */
export async function verifyInSubprocess(
  folder: string,
  law: LawName,
  patience = PATIENCE,
): Promise<Verified> {
  const child = fork(fileURLToPath(CHILD), [folder, law], {
    execArgv: [...process.execArgv, `--max-old-space-size=${MEMORY}`],
    // how a reader dies says nothing that its file does not
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
  // ticks, not the time: while this process is busy, it hears nothing
  const clock = setInterval(() => ++silence > patience && child.kill('SIGKILL'), 1000);
  child.on('message', (message: Message) => {
    last = { ...last, ...message };
    silence = 0;
  });
  // the last message may come after the end of the process, but not after that of the channel
  await Promise.all([once(child, 'exit'), once(child, 'disconnect')]);
  clearInterval(clock);
  return last;
}

function toBroken(law: LawName, file: string): Verified {
  const message = 'its reader never came back or ran out of memory; what comes after it was not read';
  return { laws: [{ law, holds: false, figures: {} }], findings: [{ law, file, message }] };
}
