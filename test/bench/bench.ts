import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand, UsageError } from '../../pipeline/cli/command.ts';
import { arrow, parquet } from './columnar.ts';
import { csv } from './csv.ts';
import { extraction } from './extraction.ts';
import { join as joinTitles } from './join.ts';
import { jsonl } from './jsonl.ts';
import { machine } from './machine.ts';
import { packaged } from './package.ts';
import { scale } from './scale.ts';
import { start } from './start.ts';
import { markdownOf, type Table, textOf } from './table.ts';
import { validation } from './validation.ts';
import { print, printJson } from '../../pipeline/cli/print.ts';

/** Measures one part, in a folder of its own to work in; less of it when it is to be quick. */
type Benchmark = (quick: boolean, folder: string) => Promise<Table[]>;

const BENCHMARKS: Readonly<Record<string, Benchmark>> = {
  start,
  package: packaged,
  scale,
  join: joinTitles,
  extraction,
  validation,
  jsonl,
  csv,
  arrow,
  parquet,
};

const NAMES = Object.keys(BENCHMARKS);

await runCommand({
  name: 'bench',
  summary: `Measures every part of the build beside its baseline, in turn: ${NAMES.join(', ')}; all unless named.`,
  operands: '[name...]',
  options: {
    quick: { help: 'measure less, within a minute: the figures only show that the benchmarks work' },
    markdown: { help: 'print the tables as Markdown' },
    json: { help: 'print the tables as JSON' },
  },
  examples: ['npm run bench', 'npm run bench -- --quick', 'npm run bench -- extraction validation'],
  run: async ({ quick, markdown, json }, names) => {
    const unknown = names.find((name) => !NAMES.includes(name));
    if (unknown !== undefined) throw new UsageError(`there is no benchmark ${unknown}`);
    const tell = json ? () => {} : (text: string) => print(`${text}\n`);
    tell(heading());
    const tables: Table[] = [];
    for (const name of names.length > 0 ? names : NAMES) {
      const found = await inFolder((folder) => (BENCHMARKS[name] as Benchmark)(quick, folder));
      for (const table of found) tell(markdown ? markdownOf(table) : textOf(table));
      tables.push(...found);
    }
    if (json) printJson({ machine: machine(), quick, tables });
    return 0;
  },
});

function heading(): string {
  const { node, platform, processor, cores, gigabytes } = machine();
  return `Node ${node}, ${platform}, ${cores} cores of ${processor}, ${gigabytes} GB. Ratio: time (or size) of ours over that of
the baseline, the median of the rounds, with the lowest and the highest.`;
}

/** A folder for what a benchmark writes; gone when it is done. */
async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  // the real path, since a module is known by it: the temporary folder may be a link
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'daily-papers-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
