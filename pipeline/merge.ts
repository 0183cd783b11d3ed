import { runCommand, UsageError } from './command.ts';
import type { OpenTable } from './emit/dataset.ts';
import { gather } from './gather.ts';
import { LIMIT_FLAGS, limitsOf } from './limits.ts';
import { merge } from './merge/merge.ts';
import { openProgress } from './progress.ts';
import { listRaw, openDumps } from './raw.ts';
import { exitCodeOf, inFolder, printProblems, printRows } from './report.ts';

const TABLES = ['merges', 'review', 'redirects'] as const;

const nowhere: OpenTable = async () => ({ write: () => {}, close: () => {} });

await runCommand({
  name: 'merge',
  summary: 'Merges the records of all dumps, and prints the edges with their evidence as JSON Lines.',
  operands: '',
  options: {
    raw: { value: 'folder', default: 'raw', help: 'folder of dumps and their sidecars' },
    table: { value: 'name', default: 'merges', help: `what to print: ${TABLES.join(', ')}` },
    ...LIMIT_FLAGS,
  },
  examples: ['npm run -s merge', 'npm run -s merge -- --table review'],
  run: async ({ raw: folder, table, ...limits }) => {
    const name = TABLES.find((one) => one === table);
    if (!name) throw new UsageError(`--table takes one of ${TABLES.join(', ')}, not "${table}"`);
    const { records, inputs, problems } = await gather(
      listRaw(folder),
      limitsOf(limits),
      nowhere,
      openProgress(true),
    );
    const cut = openDumps(folder, inputs);
    printRows(
      merge(records, ({ file, abstract_byte_start, byte_end }) => cut(file, abstract_byte_start, byte_end))[
        name
      ],
    );
    printProblems(problems.map((one) => inFolder(one, folder)));
    return exitCodeOf(problems);
  },
});
