import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HELP } from '../../pipeline/problem/help/help.ts';
import { type Code, type Problem, problem, PROBLEMS } from '../../pipeline/problem/problem.ts';
import { checkDumps } from '../../pipeline/check/dumps.ts';
import { NO_CACHE } from '../../pipeline/check/cache.ts';
import { LIMITS } from '../../pipeline/extract/extract.ts';
import { type Example, toBytes } from '../../pipeline/problem/help/example.ts';

const TMP = mkdtempSync(join(tmpdir(), 'daily-papers-'));

export const CODES = Object.keys(PROBLEMS) as Code[];

/** Codes whose examples are folders of dumps. */
export const OF_DUMPS = CODES.filter((code) => {
  const { bad } = HELP[code];
  return typeof bad !== 'string' && !('papers.jsonl' in bad);
});

/** Writes an example as a folder. */
export function writeExample(name: string, example: Example): string {
  const folder = join(TMP, name);
  mkdirSync(folder, { recursive: true });
  if (typeof example === 'string') throw new Error(`the example is no folder: ${example}`);
  for (const [file, content] of Object.entries(example)) writeFileSync(join(folder, file), toBytes(content));
  return folder;
}

export async function findProblems(folder: string): Promise<readonly Problem[]> {
  return (await checkDumps(folder, LIMITS, NO_CACHE)).problems;
}

/** Finds at least one problem of each code: those of all examples, and made-up ones for codes that dumps cannot have. */
export async function findEveryProblem(): Promise<Problem[]> {
  const found: Problem[] = [];
  for (const code of OF_DUMPS)
    found.push(...(await findProblems(writeExample(`every/${code}`, HELP[code].bad))));
  const others = CODES.filter((code) => !OF_DUMPS.includes(code));
  return [...found, ...others.map((code) => problem(code, 'made up', { file: 'dist/v1.0.0/papers.csv' }))];
}
