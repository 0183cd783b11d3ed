const CR = 13;
const LF = 10;

/** Offsets of the first bytes of all lines of a dump; LF, CRLF and CR end a line. */
export function findLineStarts(bytes: Buffer): number[] {
  const starts = [0];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    const ends = byte === LF || (byte === CR && bytes[at + 1] !== LF);
    if (ends) starts.push(at + 1);
  }
  return starts;
}

/** Line of a byte, from 1; a line end belongs to the line it ends. */
export function lineAt(starts: readonly number[], byte: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= byte) low = middle;
    else high = middle;
  }
  return low + 1;
}
