import { show, showJson } from '../text/show.ts';

/**
 * Prints to stdout. Only this file touches stdout and stderr. Whatever a text contains, its lines cannot move a
 * cursor, hide a word or give a command to a CI runner.
 */
export function print(text: string): void {
  process.stdout.write(`${showLines(text)}\n`);
}

/** Prints the output of a format that escapes by its own rules; one of them prints commands to a runner. */
export function printAsIs(text: string): void {
  process.stdout.write(text);
}

/** Prints a value as indented JSON. */
export function printJson(value: unknown): void {
  process.stdout.write(`${showJson(value, 2)}\n`);
}

/** Prints rows as JSON Lines. */
export function printRows(rows: readonly object[]): void {
  if (rows.length > 0) process.stdout.write(`${rows.map((row) => showJson(row)).join('\n')}\n`);
}

/** Prints to stderr: errors, warnings and notes. */
export function complain(text: string): void {
  process.stderr.write(`${showLines(text)}\n`);
}

/** Colours and weight, as chalk writes them; no other escape sequence. */
const COLOUR = /(\u001b\[\d{1,2}m)/;

/** Makes each line safe to show; keeps colours on a terminal. */
function showLines(text: string): string {
  return text.split('\n').map(showLine).join('\n');
}

function showLine(line: string): string {
  if (!hasTerminal() || !COLOUR.test(line)) return show(line);
  return line
    .split(COLOUR)
    .map((part, i) => (i % 2 === 1 ? part : show(part)))
    .join('');
}

function hasTerminal(): boolean {
  return process.stdout.isTTY || process.stderr.isTTY;
}

export function isStdoutTerminal(): boolean {
  return process.stdout.isTTY;
}

export function isStderrTerminal(): boolean {
  return process.stderr.isTTY;
}

/** Columns of the terminal; 0 if stdout is none. */
export function getTerminalWidth(): number {
  return process.stdout.isTTY ? process.stdout.columns : 0;
}

/** The streams of a dialogue, or null if nobody can answer. */
export function openDialogue(): { input: NodeJS.ReadStream; output: NodeJS.WriteStream } | null {
  const { stdin, stdout } = process;
  return stdin.isTTY && stdout.isTTY ? { input: stdin, output: stdout } : null;
}

/** Calls back when stdout can no longer be written. */
export function handleBrokenPipe(callback: (error: NodeJS.ErrnoException) => void): void {
  process.stdout.on('error', callback);
}
