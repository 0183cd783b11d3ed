import { styleText } from 'node:util';
import stringWidth from 'string-width';
import type { Problem } from '../problem.ts';
import { show } from '../../text/show.ts';
import { groupByFile, type Checked, type Found, type Level, formatPlace, formatTally } from './found.ts';

/** How the text looks, and what it may quote. */
export interface Looks {
  colours?: boolean;
  /** The line of a file that a problem is in, as written; null where it cannot be had. */
  lineOf?(problem: Problem): string | null;
}

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;

/** For a person: by file, each with its line, a caret under the place, and the mend. */
export function formatText({ checks = [], problems }: Found, looks: Looks = {}): string {
  const paint = paintOf(looks);
  const groups = formatGroups(problems, looks);
  const more = problems.length === 0 ? '' : '; what each means: docs/problems.md';
  const looked = checks.map((check) => checkLine(check, paint)).join('\n');
  return `${[looked, ...groups, `${formatTally(problems)}${more}`].filter(Boolean).join('\n\n')}\n`;
}

/** The problems of each file as one text, without how many there are. */
export function formatGroups(problems: readonly Problem[], { lineOf, ...looks }: Looks = {}): string[] {
  const paint = paintOf(looks);
  return [...groupByFile(problems)].map(([file, some]) =>
    [
      paint('underline', file === null ? 'no file' : show(file)),
      ...some.flatMap((one) => linesOf(one, paint, lineOf?.(one) ?? null)),
    ].join('\n'),
  );
}

function paintOf({ colours = false }: Looks): Paint {
  return (style, plain) => (colours ? styleText(style, plain, { validateStream: false }) : plain);
}

function checkLine({ name, looked, fine }: Checked, paint: Paint): string {
  return `${fine ? paint('green', 'fine ') : paint('red', 'WRONG')}  ${name}: ${show(looked)}`;
}

const COLOURS: Readonly<Record<Level, Style>> = { error: 'red', warning: 'yellow', info: 'blue' };

function linesOf(problem: Problem, paint: Paint, line: string | null): string[] {
  const { level, code, message, fix } = problem;
  const place = formatPlace(problem);
  // the level before the place: the other way round some runners take the line for one of a linter
  const head = `${paint(COLOURS[level], level)} ${place === '' ? '' : `${place} `}${paint('bold', show(code))}`;
  return [
    `  ${head}: ${show(message)}`,
    ...quoted(problem, line).map((one) => `    ${one}`),
    `    ${paint('dim', 'fix:')} ${show(fix)}`,
  ];
}

/** The line with a caret under the column; the excerpt alone where there is no line. */
function quoted({ column, excerpt }: Problem, line: string | null): string[] {
  if (line === null || column === null) return excerpt ? [`| ${show(excerpt)}`] : [];
  const characters = [...line.slice(0, LONGEST)];
  const from = Math.max(0, Math.min(column - 1, characters.length) - BEFORE);
  const part = (start: number, end: number) => characters.slice(start, end).join('');
  const shown = show(part(from, from + WIDE));
  const indent = stringWidth(show(part(from, column - 1)));
  return shown.trim() === '' ? [] : [`| ${shown}`, `| ${' '.repeat(indent)}^`];
}

/** Characters of a line that are shown, of them before the column, and code units that are looked at. */
const WIDE = 90;
const BEFORE = 40;
const LONGEST = 100_000;
