import { show, showJson } from '../text/show.ts';

/**
 * The one way to a terminal, a pipe or the log of a runner: nothing else touches stdout and stderr. Whatever a text
 * holds, no line of it moves a cursor, hides a word or is a command to a runner.
 */
export function print(text: string): void {
  process.stdout.write(`${showLines(text)}\n`);
}

/** Prints what a format has made safe by rules of its own: commands to a runner are what one of them is for. */
export function printAsIs(text: string): void {
  process.stdout.write(text);
}

/** Prints a value as JSON, in lines; rows go by printRows. */
export function printJson(value: unknown): void {
  process.stdout.write(`${showJson(value, 2)}\n`);
}

/** Prints rows as JSON Lines. */
export function printRows(rows: readonly object[]): void {
  if (rows.length > 0) process.stdout.write(`${rows.map((row) => showJson(row)).join('\n')}\n`);
}

/** Prints what a person should know beside what was asked for. */
export function complain(text: string): void {
  process.stderr.write(`${showLines(text)}\n`);
}

/** Colours and weight, as chalk writes them, and nothing else that begins with an escape. */
const COLOUR = /(\u001b\[\d{1,2}m)/;

/** Each line of a text, safe to show; colours stay on a terminal, which alone is given them. */
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

/** Whether a person looks at what is printed. */
export function isStdoutTerminal(): boolean {
  return process.stdout.isTTY;
}

/** Whether a person looks at what is complained of. */
export function isStderrTerminal(): boolean {
  return process.stderr.isTTY;
}

/** Where questions are asked, or null where nobody can answer. */
export function openDialogue(): { input: NodeJS.ReadStream; output: NodeJS.WriteStream } | null {
  const { stdin, stdout } = process;
  return stdin.isTTY && stdout.isTTY ? { input: stdin, output: stdout } : null;
}

/** Calls back when what is printed can no longer be written. */
export function handleBrokenPipe(callback: (error: NodeJS.ErrnoException) => void): void {
  process.stdout.on('error', callback);
}
