/**
 * What in an output could do something to a terminal, a log or a runner: controls but for line ends, characters that cannot
 * be seen or that turn a text around, halves of pairs, and commands of GitHub's and Azure's runners. Written without the code
 * that is to prevent it. For every form of output, the two streams of a command included.
 */
export function dirtIn(output: string): string[] {
  const lines = output.split('\n');
  return lines.flatMap((line, i) =>
    [...charactersIn(line), ...commandsIn(line)].map((what) => `line ${i + 1}: ${what}`),
  );
}

/** Ranges of code points, both ends included. */
const DIRTY: readonly [number, number][] = [
  [0x00, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x034f, 0x034f],
  [0x061c, 0x061c],
  [0x115f, 0x1160],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0x2800, 0x2800],
  [0x3164, 0x3164],
  [0xd800, 0xdfff],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff9, 0xfffb],
  [0x1d173, 0x1d17a],
  [0xe0000, 0xe0fff],
];

function charactersIn(line: string): string[] {
  return [...line]
    .map((character) => character.codePointAt(0) as number)
    .filter((code) => DIRTY.some(([from, to]) => code >= from && code <= to))
    .map((code) => `U+${code.toString(16)}`);
}

/** A runner looks at a line without the blanks before it, and for the older kind anywhere in it. */
function commandsIn(line: string): string[] {
  const isCommand = line.trimStart().startsWith('::') || /##\w*\[/.test(line);
  return isCommand ? [`a command: ${JSON.stringify(line.slice(0, 40))}`] : [];
}
