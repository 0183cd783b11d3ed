import { styleText } from 'node:util';
import stringWidth from 'string-width';
import type { Problem } from '../problem.ts';
import { show } from '../../text/show.ts';
import { groupByFile, type Checked, type Found, type Level, formatPlace, formatTally } from './found.ts';

/** Options of the text format. */
export interface Looks {
  colours?: boolean;
  /** Returns the line of a problem as written; null if it cannot be read. */
  lineOf?(problem: Problem): string | null;
}

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;

/** For people: by file, each problem with its place, its line with a caret under the place, and the fix. */
export function formatText({ checks = [], problems }: Found, looks: Looks = {}): string {
  const paint = makePaint(looks);
  const groups = formatGroups(problems, looks);
  const more = problems.length === 0 ? '' : '; what each means: docs/problems.md';
  const summary = checks.map((check) => formatCheck(check, paint)).join('\n');
  return `${[summary, ...groups, `${formatTally(problems)}${more}`].filter(Boolean).join('\n\n')}\n`;
}

/** Formats the problems of each file as one text, without the total. */
export function formatGroups(problems: readonly Problem[], { lineOf, ...looks }: Looks = {}): string[] {
  const paint = makePaint(looks);
  return [...groupByFile(problems).values()].map((some) =>
    some.flatMap((one) => formatLines(one, paint, lineOf?.(one) ?? null)).join('\n'),
  );
}

function makePaint({ colours = false }: Looks): Paint {
  return (style, plain) => (colours ? styleText(style, plain, { validateStream: false }) : plain);
}

function formatCheck({ name, summary, fine }: Checked, paint: Paint): string {
  return `${fine ? paint('green', 'fine ') : paint('red', 'WRONG')}  ${name}: ${show(summary)}`;
}

const COLOURS: Readonly<Record<Level, Style>> = { error: 'red', warning: 'yellow', info: 'blue' };

function formatLines(problem: Problem, paint: Paint, line: string | null): string[] {
  const { level, file, code, message, fix } = problem;
  // file, line and column as one word: terminals open it on a click
  const place = [file, formatPlace(problem)].filter(Boolean).join(':');
  // the level before the place: in the other order, some runners take the line for linter output
  const head = [paint(COLOURS[level], level), ...(place === '' ? [] : [paint('underline', show(place))])];
  return [
    `${head.join(' ')} ${paint('bold', show(code))}: ${show(message)}`,
    ...quoteLine(problem, line).map((one) => `  ${one}`),
    `  ${paint('dim', 'fix:')} ${show(fix)}`,
  ];
}

/** Quotes the line with a caret under the column; without a line, quotes the excerpt. */
function quoteLine({ column, excerpt }: Problem, line: string | null): string[] {
  if (line === null || column === null) return excerpt ? [`| ${show(excerpt)}`] : [];
  const characters = [...line.slice(0, LONGEST)];
  const from = Math.max(0, Math.min(column - 1, characters.length) - BEFORE);
  const part = (start: number, end: number) => characters.slice(start, end).join('');
  const shown = show(part(from, from + WIDE));
  const indent = stringWidth(show(part(from, column - 1)));
  return shown.trim() === '' ? [] : [`| ${shown}`, `| ${' '.repeat(indent)}^`];
}

/** Characters of a line to show, how many of them before the column, and code units to read. */
const WIDE = 90;
const BEFORE = 40;
const LONGEST = 100_000;
