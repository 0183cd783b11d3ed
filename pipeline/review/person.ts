import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import type { Person } from './ask.ts';

/** The streams of a dialogue. */
export interface Dialogue {
  input: NodeJS.ReadableStream;
  output: NodeJS.WritableStream;
}

/** A person at a terminal. Ctrl+C and Ctrl+D end the questions, and what was answered before stays. */
export function openPerson(
  { input, output }: Dialogue,
  tell: (text: string) => void,
): Person & { leave: () => void } {
  const terminal = createInterface({ input, output, terminal: true });
  const closed = once(terminal, 'close').then(() => null);
  return {
    tell,
    ask: (question) => Promise.race([terminal.question(question).catch(returnNullOnAbort), closed]),
    leave: () => terminal.close(),
  };
}

function returnNullOnAbort(error: Error): null {
  if (error.name === 'AbortError') return null;
  throw error;
}
