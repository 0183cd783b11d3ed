import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import type { Fault, Said, Turn } from './player.ts';

/**
 * What one of the processes is to do, and after how many milliseconds it is killed, null for never: from its start, or,
 * where there is a lock, from when it has it. Who has it not ends at once.
 */
export interface Part {
  turn: Turn;
  killedAfter: number | null;
}

/** How it went. */
export interface Played extends Part {
  /** Null where it was killed before it ended. */
  ended: { error: Fault | null } | null;
  /** Milliseconds from the start to the end, or to the kill. */
  took: number;
  /** Nanoseconds in which it certainly held the lock; null where it never did. */
  held: [from: bigint, to: bigint] | null;
}

/** Processes that wait for what they are to do: those that are killed are replaced while the others go on. */
export interface Troupe {
  /** All at the same time. */
  play(parts: readonly Part[]): Promise<Played[]>;
  close(): Promise<void>;
}

export function openTroupe(program: string): Troupe {
  const waiting: Promise<ChildProcess>[] = [];
  const playOne = async (part: Part, player: ChildProcess): Promise<Played> => {
    const played = await perform(part, player);
    waiting.push(player.killed ? start(program) : Promise.resolve(player));
    return played;
  };
  return {
    play: async (parts) => {
      while (waiting.length < parts.length) waiting.push(start(program));
      const players = await Promise.all(waiting.splice(0, parts.length));
      // `players` are as many as parts
      return Promise.all(parts.map((part, i) => playOne(part, players[i] as ChildProcess)));
    },
    close: async () => {
      for (const player of await Promise.all(waiting)) player.kill('SIGKILL');
    },
  };
}

async function start(program: string): Promise<ChildProcess> {
  const child = fork(program, { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  await once(child, 'message');
  return child;
}

async function perform(part: Part, player: ChildProcess): Promise<Played> {
  const watched = watch(player);
  const start = performance.now();
  player.send(part.turn);
  if (part.turn.locked) await Promise.race([watched.over, watched.held]);
  const killedAt = part.killedAfter === null ? null : await killAfter(part.killedAfter, player, watched.over);
  const ended = await watched.over;
  const { holds, until } = watched.times();
  const to = until ?? killedAt;
  return {
    ...part,
    ended,
    took: performance.now() - start,
    held: holds === null || to === null ? null : [holds, to],
  };
}

/** @returns the time before the kill; null where it had ended by then */
async function killAfter(
  milliseconds: number,
  player: ChildProcess,
  over: Promise<unknown>,
): Promise<bigint | null> {
  const isLate = await Promise.race([over.then(() => false), setTimeout(milliseconds, true)]);
  const at = process.hrtime.bigint();
  return isLate && player.kill('SIGKILL') ? at : null;
}

/** Listens to a process until it has done its turn, or is no more. */
function watch(player: ChildProcess) {
  let holds: bigint | null = null;
  let until: bigint | null = null;
  let hold = () => {};
  const held = new Promise<void>((resolve) => {
    hold = resolve;
  });
  const over = new Promise<Played['ended']>((resolve) => {
    const hear = (said: Said) => {
      if (said.kind === 'holds') {
        holds = BigInt(said.at);
        hold();
      }
      if (said.kind === 'leaves') until = BigInt(said.at);
      if (said.kind === 'done') finish({ error: said.error });
    };
    const vanish = (code: number | null, signal: string | null) =>
      finish(
        signal === 'SIGKILL'
          ? null
          : { error: { message: `a run is gone, with ${code ?? signal}`, exitCode: null } },
      );
    const finish = (ended: Played['ended']) => {
      player.off('message', hear).off('exit', vanish);
      resolve(ended);
    };
    player.on('message', hear).on('exit', vanish);
  });
  return { over, held, times: () => ({ holds, until }) };
}
