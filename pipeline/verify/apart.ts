import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { isMain } from '../command.ts';
import { type LawName, type Verified, verify } from './verify.ts';

/** What the other process sends: the file that it begins to read, and at its end what it found. */
type Message = { file: string } | { verified: Verified };

/**
 * Checks a law in a process of its own, at the same time as this one goes on. A reader that is not ours may run
 * out of memory over garbage (a count of 2^31, say): that ends its process, and is a finding here.
 */
export async function verifyApart(folder: string, law: LawName): Promise<Verified> {
  // nothing on stderr: how a reader died says nothing that its file does not
  const child = fork(fileURLToPath(import.meta.url), [folder, law], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  let file = '.';
  let verified: Verified | undefined;
  child.on('message', (message: Message) => {
    if ('file' in message) file = message.file;
    else verified = message.verified;
  });
  // the last message may come after the end of the process, but not after that of the channel
  await Promise.all([once(child, 'exit'), once(child, 'disconnect')]);
  return verified ?? broken(law, file);
}

function broken(law: LawName, file: string): Verified {
  const message = 'cannot be read: its reader broke down or ran out of memory';
  return { laws: [{ law, holds: false, figures: {} }], findings: [{ law, file, message }] };
}

if (isMain(import.meta.url)) {
  const [folder = '', law] = process.argv.slice(2);
  const send = (message: Message): unknown => process.send?.(message);
  process.on('disconnect', () => process.exit());
  // the first process passed one of our names
  const verified = await verify(folder, { laws: [law as LawName], onFile: (file) => send({ file }) });
  send({ verified });
  process.disconnect();
}
