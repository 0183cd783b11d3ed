import stringSimilarity from 'string-similarity';
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

/** An option that npm took for its own. */
interface Swallowed {
  /** As npm names it, such as `dry_run`. */
  typed: string;
  /** The flag that was meant. */
  flag: string;
  /** What the flag takes; null if it takes no value. */
  takes: string | null;
  /** Null if npm passed the value on among the operands. */
  value: string | null;
  /** Whether it was typed as `--no-...`. */
  isNegative: boolean;
}

/**
 * Refuses to run when npm took options that were meant for the command: of `npm run release --dry-run` the script gets
 * only the variable npm_config_dry_run. @throws Refusal with the line to type
 */
export function refuseSwallowedFlags(command: Started, given: Given, env: NodeJS.ProcessEnv): void {
  const { npm_lifecycle_event: script } = env;
  // a command that another script starts has its flags from that script
  if (script !== command.name && script !== 'npx') return;
  const swallowed = Object.entries(env).flatMap(([key, value = '']) =>
    key.startsWith(PREFIX) ? findMeant(key.slice(PREFIX.length), value, command.options) : [],
  );
  if (swallowed.length === 0) return;
  const names = swallowed.map(
    ({ typed, isNegative }) => `--${isNegative ? 'no-' : ''}${typed.replaceAll('_', '-')}`,
  );
  throw new Refusal(
    `npm took ${names.join(', ')} for itself, so nothing was done; ${suggestLine(command, given, swallowed)}`,
    EXIT.usage,
  );
}

const PREFIX = 'npm_config_';

/** npm 11 takes a flag for the one option of its own that begins so. */
const TAKEN_AS: ReadonlyMap<string, string> = new Map([
  ['bypass_2fa', 'by'],
  ['token_description', 'to'],
]);

/** Low enough for `dryrun` and `tiles_only`; `strict_ssl`, which is npm's own, is 0.77 like `strict`. */
const ALIKE = 0.8;

function findMeant(key: string, value: string, options: Flags): Swallowed[] {
  const typed = TAKEN_AS.get(key) ?? key;
  return Object.entries(options).flatMap(([flag, { value: takes = null }]) => {
    const [one, other] = [typed.replaceAll('_', ''), flag.replaceAll('-', '')];
    // npm_version, which is always there, is 0.8 like version
    if (one[0] !== other[0] || stringSimilarity.compareTwoStrings(one, other) < ALIKE) return [];
    const isLost = takes === null || value === 'true' || value === '';
    return [{ typed, flag, takes, value: isLost ? null : value, isNegative: takes === null && value === '' }];
  });
}

function suggestLine({ start, operands }: Started, given: Given, swallowed: readonly Swallowed[]): string {
  const { values, left } = findLostValues(swallowed, given.positionals);
  const flags = swallowed.flatMap(({ flag, takes, value, isNegative }) => {
    if (isNegative) return [];
    const known = value ?? values.get(flag);
    return takes === null ? [`--${flag}`] : [`--${flag}`, known === undefined ? `<${takes}>` : quote(known)];
  });
  const others = given.args.filter((arg) => !given.positionals.includes(arg)).map(quote);
  const isExact = !flags.some((word) => word.startsWith('<')) && (operands !== '' || left.length === 0);
  const words = isExact ? left.map(quote) : [operands].filter(Boolean);
  return `${isExact ? 'type' : 'type, with your words in place'}: ${[start, ...words, ...others, ...flags].join(' ')}`;
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
 * Finds the values that npm passed on among the operands. Their order is lost: each is known by its looks, and a last
 * one is the last word, as operands come first.
 */
function findLostValues(
  swallowed: readonly Swallowed[],
  words: readonly string[],
): { values: Map<string, string>; left: string[] } {
  const values = new Map<string, string>();
  const lost = swallowed.filter(({ takes, value }) => takes !== null && value === null);
  for (const { flag, takes } of lost) {
    const fits = words.filter((word) => LOOKS[takes ?? '']?.test(word));
    if (fits[0] !== undefined && fits.length === 1) values.set(flag, fits[0]);
  }
  const findLeft = () => words.filter((word) => ![...values.values()].includes(word));
  const open = lost.filter(({ flag }) => !values.has(flag));
  const last = findLeft().at(-1);
  if (open.length === 1 && open[0] !== undefined && last !== undefined) values.set(open[0].flag, last);
  return { values, left: findLeft() };
}

/** For any shell: in double quotes, with a backslash before what they do not protect. */
function quote(word: string): string {
  return /^[\w./:=@~,+-]+$/.test(word) ? word : `"${word.replace(/["$`\\]/g, '\\$&')}"`;
}
