import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isMain, runCommand } from './cli/command.ts';
import { makeProblemsPage } from './problem/help/page.ts';

if (isMain(import.meta.url))
  await runCommand({
    name: 'problems',
    summary: 'Writes the page that explains each kind of problem, from the table of them.',
    operands: '',
    options: { out: { value: 'file', default: 'docs/problems.md', help: 'where to write it' } },
    examples: ['npm run problems'],
    run: ({ out }) => {
      mkdirSync(dirname(out), { recursive: true });
      writeFileSync(out, makeProblemsPage());
      return 0;
    },
  });
