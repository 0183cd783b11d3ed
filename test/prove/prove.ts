import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parsePositive, runCommand, UsageError } from '../../pipeline/cli/command.ts';
import { complain, print, printJson } from '../../pipeline/cli/print.ts';
import { runBroken } from './broken.ts';
import { checkDocs, type Run, writeDocs } from './docs.ts';
import type { Break, Proof, Shown } from './proof.ts';
import { PROOFS } from './proofs.ts';

const LAW_BROKEN = 70;

const ALL = Object.keys(PROOFS);

/** Failures of a row that are told; the others are as many as the figure says. */
const MOST_TOLD = 10;

await runCommand({
  name: 'prove',
  summary: `Shows that the laws hold, by running the real thing: ${ALL.join(', ')}; all unless named.`,
  operands: '[name...]',
  options: {
    quick: { help: 'a part of each, within seconds' },
    broken: { help: 'then break our own sources on purpose, and see each proof fail' },
    sample: { help: 'with --broken: in one way for each proof' },
    only: { value: 'text', help: 'with --broken: only what has this text in its name' },
    row: { value: 'text', help: 'only what bears this name' },
    seed: { value: 'n', default: '1', help: 'whatever is drawn at random follows from it' },
    write: { help: 'write what was shown into docs/laws.md; unless said, that must say it already' },
    json: { help: 'print what was shown as JSON' },
  },
  examples: [
    'npm run prove -- --quick',
    'npm run prove -- atomic',
    'npm run prove -- atomic --broken',
    'npm run prove -- --broken --write',
  ],
  run: async ({ quick, broken, sample, only = '', row, seed, write, json }, names) => {
    const unknown = names.find((name) => !(name in PROOFS));
    if (unknown !== undefined) throw new UsageError(`there is no proof ${unknown}`);
    if (write && (sample || only !== '' || row !== undefined))
      throw new UsageError('--write takes whole proofs: without --sample, --only and --row');
    const runs: Run[] = [];
    for (const name of names.length > 0 ? names : ALL)
      runs.push(
        await runOne(name, { quick, broken, sample, only, row, seed: parsePositive(seed, 'seed'), json }),
      );
    if (json) printJson({ shown: Object.fromEntries(runs.map(({ name, shown }) => [name, shown])) });
    const isPart = quick || json || row !== undefined;
    const stale = write ? writeDocs(runs, quick) : isPart ? [] : checkDocs(runs);
    for (const line of [...stale, ...failedIn(runs)]) complain(line);
    return runs.every(holds) ? Number(stale.length > 0) : LAW_BROKEN;
  },
});

interface Options {
  quick: boolean;
  broken: boolean;
  sample: boolean;
  only: string;
  row: string | undefined;
  seed: number;
  json: boolean;
}

async function runOne(name: string, { quick, broken, sample, only, row, seed, json }: Options): Promise<Run> {
  const tell = json ? () => {} : print;
  const { proof } = await (PROOFS[name] as () => Promise<{ proof: Proof }>)();
  tell(`${name}: ${proof.law}`);
  const start = performance.now();
  const shown = await inFolder((folder) =>
    proof.run({ folder, quick, seed, row, tell: (line) => tell(`  ${line}`) }),
  );
  for (const one of shown) tell(wordsOf(one));
  tell(`  ${Math.round((performance.now() - start) / 1000)} s`);
  const seen: Run['seen'] = [];
  for (const one of broken ? chosen(proof.breaks, { sample, only, seed }) : []) {
    const found = (await inFolder((folder) => runBroken(name, one, seed, folder))).find(
      (row) => row.name === one.finds,
    );
    seen.push({ broken: one, found });
    tell(
      `  ${found?.holds === false ? 'red' : 'NOT SEEN'} with ${one.name}: ${found === undefined ? `no ${one.finds}` : wordsOf(found).trim()}`,
    );
  }
  return { name, law: proof.law, shown, seen };
}

function chosen(
  breaks: readonly Break[],
  { sample, only, seed }: Pick<Options, 'sample' | 'only' | 'seed'>,
): Break[] {
  const named = breaks.filter(({ name }) => name.includes(only));
  return sample ? named.slice(seed % named.length).slice(0, 1) : named;
}

function wordsOf({ name, figure, holds, failures, measured }: Shown): string {
  const words = `  ${holds ? 'holds' : 'FAILS'}  ${name}: ${figure}${measured === undefined ? '' : ` (${measured})`}`;
  return [words, ...failures.slice(0, MOST_TOLD).map((failure) => `    ${failure}`)].join('\n');
}

function holds({ shown, seen }: Run): boolean {
  return shown.every((one) => one.holds) && seen.every(({ found }) => found?.holds === false);
}

/** Told once more where there are many proofs: the last lines of a long log are the ones that are read. */
function failedIn(runs: readonly Run[]): string[] {
  if (runs.length === 1) return [];
  return runs.flatMap(({ name, shown }) =>
    shown.filter((one) => !one.holds).map((one) => `${name}:\n${wordsOf(one)}`),
  );
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'daily-papers-proof-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
