import { runCommand } from './cli/command.ts';
import { listed } from './cli/commands.ts';
import { LIMIT_FLAGS, parseLimits } from './cli/limit-flags.ts';
import { print, printJson, printRows } from './cli/print.ts';
import { exitCodeOf, printProblems } from './cli/report.ts';
import { validateFolder } from './build/validate-folder.ts';
import { formatCount, formatPlural } from './text/plural.ts';

await runCommand({
  ...listed('validate'),
  operands: '',
  options: {
    raw: { value: 'folder', default: 'raw', help: 'folder of dumps and their sidecars' },
    records: { help: 'print the accepted records as JSON Lines' },
    json: { help: 'print the problems as JSON' },
    ...LIMIT_FLAGS,
  },
  examples: ['npx daily-papers validate', 'npx daily-papers validate --records > records.jsonl'],
  run: async ({ raw: folder, records, json, ...limits }) => {
    const { problems, ...counts } = await validateFolder(
      folder,
      parseLimits(limits),
      records ? printRows : undefined,
    );
    const { dumps, accepted, quarantined } = counts;
    if (json && !records) printJson({ ...counts, problems });
    else if (!records)
      print(
        `${formatPlural(dumps, 'dump')}, ${formatPlural(accepted, 'record')} accepted, ${formatCount(quarantined)} quarantined`,
      );
    if (!json) printProblems(problems);
    return exitCodeOf(problems);
  },
});
