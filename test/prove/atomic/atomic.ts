import { $ } from 'zx';
import { counted, type Proof, type Shown } from '../proof.ts';
import { breaks } from './breaks.ts';
import { bundleInto } from './bundle.ts';
import { FLAGS } from './killed.ts';
import type { Found, Part, Row } from './parts.ts';
import { ROWS } from './rows.ts';

/**
 * That a build and a release are there as a whole or not at all. Each row disturbs them in another way, at every call that
 * they make to the file system, and asks of what is left then: does everybody who reads it find the old release or the new
 * one, whole, and is all as if nothing had been once the command is run again?
 */
export const proof: Proof = {
  law: 'Atomic release: whatever happens, and whenever, there is the old release or the new one, whole, and the next run recovers by itself',
  run: async ({ folder, quick, seed, row, tell }) => {
    const program = await bundleInto(folder);
    const keeping = $({ quiet: true, env: { ...process.env, KEEP_COMPILED: '1' } });
    await keeping`node ${FLAGS} ${program} make ${folder}`;
    // the keys of the names of rows
    const rows = (Object.keys(ROWS) as Row[]).filter((key) => row === undefined || ROWS[key] === row);
    tell(`${rows.map((key) => ROWS[key]).join(', ')} ...`);
    const found = await inProcesses({ rows, folder, program, quick, seed });
    return rows.map((key) =>
      shownBy(
        ROWS[key],
        found.filter((one) => one.row === key),
      ),
    );
  },
  breaks,
};

/** Of what is done on every machine alike: figures hang on it. */
const PROCESSES = 2;

/** @returns what each of them has found in each row */
async function inProcesses(part: Omit<Part, 'index' | 'of'>): Promise<Found[]> {
  const run = $({ quiet: true });
  const parts = Array.from({ length: PROCESSES }, async (_, index) => {
    const input = JSON.stringify({ ...part, index, of: PROCESSES } satisfies Part);
    const { stdout } = await run({ input })`node ${part.program} part`;
    return JSON.parse(stdout) as Found[]; // it is what the program prints
  });
  return (await Promise.all(parts)).flat();
}

function shownBy(name: string, found: readonly Found[]): Shown {
  const sum = (of: (one: Found) => number) => found.reduce((total, one) => total + of(one), 0);
  const [cases, recovered] = [sum((one) => one.cases), sum((one) => one.recovered)];
  const failures = found.flatMap((one) => one.failures);
  const shown = counted(name, cases, failures, `${Math.round(sum(({ seconds }) => seconds) / PROCESSES)} s`);
  const again = recovered === cases ? '' : `, ${recovered.toLocaleString('en-US')} of them run again`;
  return { ...shown, figure: `${shown.figure}${again}` };
}
