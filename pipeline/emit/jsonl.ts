import { inOrder } from './cell.ts';
import type { Column } from './columns.ts';
import { toJson } from './json.ts';
import type { Sink, TableWriter } from './sink.ts';

/** Fewer, larger writes gain nothing beyond this; one buffer of it is all that a table holds back. */
const CHUNK = 1 << 20;

/** UTF-8 needs at most this many bytes for a UTF-16 code unit. */
const BYTES_PER_UNIT = 3;

const LINE_FEED = 10;

/**
 * Writes rows as JSON Lines: UTF-8, one object a line, LF after each, every key in every row, in the order of
 * the columns. See jsonlines.org and RFC 8259.
 */
export function openJsonl(sink: Sink, columns: readonly Column[]): TableWriter {
  let chunk = Buffer.allocUnsafe(CHUNK);
  let used = 0;

  function append(line: string): void {
    const room = line.length * BYTES_PER_UNIT + 1;
    if (used + room > chunk.length) startChunk(Math.max(CHUNK, room));
    // straight into the buffer: joining lines first and encoding them then costs half as much again
    used += chunk.write(line, used);
    chunk[used++] = LINE_FEED;
  }

  function startChunk(size: number): void {
    flush();
    // a new one, since the sink may keep what it was given
    chunk = Buffer.allocUnsafe(size);
  }

  function flush(): void {
    if (used > 0) sink.write(chunk.subarray(0, used));
    used = 0;
  }

  return {
    write: (rows) => {
      for (const row of rows) append(toJson(inOrder(row, columns)));
    },
    close: flush,
  };
}
