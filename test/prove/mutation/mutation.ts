import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawOf, shuffled } from '../draw.ts';
import type { Figure, Proof, Task } from '../proof.ts';
import { instrument, type Mutant } from './instrument.ts';
import { type Part, PARTS, QUICK } from './parts.ts';
import { openTrial } from './trial.ts';

/** Of all mutants; the others change nothing that a user could see, or are gaps in the tests. */
const LEAST = 0.85;

/** Mutants of each part, drawn by the seed. */
const SAMPLE = { full: 400, quick: 12 };

export const proof: Proof = {
  law: 'Mutation',
  promise: 'The tests notice a small change of the sources that read, decide, publish and verify.',
  prepare: async (task) => {
    for (const key of Object.keys(PARTS)) {
      const { sources, tests } = partOf(key, task);
      const mutants = await instrument(sources, tests, join(task.folder, key));
      const { quick, full } = SAMPLE;
      const sample = shuffled(drawOf(task.seed, 0), mutants).slice(0, task.quick ? quick : full);
      writeFileSync(fileOf(key, task), JSON.stringify(sample));
    }
  },
  figures: Object.fromEntries(Object.entries(PARTS).map(([key, { name }]) => [key, figureOf(key, name)])),
};

function partOf(key: string, { quick }: Task): Part {
  const part = PARTS[key] as Part; // callers pass keys of PARTS
  const { sources, tests } = QUICK[key] ?? { sources: /./, tests: /./ };
  if (!quick) return part;
  return {
    name: part.name,
    sources: part.sources.filter((file) => sources.test(file)),
    tests: part.tests.filter((file) => tests.test(file)),
  };
}

function fileOf(key: string, { folder }: Task): string {
  return join(folder, `${key}.json`);
}

function readMutants(key: string, task: Task): Mutant[] {
  return JSON.parse(readFileSync(fileOf(key, task), 'utf8')) as Mutant[]; // what prepare wrote
}

function figureOf(key: string, name: string): Figure {
  return {
    name: `small changes of ${name} that a test notices`,
    cases: (task) => readMutants(key, task).length,
    open: async (task) => {
      const cache = join(task.folder, `${key}-seen-${process.ppid}.json`);
      const isNoticed = await openTrial(partOf(key, task).tests, join(task.folder, key), cache);
      const mutants = readMutants(key, task);
      return async (number) => {
        const mutant = mutants[number] as Mutant; // below the count
        return { fault: (await isNoticed(mutant)) ? null : `not noticed: ${mutant.words}` };
      };
    },
    // a mutant whose tests never end is noticed
    hung: { fault: null, counts: { hung: 1 } },
    patience: 400,
    share: LEAST,
  };
}
