import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand, UsageError } from '../../pipeline/cli/command.ts';
import { listed } from '../../pipeline/cli/commands.ts';
import { benchArrow, benchParquet } from './columnar.ts';
import { benchCsv } from './csv.ts';
import { benchExtraction } from './extraction.ts';
import { benchJoin as benchJoin } from './join.ts';
import { benchJsonl } from './jsonl.ts';
import { describeMachine } from './machine.ts';
import { benchPackage } from './package.ts';
import { benchPages } from './pages.ts';
import { benchScale } from './scale.ts';
import { benchSizes } from './sizes.ts';
import { benchStart } from './start.ts';
import { formatMarkdownTable, type Table, formatTextTable } from './table.ts';
import { benchValidation } from './validation.ts';
import { print, printJson } from '../../pipeline/cli/print.ts';

/** Measures one part, in a folder of its own to work in; less of it when it is to be quick. */
type Benchmark = (quick: boolean, folder: string) => Promise<Table[]>;

const BENCHMARKS: Readonly<Record<string, Benchmark>> = {
  start: benchStart,
  package: benchPackage,
  sizes: benchSizes,
  scale: benchScale,
  join: benchJoin,
  extraction: benchExtraction,
  pages: benchPages,
  validation: benchValidation,
  jsonl: benchJsonl,
  csv: benchCsv,
  arrow: benchArrow,
  parquet: benchParquet,
};

const NAMES = Object.keys(BENCHMARKS);

await runCommand({
  ...listed('bench', `Benchmarks: ${NAMES.join(', ')}; all unless named.`),
  operands: '[name...]',
  options: {
    quick: { help: 'measure less, within a minute: the figures only show that the benchmarks work' },
    markdown: { help: 'print the tables as Markdown' },
    json: { help: 'print the tables as JSON' },
  },
  examples: [
    'npx daily-papers bench',
    'npx daily-papers bench csv --quick',
    'npx daily-papers bench extraction validation',
  ],
  run: async ({ quick, markdown, json }, names) => {
    const unknown = names.find((name) => !NAMES.includes(name));
    if (unknown !== undefined) throw new UsageError(`there is no benchmark ${unknown}`);
    const printUnlessJson = json ? () => {} : (text: string) => print(`${text}\n`);
    printUnlessJson(formatHeading());
    const tables: Table[] = [];
    for (const name of names.length > 0 ? names : NAMES) {
      const found = await runInFolder((folder) => (BENCHMARKS[name] as Benchmark)(quick, folder));
      for (const table of found)
        printUnlessJson(markdown ? formatMarkdownTable(table) : formatTextTable(table));
      tables.push(...found);
    }
    if (json) printJson({ machine: describeMachine(), quick, tables });
    return 0;
  },
});

function formatHeading(): string {
  const { node, platform, processor, cores, gigabytes } = describeMachine();
  return `Node ${node}, ${platform}, ${cores} cores of ${processor}, ${gigabytes} GB. Ratio: time (or size) of ours over that of
the baseline, the median of the rounds, with the lowest and the highest.`;
}

/** Runs a benchmark in a temporary folder. */
async function runInFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  // the real path, since a module is known by it: the temporary folder may be a link
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'daily-papers-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
