import { parseArgs } from 'node:util';
import { findNearest } from '../text/nearest.ts';
import { UsageError } from './exit.ts';

/** A flag without a value has no `value`. */
export interface Flag {
  value?: string;
  /** A flag that may be given more than once has a list of values. */
  many?: true;
  default?: string;
  help: string;
}

export type Flags = Readonly<Record<string, Flag>>;

export type Values<Options extends Flags> = {
  [Name in keyof Options]: Options[Name] extends { many: true }
    ? string[]
    : Options[Name] extends { value: string }
      ? Options[Name] extends { default: string }
        ? string
        : string | undefined
      : boolean;
};

interface Parsed {
  values: Record<string, string | string[] | boolean | undefined>;
  positionals: string[];
}

const HELP: Flags = { help: { help: 'print this' } };

/** Parses the arguments of a command. @throws UsageError that names the flag, and the nearest one if there is none */
export function parseFlags(options: Flags, args: readonly string[]): Parsed {
  const flags = Object.entries({ ...options, ...HELP }).map(([name, flag]) => [
    name,
    toParseArgs(name, flag),
  ]);
  try {
    return parseArgs({
      args: [...args],
      options: Object.fromEntries(flags),
      allowPositionals: true,
      strict: true,
    }) as Parsed;
  } catch (error) {
    throw new UsageError(explainFault(error as NodeJS.ErrnoException, { ...options, ...HELP }));
  }
}

function toParseArgs(name: string, { value, many, default: preset }: Flag): object {
  if (value === undefined)
    return { type: 'boolean', default: false, ...(name === 'help' ? { short: 'h' } : {}) };
  if (many) return { type: 'string', multiple: true, default: [] };
  return { type: 'string', ...(preset === undefined ? {} : { default: preset }) };
}

/** Node's own messages have several lines, and suggest nothing. */
function explainFault({ code, message }: NodeJS.ErrnoException, options: Flags): string {
  const [, flag = '', name = ''] = /'(--?([\w-]*))/.exec(message) ?? [];
  if (code !== 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const value = Object.hasOwn(options, name) ? options[name]?.value : undefined;
    return value === undefined ? `${flag} takes no value` : `${flag} needs a value: ${flag} <${value}>`;
  }
  const nearest = findNearest(name, Object.keys(options));
  return `there is no option ${flag}${nearest === null ? '' : `; the nearest is --${nearest}`}`;
}

/** Lists flags with their help, one a line. */
export function formatFlags(options: Flags): string {
  const rows = Object.entries({ ...options, ...HELP }).map(([name, { value, default: preset, help }]) => [
    `--${name}${value === undefined ? '' : ` <${value}>`}`,
    `${help}${preset === undefined ? '' : ` (default ${preset})`}`,
  ]);
  const width = Math.max(...rows.map(([left]) => left?.length ?? 0));
  return rows.map(([left = '', right]) => `  ${left.padEnd(width)}  ${right}`).join('\n');
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
