import { parsePositive, runCommand, UsageError } from '../../pipeline/cli/command.ts';
import { listed } from '../../pipeline/cli/commands.ts';
import { complain, print, printJson } from '../../pipeline/cli/print.ts';
import { type Break, breaksOf } from './breaks.ts';
import { runBroken } from './broken.ts';
import { checkPage, type Run, writePage } from './page.ts';
import type { Shown } from './proof.ts';
import { loadProof, PROOFS } from './proofs.ts';
import { runProof } from './run.ts';

const LAW_BROKEN = 70;

/** Faults of a figure that are printed. */
const MOST_FAULTS = 10;

await runCommand({
  ...listed('prove', `Proofs: ${Object.keys(PROOFS).join(', ')}.`),
  operands: '[proof or proof/figure...]',
  options: {
    quick: { help: 'try only a part of the cases, within seconds' },
    broken: { help: 'then break our own sources on purpose, and see the proof fail each time' },
    sample: { help: 'with --broken: only one break for each proof, chosen by the seed' },
    only: { value: 'text', default: '', help: 'with --broken: only breaks with this text in their name' },
    seed: { value: 'n', default: '1', help: 'all random choices follow from it' },
    write: { help: 'with --quick: write the figures to docs/laws.md instead of comparing them with it' },
    json: { help: 'print what was shown as JSON, and nothing else' },
  },
  examples: [
    'npx daily-papers prove --quick',
    'npx daily-papers prove atomic',
    'npx daily-papers prove ids/resolve --quick',
    'npx daily-papers prove --quick --write',
  ],
  run: async ({ quick, broken, sample, only, seed: given, write, json }, names) => {
    const seed = parsePositive(given, 'seed');
    const isWhole = names.every((name) => name in PROOFS);
    if (write && !(quick && isWhole)) throw new UsageError('--write takes whole proofs, with --quick');
    const runs: Run[] = [];
    for (const name of names.length > 0 ? names : Object.keys(PROOFS)) {
      const shown = await prove(name, { quick, seed }, json ? () => {} : print);
      const breaks = broken ? choose(breaksOf(name), { sample, only, seed }) : [];
      runs.push({ name, shown, found: await findBreaks(breaks, seed) });
    }
    if (json) printJson(runs.flatMap(({ shown }) => shown));
    if (write) await writePage(runs);
    const isCompared = quick && isWhole && !write && !json;
    const stale = isCompared ? checkPage(runs) : [];
    const failed = runs.flatMap(({ shown }) => shown.filter(({ holds }) => !holds).map((one) => toText(one)));
    for (const line of [...stale, ...(runs.length > 1 ? failed : [])]) complain(line);
    const isFound = runs.every(({ found }) => found.every(({ isFound }) => isFound));
    return failed.length > 0 || !isFound ? LAW_BROKEN : Number(stale.length > 0);
  },
});

async function prove(
  name: string,
  options: { quick: boolean; seed: number },
  tell: (line: string) => void,
): Promise<Shown[]> {
  const [proofName = '', only] = name.split('/');
  if (!(proofName in PROOFS)) throw new UsageError(`there is no proof ${proofName}`);
  const proof = await loadProof(proofName);
  if (only !== undefined && !(only in proof.figures))
    throw new UsageError(`${proofName} has these figures: ${Object.keys(proof.figures).join(', ')}`);
  tell(`${proofName}: ${proof.promise}`);
  return runProof(proofName, proof, { ...options, only }, (shown) => tell(toText(shown)));
}

function choose(
  breaks: readonly Break[],
  { sample, only, seed }: { sample: boolean; only: string; seed: number },
): Break[] {
  const named = breaks.filter(({ name }) => name.includes(only));
  return sample ? named.slice(seed % named.length).slice(0, 1) : named;
}

async function findBreaks(breaks: readonly Break[], seed: number): Promise<Run['found']> {
  const found: Run['found'] = [];
  for (const one of breaks) {
    const shown = await runBroken(one, seed);
    const isFound = shown?.holds === false;
    found.push({ id: one.finds, isFound });
    print(
      `  ${isFound ? 'found' : 'NOT FOUND'}: ${one.name}: ${shown ? toText(shown, 1).trim() : 'no figure'}`,
    );
  }
  return found;
}

function toText({ id, name, figure, holds, faults, measured }: Shown, most = MOST_FAULTS): string {
  const line = `  ${holds ? 'holds' : 'FAILS'}  ${id}: ${name}: ${figure} (${measured})`;
  return [line, ...faults.slice(0, most).map((fault) => `    ${fault}`)].join('\n');
}
