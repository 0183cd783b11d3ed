import { basename } from 'node:path';
import type { Call } from './calls.ts';
import { recovering } from './recover.ts';
import { runTaken, traceOf, wordsOf } from './trace.ts';
import type { Bench } from './worlds.ts';

/** What the disk keeps of the n-th write, of which it says that it took all. */
export interface Lie {
  call: number;
  keeps: (typeof KEPT)[number];
  made: Call;
}

/** The library that writes the SQLite file tells nobody what is to be in it: of its writes only verify knows. */
const UNKNOWN = /\.sqlite$/;

export async function liesOf(bench: Bench): Promise<Lie[]> {
  const writes = [...(await traceOf(bench)).entries()].filter(([, { bytes }]) => bytes.length > 0);
  return writes
    .filter(([, { path }]) => bench.work.command !== 'build' || !UNKNOWN.test(path))
    .flatMap(([call, made]) => KEPT.map((keeps) => ({ call, keeps, made })));
}

const KEPT = ['half', 'other bytes'] as const;

/** Lets the disk lie, and says where that was not noticed. */
export async function lying(bench: Bench, lies: readonly Lie[]): Promise<string[]> {
  const recover = recovering(bench);
  const failures: string[] = [];
  for (const { call: liar, keeps, made } of lies) {
    bench.reset();
    let calls = 0;
    const { code, said } = await runTaken(bench, ({ bytes }, make) => {
      if (calls++ !== liar) return make();
      make(kept(bytes, keeps));
      return bytes.length;
    });
    const told = code === 3 && said.includes(basename(made.path));
    const wrong = [...(told ? [] : [`it ends with ${code}: ${said.trim()}`]), ...(await recover())];
    if (wrong.length > 0)
      failures.push(
        `${bench.work.title}, ${keeps} kept of call ${liar} (${wordsOf(made)}): ${wrong.join('; ')}`,
      );
  }
  return failures;
}

/** A byte in the middle is another one. */
function kept(bytes: Uint8Array, keeps: Lie['keeps']): Uint8Array {
  if (keeps === 'half') return bytes.subarray(0, bytes.length >> 1);
  const other = Uint8Array.from(bytes);
  const middle = bytes.length >> 1;
  other[middle] = (bytes[middle] ?? 0) ^ 1;
  return other;
}
