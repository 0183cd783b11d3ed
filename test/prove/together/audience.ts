import { fork } from 'node:child_process';
import { answerOf } from '../jobs.ts';
import type { Order, Seen } from './reader.ts';

/** Processes that read without end while others write. */
export interface Audience {
  open(dist: string, changelogs: readonly string[]): void;
  /** @returns what all of them have seen since */
  close(): Promise<Seen>;
  end(): void;
}

const READERS = 2;

export function openAudience(program: string): Audience {
  const readers = Array.from({ length: READERS }, () =>
    fork(program, { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] }),
  );
  const tell = (order: Order) => readers.forEach((reader) => reader.send(order));
  return {
    open: (dist, changelogs) => tell({ dist, changelogs }),
    close: async () => {
      const all = Promise.all(readers.map((reader) => answerOf(reader, 'a reader')));
      tell('stop');
      return ((await all) as Seen[]).reduce(added); // what reader.ts answers
    },
    end: () => readers.forEach((reader) => reader.kill('SIGKILL')),
  };
}

function added(one: Seen, other: Seen): Seen {
  return {
    reads: one.reads + other.reads,
    overtaken: one.overtaken + other.overtaken,
    faults: [...one.faults, ...other.faults],
  };
}
