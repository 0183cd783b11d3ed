import { basename } from 'node:path';
import { runCommand, UsageError } from './cli/command.ts';
import { listed } from './cli/commands.ts';
import { extract } from './extract/extract.ts';
import { LIMIT_FLAGS, parseLimits } from './cli/limit-flags.ts';
import { printRows } from './cli/print.ts';
import type { Problem } from './problem/problem.ts';
import { readRegularFile } from './disk/regular-file.ts';
import { exitCodeOf, printProblems } from './cli/report.ts';

await runCommand({
  ...listed('extract', 'Problems go to stderr.'),
  operands: '<dump...>',
  options: { spans: { help: 'print the spans instead, which classify every byte' }, ...LIMIT_FLAGS },
  examples: [
    'npx daily-papers extract raw/000_f248a2093bbe7987.txt',
    'npx daily-papers extract --spans raw/*.txt',
  ],
  run: ({ spans, ...flags }, paths) => {
    if (paths.length === 0) throw new UsageError('name a dump');
    // before reading any dump, so that a wrong limit is always reported
    const limits = parseLimits(flags);
    const problems: Problem[] = [];
    for (const path of paths) {
      const extracted = extract(readRegularFile(path, { followLink: true }), basename(path), limits);
      const found = 'code' in extracted ? [extracted] : extracted.problems;
      // not push(...found): 120,000 arguments overflow the stack
      for (const one of found) problems.push({ ...one, file: path });
      if (!('code' in extracted)) printRows(spans ? extracted.spans : extracted.records);
    }
    printProblems(problems);
    return exitCodeOf(problems);
  },
});
