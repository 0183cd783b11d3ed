import { orderKeys } from './cell.ts';
import type { Column } from './columns.ts';
import { toJson } from './json.ts';
import type { Sink, TableWriter } from './sink.ts';

/** Larger writes gain nothing. A table buffers one chunk at most. */
const CHUNK = 1 << 20;

/** UTF-8 needs at most this many bytes for a UTF-16 code unit. */
const BYTES_PER_UNIT = 3;

const LINE_FEED = 10;

/**
 * Writes rows as JSON Lines: UTF-8, one object per line, LF after each, every key in every row, in column order.
 * See jsonlines.org and RFC 8259.
 */
export function openJsonl(sink: Sink, columns: readonly Column[]): TableWriter {
  let chunk = Buffer.allocUnsafe(CHUNK);
  let used = 0;

  function append(line: string): void {
    const room = line.length * BYTES_PER_UNIT + 1;
    if (used + room > chunk.length) startChunk(Math.max(CHUNK, room));
    // straight into the buffer: joining lines before encoding takes half as long again
    used += chunk.write(line, used);
    chunk[used++] = LINE_FEED;
  }

  function startChunk(size: number): void {
    flush();
    // a new buffer, because the sink may keep the last one
    chunk = Buffer.allocUnsafe(size);
  }

  function flush(): void {
    if (used > 0) sink.write(chunk.subarray(0, used));
    used = 0;
  }

  return {
    write: (rows) => {
      for (const row of rows) append(toJson(orderKeys(row, columns)));
    },
    close: flush,
  };
}
