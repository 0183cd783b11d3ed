import type { Task, Tried, TryCase } from './proof.ts';
import { loadProof } from './proofs.ts';

/** Cases of one figure to try. */
export interface Order {
  proof: string;
  figure: string;
  task: Task;
  from: number;
  /** The first one that is left to others. */
  to: number;
}

/** A throw outside of a case is a bug of the proof. */
export type Answer = Tried[] | { error: string };

let opened: Promise<TryCase> | undefined;

// a program of its own: run.ts starts it, once or twice for each figure
process.on('disconnect', () => process.exit());
process.on('message', (order: Order) => void obey(order).then((answer) => process.send?.(answer)));

async function obey({ from, to, ...order }: Order): Promise<Answer> {
  try {
    opened ??= open(order);
    const tryCase = await opened;
    const tried: Tried[] = [];
    for (let number = from; number < to; number++) tried.push(await tryOne(tryCase, number, order.task));
    return tried;
  } catch (error) {
    return { error: String((error as Error).stack) };
  }
}

async function open({ proof, figure, task }: Omit<Order, 'from' | 'to'>): Promise<TryCase> {
  const found = (await loadProof(proof)).figures[figure];
  if (found === undefined) throw new Error(`${proof} has no figure ${figure}`);
  return found.open(task);
}

async function tryOne(tryCase: TryCase, number: number, { seed }: Task): Promise<Tried> {
  const { fault, ...tried } = await Promise.resolve(number)
    .then(tryCase)
    .catch((error: unknown): Tried => ({ fault: `thrown: ${String(error)}` }));
  return { ...tried, fault: fault && `${fault} (case ${number} of seed ${seed})` };
}
