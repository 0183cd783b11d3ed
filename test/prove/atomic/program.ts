import { readFileSync } from 'node:fs';
import { printJson } from '../../../pipeline/cli/print.ts';
import type { Name } from './commands.ts';
import { die } from './killed.ts';
import { runPart } from './parts.ts';
import { makeWorks } from './worlds.ts';

const [task = '', ...args] = process.argv.splice(2);

/** What a process of the proof does, by its first argument. */
const TASKS: Readonly<Record<string, () => Promise<void>>> = {
  make: () => makeWorks(args[0] ?? ''),
  // as it is started, and by nobody else
  die: () => die(args[0] as Name, args[1] ?? '', { call: Number(args[2]), half: args[3] === 'true' }),
  part: async () => printJson(await runPart(JSON.parse(readFileSync(0, 'utf8')))),
};

void TASKS[task]?.();
