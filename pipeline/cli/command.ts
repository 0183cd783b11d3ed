import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { complain, handleBrokenPipe, print } from './print.ts';
import { formatDiskError, isDiskError } from '../disk/error.ts';
import { show } from '../text/show.ts';

/** A command: its help, its flags and its work. */
export interface Command<Options extends Flags> {
  name: string;
  /** What a user types to start it (default: `npm run <name> --`). */
  start?: string;
  /** One line. */
  summary: string;
  /** Names of the operands, such as `<dump...>`; empty if there are none. */
  operands: string;
  options: Options;
  examples: readonly string[];
  /** @returns one of EXIT */
  run(values: Values<Options>, operands: string[]): Promise<number> | number;
}

/** A flag without a value has no `value`. */
interface Flag {
  value?: string;
  /** A flag that may be given more than once has a list of values. */
  many?: true;
  default?: string;
  help: string;
}

export type Flags = Readonly<Record<string, Flag>>;

type Values<Options extends Flags> = {
  [Name in keyof Options]: Options[Name] extends { many: true }
    ? string[]
    : Options[Name] extends { value: string }
      ? Options[Name] extends { default: string }
        ? string
        : string | undefined
      : boolean;
};

/** The exit codes of every command. */
export const EXIT = {
  fine: 0,
  /** The data has errors. */
  problems: 1,
  usage: 2,
  /** A file cannot be read or written. */
  disk: 3,
  /** A law is broken, or the program has a bug. */
  broken: 70,
} as const;

/** Wrong usage or configuration. */
export class UsageError extends Error {}

/** The files do not allow what was asked. */
export class Refusal extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode: number = EXIT.problems) {
    super(message);
    this.exitCode = exitCode;
  }
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
    const { values, positionals } = parse(command, args);
    if (values.help) return printAndReturn(print, formatHelp(command), EXIT.fine);
    if (command.operands === '' && positionals.length > 0)
      throw new UsageError(`unexpected argument ${positionals[0]}`);
    return await command.run(values as Values<Options>, positionals);
  } catch (error) {
    return reportError(error, startOf(command));
  }
}

interface Parsed {
  values: Record<string, string | string[] | boolean | undefined>;
  positionals: string[];
}

function parse<Options extends Flags>({ options }: Command<Options>, args: string[]): Parsed {
  const flags = Object.entries<Flag>({ ...options, help: { help: '' } }).map(([name, flag]) => [
    name,
    flag.value === undefined
      ? { type: 'boolean' as const, default: false }
      : flag.many
        ? { type: 'string' as const, multiple: true, default: [] as string[] }
        : { type: 'string' as const, ...(flag.default === undefined ? {} : { default: flag.default }) },
  ]);
  try {
    return parseArgs({
      args,
      options: Object.fromEntries(flags),
      allowPositionals: true,
      strict: true,
    }) as Parsed;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function startOf<Options extends Flags>({ name, start = `npm run ${name} --` }: Command<Options>): string {
  return start;
}

function formatHelp<Options extends Flags>(command: Command<Options>): string {
  const { summary, operands, options, examples } = command;
  const rows = Object.entries<Flag>({ ...options, help: { help: 'print this' } }).map(
    ([flag, { value, default: preset, help }]) => [
      `--${flag}${value === undefined ? '' : ` <${value}>`}`,
      `${help}${preset === undefined ? '' : ` (default ${preset})`}`,
    ],
  );
  const width = Math.max(...rows.map(([left]) => left?.length ?? 0));
  const lines = rows.map(([left = '', right]) => `  ${left.padEnd(width)}  ${right}`);
  const usage = `${startOf(command)}${operands === '' ? '' : ` ${operands}`} [options]`;
  return `${summary}\n\nusage: ${usage}\n\n${lines.join('\n')}\n\nexamples:\n${examples.map((line) => `  ${line}`).join('\n')}\n
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

/** Offsets in a dump are 32-bit integers in every format. */
const LARGEST = 2 ** 31 - 1;

/** Parses the value of a flag that takes a positive number. */
export function parsePositive(text: string, flag: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1 || number > LARGEST)
    throw new UsageError(`--${flag} takes a whole number from 1 to ${LARGEST}, not "${text}"`);
  return number;
}

/** Whether Node was started with this module. */
export function isMain(url: string): boolean {
  return process.argv[1] !== undefined && url === pathToFileURL(process.argv[1]).href;
}
