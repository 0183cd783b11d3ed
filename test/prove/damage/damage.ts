import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { build } from '../../../pipeline/build.ts';
import { LAW_NAMES, verify } from '../../../pipeline/verify/verify.ts';
import { SEED_FOLDER } from '../../support/seeds.ts';
import { DUMPS, writeDumps } from '../../verify/dumps.ts';
import { sealAll, sealSums } from '../../verify/seal.ts';
import { bundlePrograms } from '../bundle.ts';
import { type Draw, drawOf } from '../draw.ts';
import type { Figure, Proof, Task, Tried } from '../proof.ts';
import { drawHarm, flip, type Harm, isBeyondSums, restore, SUMS } from './harm.ts';

export const proof: Proof = {
  law: 'Damage',
  promise: 'Damage to a release is found, and the finding names the file and the law.',
  prepare,
  figures: {
    law: figureOf('damage to a build of real dumps, found by the law of checksums', [0, 1000, 60], tryLaw),
    command: figureOf('the same by `verify`: exit code 70, file, law', [400, 50, 6], tryCommand),
    sums: figureOf('the same by plain sha256sum', [200, 1000, 60], trySha256sum),
    values: figureOf('a changed value under new checksums, found by other laws', [500, 0, 24], tryValue),
    reading: figureOf('no law throws at flipped bits', [200, 0, 24], tryReading),
  },
};

/** A folder in which damage happens, and the whole folder that it is a copy of. */
interface Place {
  copy: string;
  whole: string;
  bin: string;
}

/** @param counts cases on a small folder, on the real one, and on the small one in a quick run */
function figureOf(
  name: string,
  [small, real, quick]: readonly [number, number, number],
  tryOne: (draw: Draw, place: Place) => Tried | Promise<Tried>,
): Figure {
  return {
    name,
    cases: (task) => (task.quick ? quick : small + real),
    open: ({ folder, quick: isQuick, seed }: Task) => {
      const placeOf = (of: 'small' | 'real'): Place => {
        const [whole, copy] = [join(folder, of), join(folder, `${of}-${process.pid}`)];
        if (!existsSync(copy)) cpSync(whole, copy, { recursive: true });
        return { whole, copy, bin: join(folder, 'bin') };
      };
      const isSmall = (number: number) => (isQuick ? small > 0 : number < small);
      return (number) => tryOne(drawOf(seed, number), placeOf(isSmall(number) ? 'small' : 'real'));
    },
  };
}

/** A build of the seed dumps, which has the files of a release, and a small one that is verified ten times as fast. */
async function prepare({ folder }: Task): Promise<void> {
  const raw = join(folder, 'raw');
  writeDumps(raw, DUMPS.plain);
  await build(raw, join(folder, 'small'));
  await build(SEED_FOLDER, join(folder, 'real'));
  await bundlePrograms(folder, ['pipeline/verify.ts', 'pipeline/verify/subprocess-main.ts']);
}

/** Lets damage happen to the copy, looks at it, and restores the copy. */
async function withHarm<T>(harm: Harm, { copy, whole }: Place, look: () => T | Promise<T>): Promise<T> {
  harm.happen(copy);
  try {
    return await look();
  } finally {
    restore(copy, whole, [...harm.files, 'manifest.json', SUMS]);
  }
}

async function tryLaw(draw: Draw, place: Place): Promise<Tried> {
  const harm = drawHarm(draw, place.whole);
  const { findings } = await withHarm(harm, place, () => verify(place.copy, { laws: ['checksums'] }));
  if (findings.length === 0) return { fault: `not found by the law of checksums: ${harm.words}` };
  const other = findings.find(({ file }) => !isNamedBy(harm, file));
  return { fault: other ? `${harm.words}, and the law of checksums names ${other.file}` : null };
}

/** Damage to the list of checksums may be reported for the file whose line it hit. */
function isNamedBy({ files }: Harm, file: string): boolean {
  return files.includes(file) || files.includes(SUMS);
}

/** A finding as `verify` prints it: folder, file, perhaps a line, law. */
const FINDING = /\/([^/:\n]+)(?::\d+)?: checksums: /g;

async function tryCommand(draw: Draw, place: Place): Promise<Tried> {
  const harm = drawHarm(draw, place.whole);
  const { status, stdout } = await withHarm(harm, place, () =>
    spawnSync(process.execPath, [join(place.bin, 'verify.mjs'), place.copy], { encoding: 'utf8' }),
  );
  if (status !== 70) return { fault: `verify ends with ${status}: ${harm.words}` };
  const isNamed = [...stdout.matchAll(FINDING)].some(([, file = '']) => isNamedBy(harm, file));
  const isBroken = new RegExp(`^${place.copy} breaks: checksums`, 'm').test(stdout);
  return { fault: isNamed && isBroken ? null : `verify names neither file nor law: ${harm.words}` };
}

async function trySha256sum(draw: Draw, place: Place): Promise<Tried> {
  const harm = drawHarm(draw, place.whole);
  if (isBeyondSums(harm, place.whole)) return { fault: null, skipped: true };
  const { status } = await withHarm(harm, place, () =>
    spawnSync('sha256sum', ['--quiet', '--strict', '-c', SUMS], { cwd: place.copy, stdio: 'ignore' }),
  );
  return { fault: status === 1 ? null : `sha256sum ends with ${status}: ${harm.words}` };
}

/** New checksums and a new manifest make these hold again. */
const SEALS = ['checksums', 'manifest'];

async function tryValue(draw: Draw, place: Place): Promise<Tried> {
  const harm = drawFlip(draw, place.whole, /\.(jsonl|csv)$/);
  const [file = ''] = harm.files;
  return withHarm(harm, place, async () => {
    // a bit may change no value, as in a blank between two
    if (valuesIn(join(place.whole, file)) === valuesIn(join(place.copy, file)))
      return { fault: null, skipped: true };
    sealAll(place.copy);
    const { findings } = await verify(place.copy, { laws: LAW_NAMES.filter((law) => !SEALS.includes(law)) });
    return { fault: findings.length > 0 ? null : `not found under new checksums: ${harm.words}` };
  });
}

/** Arrow and Parquet are left out: verify reads them in a process of its own. */
async function tryReading(draw: Draw, place: Place): Promise<Tried> {
  const harm = drawFlip(draw, place.whole, /\.(jsonl|json|csv|sqlite)$/);
  return withHarm(harm, place, async () => {
    sealSums(place.copy);
    const fault = await verify(place.copy).then(
      () => null,
      (error: unknown) => `${String(error)}: ${harm.words}`,
    );
    return { fault };
  });
}

function drawFlip(draw: Draw, whole: string, names: RegExp): Harm {
  const files = readdirSync(whole)
    .sort()
    .filter((file) => names.test(file) && statSync(join(whole, file)).size > 0);
  return flip(draw, draw.pick(files), whole);
}

/** The values of a table, however its bytes spell them. */
function valuesIn(path: string): string {
  const text = readFileSync(path, 'latin1');
  try {
    return JSON.stringify(path.endsWith('.csv') ? parse(text) : text.split('\n').slice(0, -1).map(rowIn));
  } catch {
    return 'unreadable';
  }
}

/** Without the message of a quarantined row: no other file repeats it, so no law can check it. */
function rowIn(line: string): unknown {
  const row: unknown = JSON.parse(line);
  return typeof row === 'object' && row !== null && 'fix' in row ? { ...row, message: null, fix: null } : row;
}
