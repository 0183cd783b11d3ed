import { runCommand, UsageError } from './cli/command.ts';
import { listed } from './cli/commands.ts';
import { LIMIT_FLAGS, parseLimits } from './cli/limit-flags.ts';
import { mergeFolder } from './build/merge-folder.ts';
import { printRows } from './cli/print.ts';
import { exitCodeOf, prefixFolder, printProblems } from './cli/report.ts';

const TABLES = ['merges', 'review', 'redirects'] as const;

await runCommand({
  ...listed('merge'),
  operands: '',
  options: {
    raw: { value: 'folder', default: 'raw', help: 'folder of dumps and their sidecars' },
    table: { value: 'name', default: 'merges', help: `what to print: ${TABLES.join(', ')}` },
    ...LIMIT_FLAGS,
  },
  examples: ['npx daily-papers merge', 'npx daily-papers merge --table review'],
  run: async ({ raw: folder, table, ...limits }) => {
    const name = TABLES.find((one) => one === table);
    if (!name) throw new UsageError(`--table takes one of ${TABLES.join(', ')}, not "${table}"`);
    const { merged, problems } = await mergeFolder(folder, parseLimits(limits));
    printRows(merged[name]);
    printProblems(problems.map((one) => prefixFolder(one, folder)));
    return exitCodeOf(problems);
  },
});
