import { EXIT, Refusal } from './exit.ts';
import type { Flags } from './flags.ts';

/** A command as the user started it. */
interface Started {
  name: string;
  start: string;
  operands: string;
  options: Flags;
}

interface Given {
  args: readonly string[];
  positionals: readonly string[];
}

/** A flag that npm took, with what it made of its value. */
interface Swallowed {
  flag: string;
  /** What the flag takes; null if it takes no value. */
  takes: string | null;
  value: string;
}

/** npm 11 takes a flag for the one option of its own that begins so. */
const TAKEN_AS: Readonly<Record<string, string>> = { by: 'bypass_2fa', to: 'token_description' };

/**
 * Refuses to run when npm took flags that were meant for the command: of `npm run release --dry-run` the script gets
 * only the variable npm_config_dry_run. @throws Refusal with the line to type
 */
export function refuseSwallowedFlags(command: Started, given: Given, env: NodeJS.ProcessEnv): void {
  const { npm_lifecycle_event: script } = env;
  // a command that a script starts further down has its flags from that script
  if (script !== command.name && script !== 'npx') return;
  const swallowed = Object.entries(command.options).flatMap(([flag, { value: takes = null }]) => {
    const value = env[`npm_config_${flag.replaceAll('-', '_')}`] ?? env[`npm_config_${TAKEN_AS[flag]}`];
    return value === undefined ? [] : [{ flag, takes, value }];
  });
  if (swallowed.length === 0) return;
  const names = swallowed.map(({ flag, value }) => (value === '' ? `--no-${flag}` : `--${flag}`));
  throw new Refusal(
    `npm took ${names.join(', ')} for itself, so nothing was done; ${suggestLine(command, given, swallowed)}`,
    EXIT.usage,
  );
}

function suggestLine({ start, operands }: Started, given: Given, swallowed: readonly Swallowed[]): string {
  const values = findValues(swallowed, given.positionals);
  const isExact = swallowed.every(({ flag, takes }) => takes === null || values.has(flag));
  const taken = new Set(values.values());
  const rest = isExact
    ? given.args.filter((arg) => !taken.has(arg))
    : [operands, ...given.args.filter((arg) => !given.positionals.includes(arg))].filter(Boolean);
  // quoted, but for what a person has to fill in
  const words = rest.map((word) => (word === operands ? word : quote(word)));
  const flags = swallowed.flatMap(({ flag, takes, value }) => {
    if (takes === null) return value === '' ? [] : [`--${flag}`];
    const known = values.get(flag);
    return [`--${flag} ${known === undefined ? `<${takes}>` : quote(known)}`];
  });
  const line = [start, ...words, ...flags].join(' ');
  return isExact ? `type: ${line}` : `type, with your words in place: ${line}`;
}

/** How to know a value among other words, by what its flag takes. */
const LOOKS: Readonly<Record<string, RegExp>> = {
  year: /^\d{4}$/,
  day: /^\d{4}-\d\d-\d\d$/,
  date: /^\d{4}-\d\d-\d\d$/,
  n: /^\d+$/,
  address: /^https?:/,
};

/**
 * Finds the values of flags. npm keeps one that is joined by `=`, and passes on any other among the operands, without
 * their order. One that has no looks of its own is the last word, as operands come first.
 */
function findValues(swallowed: readonly Swallowed[], positionals: readonly string[]): Map<string, string> {
  const values = new Map<string, string>();
  const open = swallowed.filter(({ takes, value }) => takes !== null && ['true', ''].includes(value));
  for (const { flag, takes, value } of swallowed)
    if (takes !== null && !['true', ''].includes(value)) values.set(flag, value);
  const left = open.filter(({ flag, takes }) => {
    const fits = positionals.filter((word) => LOOKS[takes ?? '']?.test(word));
    if (fits[0] === undefined || fits.length > 1) return true;
    values.set(flag, fits[0]);
    return false;
  });
  const last = positionals.filter((word) => ![...values.values()].includes(word)).at(-1);
  const [only, ...others] = left;
  if (only !== undefined && others.length === 0 && last !== undefined) values.set(only.flag, last);
  return values;
}

/** For any shell: in double quotes, with a backslash before what they do not protect. */
function quote(word: string): string {
  return /^[\w./:=@~,+-]+$/.test(word) ? word : `"${word.replace(/["$`\\]/g, '\\$&')}"`;
}
