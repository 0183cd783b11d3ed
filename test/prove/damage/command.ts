import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { drawOf } from '../draw.ts';
import { isToldOf } from './checks.ts';
import { drawHarm, putBack } from './harm.ts';
import type { Job, Tried } from './worker.ts';

const LAW_BROKEN = 70;

/** A finding as verify prints it: folder, file, perhaps a line, law. */
const FINDING = /\/([^/:\n]+)(?::\d+)?: checksums: /g;

/** The whole command, in a process of its own, ends with 70 and tells the file and the law. */
export async function tryCommand({ seed, whole, copy, bin }: Job, number: number): Promise<Tried> {
  const harm = drawHarm(drawOf(seed, number), whole);
  harm.happen(copy);
  const child = spawn(process.execPath, [join(bin, 'verify.mjs'), copy], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)));
  const said = await text(child.stdout);
  const code = await ended;
  putBack(copy, whole, harm);
  if (code !== LAW_BROKEN) return { fault: `verify ends with ${code}: ${harm.words}` };
  const isTold = [...said.matchAll(FINDING)].some(([, file = '']) => isToldOf(harm, file));
  const isBroken = new RegExp(`^${copy} breaks: checksums`, 'm').test(said);
  return { fault: isTold && isBroken ? null : `verify names neither file nor law: ${harm.words}` };
}
