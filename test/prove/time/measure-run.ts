import { join } from 'node:path';
import { printJson } from '../../../pipeline/cli/print.ts';
import type { Measured } from './attack.ts';
import { BATCHES, QUICK_BATCHES } from './attacks.ts';
import { measure } from './measure.ts';

/** A process of its own for a batch: which one, of which kind, and where it may write. */
const { batch, quick, folder } = JSON.parse(process.argv[2] ?? '') as {
  batch: number;
  quick: boolean;
  folder: string;
}; // what worst.ts passes
const measured: Measured[] = [];
for (const attack of (quick ? QUICK_BATCHES : BATCHES)[batch] ?? []) {
  const size = quick ? (attack.quick ?? attack.size) : attack.size;
  measured.push(await measure(attack, size, join(folder, String(measured.length))));
}
printJson(measured);
