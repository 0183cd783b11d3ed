import { fileURLToPath, pathToFileURL } from 'node:url';
import { listenForChanges } from '../disk/changes.ts';
import { findNearest } from '../text/nearest.ts';
import { show } from '../text/show.ts';
import { COMMANDS, type CommandName, USERS } from './commands.ts';
import { EXIT } from './exit.ts';
import { complain, print } from './print.ts';

const ASKS_FOR_HELP: readonly (string | undefined)[] = [undefined, 'help', '--help', '-h'];

/** What bin/daily-papers.js runs: the command that is named first, with the rest of the arguments. */
async function runNamed([name, ...args]: readonly string[]): Promise<void> {
  // who started us says what was changed when a signal ends this process
  listenForChanges((path) => process.send?.({ changed: show(path) }));
  if (name === 'help' && isCommand(args[0])) return load(args[0], ['--help']);
  if (ASKS_FOR_HELP.includes(name)) return print(formatList());
  if (isCommand(name)) return load(name, args);
  const nearest = findNearest(name ?? '', Object.keys(COMMANDS));
  const hint = nearest === null ? '' : `; the nearest is ${nearest}`;
  complain(`there is no command ${show(name ?? '')}${hint}; see: npx daily-papers`);
  process.exitCode = EXIT.usage;
}

function isCommand(name: string | undefined): name is CommandName {
  return name !== undefined && Object.hasOwn(COMMANDS, name);
}

/** Runs the file of a command as if Node had been started with it. */
async function load(name: CommandName, args: readonly string[]): Promise<void> {
  const file = fileURLToPath(new URL(`../../${COMMANDS[name].file}`, import.meta.url));
  process.argv.splice(1, Infinity, file, ...args);
  await import(pathToFileURL(file).href);
}

function formatList(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const groups = Object.entries(USERS).map(([user, heading]) => {
    const lines = Object.entries(COMMANDS)
      .filter(([, listed]) => listed.for === user)
      .map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
    return [heading, ...lines].join('\n');
  });
  return `From saved pages of papers to a dataset.

usage: npx daily-papers <command> [options]

${groups.join('\n\n')}

Options and examples of a command: npx daily-papers <command> --help`;
}

await runNamed(process.argv.slice(2));
