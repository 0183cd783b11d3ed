#!/usr/bin/env node
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runCommand, UsageError } from '../../cli/command.ts';
import { print } from '../../cli/print.ts';
import { printVerified, verifyAll } from '../../verify/all.ts';

/** The folder of the dataset files in the package. */
const DATA = join(import.meta.dirname, '..', 'data');

// the program that npx runs
await runCommand({
  name: 'daily-papers-dataset',
  start: 'npx daily-papers-dataset',
  summary: `Checks the installed Daily Papers dataset offline, or prints where its files are.

  verify       checks all laws of the dataset on its files
  path [file]  prints the path of its folder, or of a file in it`,
  operands: '<verify | path> [file]',
  options: { json: { help: 'verify: print the checks and findings as JSON' } },
  examples: ['npx daily-papers-dataset verify', 'npx daily-papers-dataset path papers.parquet'],
  run: ({ json }, [action, ...operands]) => {
    const [first, second] = operands;
    if (action === 'verify') return first === undefined ? verifyData(json) : refuseOperand(first);
    if (action === 'path') return second === undefined ? printPath(first) : refuseOperand(second);
    throw new UsageError(action === undefined ? 'say what to do' : `there is no command ${action}`);
  },
});

async function verifyData(json: boolean): Promise<number> {
  return printVerified(relative(process.cwd(), DATA) || '.', await verifyAll(DATA), json);
}

function printPath(file: string | undefined): number {
  if (file !== undefined && !readdirSync(DATA).includes(file))
    throw new UsageError(`the dataset has no file ${file}`);
  print(file === undefined ? DATA : join(DATA, file));
  return 0;
}

function refuseOperand(operand: string): never {
  throw new UsageError(`unexpected argument ${operand}`);
}
