import { spawnSync } from 'node:child_process';
import { verify } from '../../../pipeline/verify/verify.ts';
import { drawOf } from '../draw.ts';
import { drawHarm, type Harm, isBeyondSums, putBack, SUMS } from './harm.ts';
import type { Job, Tried } from './worker.ts';

/** The law of checksums finds it, and names no file but those that it happened to. */
export async function tryLaw({ seed, whole, copy }: Job, number: number): Promise<Tried> {
  const harm = drawHarm(drawOf(seed, number), whole);
  harm.happen(copy);
  const { findings } = await verify(copy, { laws: ['checksums'] });
  putBack(copy, whole, harm);
  if (findings.length === 0) return { fault: `not found by the law of checksums: ${harm.words}` };
  const other = findings.find(({ file }) => !isToldOf(harm, file));
  return { fault: other ? `${harm.words}, and the law of checksums names ${other.file}` : null };
}

/** A damaged list of checksums does not tell whose line it was. */
export function isToldOf({ files }: Harm, file: string): boolean {
  return files.includes(file) || files.includes(SUMS);
}

/** So does plain sha256sum, where it can. */
export async function trySha256sum({ seed, whole, copy }: Job, number: number): Promise<Tried> {
  const harm = drawHarm(drawOf(seed, number), whole);
  if (isBeyondSums(harm, whole)) return 'beyond';
  harm.happen(copy);
  const { status } = spawnSync('sha256sum', ['--quiet', '--strict', '-c', SUMS], {
    cwd: copy,
    stdio: 'ignore',
  });
  putBack(copy, whole, harm);
  return { fault: status === 1 ? null : `sha256sum ends with ${status}: ${harm.words}` };
}
