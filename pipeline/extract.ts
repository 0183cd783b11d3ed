import { basename } from 'node:path';
import { runCommand, UsageError } from './cli/command.ts';
import { extract } from './extract/extract.ts';
import { LIMIT_FLAGS, parseLimits } from './cli/limit-flags.ts';
import { printRows } from './cli/print.ts';
import type { Problem } from './problem/problem.ts';
import { readRegularFile } from './disk/regular-file.ts';
import { exitCodeOf, printProblems } from './cli/report.ts';

await runCommand({
  name: 'extract',
  summary: 'Prints the records of dumps as JSON Lines; problems go to stderr.',
  operands: '<dump...>',
  options: { spans: { help: 'print the spans instead: what every byte is' }, ...LIMIT_FLAGS },
  examples: ['npm run -s extract -- raw/000_f248a2093bbe7987.txt', 'npm run -s extract -- --spans raw/*.txt'],
  run: ({ spans, ...flags }, paths) => {
    if (paths.length === 0) throw new UsageError('name a dump');
    // before any dump is read: a wrong limit is told of whatever else is wrong
    const limits = parseLimits(flags);
    const problems: Problem[] = [];
    for (const path of paths) {
      const extracted = extract(readRegularFile(path, { followLink: true }), basename(path), limits);
      const found = 'code' in extracted ? [extracted] : extracted.problems;
      // not push(...found): arguments lie on the stack, which 120,000 of them overflow
      for (const one of found) problems.push({ ...one, file: path });
      if (!('code' in extracted)) printRows(spans ? extracted.spans : extracted.records);
    }
    printProblems(problems);
    return exitCodeOf(problems);
  },
});
