import { isMain, runCommand } from './cli/command.ts';
import { listed } from './cli/commands.ts';
import { writeAtomically } from './disk/atomic-write.ts';
import { makeProblemsPage } from './problem/help/page.ts';

if (isMain(import.meta.url))
  await runCommand({
    ...listed('problems'),
    operands: '',
    options: { out: { value: 'file', default: 'docs/problems.md', help: 'file to write' } },
    examples: ['npx daily-papers problems'],
    run: ({ out }) => {
      writeAtomically(out, makeProblemsPage());
      return 0;
    },
  });
