/** A line of a file, without its line feed. */
export interface Line {
  bytes: Buffer;
  /** From 1. */
  number: number;
  /** Offset of its first byte in the file. */
  start: number;
  /** False for a last line without a line feed. */
  ended: boolean;
}

const LINE_FEED = 10;

/** A row holds one dump at most, 8 MiB by default; longer lines are garbage and are not collected in memory. */
const LONGEST = 1 << 28;

/** Splits the bytes of a file into lines at LF only. A line of more than 256 MiB comes in pieces with `ended` false. */
export function* readLines(chunks: Iterable<Buffer>): Generator<Line> {
  let number = 1;
  let start = 0;
  let held: Buffer[] = [];
  let size = 0;

  function take(last: Buffer, ended: boolean): Line {
    const bytes = held.length === 0 ? last : Buffer.concat([...held, last]);
    const line = { bytes, number, start, ended };
    number++;
    start += bytes.length + (ended ? 1 : 0);
    held = [];
    size = 0;
    return line;
  }

  for (const chunk of chunks) {
    let from = 0;
    for (let to = chunk.indexOf(LINE_FEED); to !== -1; to = chunk.indexOf(LINE_FEED, from)) {
      yield take(chunk.subarray(from, to), true);
      from = to + 1;
    }
    held.push(chunk.subarray(from));
    size += chunk.length - from;
    if (size > LONGEST) yield take(Buffer.alloc(0), false);
  }
  if (size > 0) yield take(Buffer.alloc(0), false);
}
