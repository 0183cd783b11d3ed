import { pathToFileURL } from 'node:url';
import { EXIT, Refusal, UsageError } from './exit.ts';
import { type Flags, formatFlags, parseFlags, type Values } from './flags.ts';
import { refuseSwallowedFlags } from './npm-flags.ts';
import { complain, handleBrokenPipe, print } from './print.ts';
import { formatDiskError, isDiskError } from '../disk/error.ts';
import { show } from '../text/show.ts';

export { EXIT, Refusal, UsageError } from './exit.ts';
export { type Flags, parsePositive } from './flags.ts';

/** A command: its help, its flags and its work. */
export interface Command<Options extends Flags> {
  name: string;
  /** What a user types to start it (default: `npx daily-papers <name>`). */
  start?: string;
  /** A sentence, and further lines if it needs them. */
  summary: string;
  /** Names of the operands, such as `<dump...>`; empty if there are none. */
  operands: string;
  options: Options;
  examples: readonly string[];
  /** @returns one of EXIT */
  run(values: Values<Options>, operands: string[]): Promise<number> | number;
}

/** Runs a command with the arguments of the process, and sets the exit code of the process. */
export async function runCommand<const Options extends Flags>(command: Command<Options>): Promise<void> {
  // a reader that closes the pipe early (| head) is not an error
  handleBrokenPipe((error) => process.exit(error.code === 'EPIPE' ? EXIT.fine : EXIT.disk));
  // errors outside the command, such as in a callback, get the same messages
  process.on('uncaughtException', (error) => process.exit(reportError(error, startOf(command))));
  process.exitCode = await runForExitCode(command, process.argv.slice(2));
}

async function runForExitCode<Options extends Flags>(
  command: Command<Options>,
  args: string[],
): Promise<number> {
  try {
    const { values, positionals } = parseFlags(command.options, args);
    refuseSwallowedFlags({ ...command, start: startOf(command) }, { args, positionals }, process.env);
    if (values.help) return printAndReturn(print, formatHelp(command), EXIT.fine);
    if (command.operands === '' && positionals.length > 0)
      throw new UsageError(`unexpected argument ${positionals[0]}`);
    return await command.run(values as Values<Options>, positionals);
  } catch (error) {
    return reportError(error, startOf(command));
  }
}

function startOf<Options extends Flags>({
  name,
  start = `npx daily-papers ${name}`,
}: Command<Options>): string {
  return start;
}

function formatHelp<Options extends Flags>(command: Command<Options>): string {
  const { summary, operands, options, examples } = command;
  const usage = `${startOf(command)}${operands === '' ? '' : ` ${operands}`} [options]`;
  return `${summary}\n\nusage: ${usage}\n\n${formatFlags(options)}\n\nexamples:\n${examples.map((line) => `  ${line}`).join('\n')}\n
exit codes: 0 fine, 1 the data has problems, 2 wrong usage, 3 cannot read or write, 70 a law is broken or a bug`;
}

function reportError(error: unknown, start: string): number {
  const { message, stack } = error as Error;
  if (error instanceof UsageError)
    return printAndReturn(complain, `${show(message)}; see: ${start} --help`, EXIT.usage);
  if (error instanceof Refusal) return printAndReturn(complain, show(message), error.exitCode);
  if (isDiskError(error)) return printAndReturn(complain, show(formatDiskError(error)), EXIT.disk);
  return printAndReturn(complain, `a bug, please report it: ${stack ?? String(error)}`, EXIT.broken);
}

function printAndReturn(print: (text: string) => void, text: string, exitCode: number): number {
  print(text);
  return exitCode;
}

/** Whether Node was started with this module. */
export function isMain(url: string): boolean {
  return process.argv[1] !== undefined && url === pathToFileURL(process.argv[1]).href;
}
