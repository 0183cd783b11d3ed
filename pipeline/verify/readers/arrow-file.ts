import type { Folder } from '../folder.ts';

/** An Arrow IPC file split into record batches, to be read one at a time. */
export interface ArrowFile {
  /** A file without rows, with the schema of the footer. */
  empty: Buffer;
  /** A file for each record batch, with the number of rows in its header, read on demand. */
  batches(): Generator<{ file: Buffer; rows: number }>;
  faults: readonly string[];
}

const MAGIC = 'ARROW1';
/** The magic, padded to 8 bytes. */
const HEAD = 8;
/** Length of the footer as int32, then the magic. */
const TAIL = 10;
/** The end of the message stream before the footer: 0xFFFFFFFF and a length of 0. */
const END = 8;

/**
 * Opens an Arrow file ("IPC File Format"). apache-arrow writes no schema message, so only the footer has the schema.
 * @throws if the file cannot be split
 */
export function openArrowFile(folder: Folder, file: string): ArrowFile {
  const size = folder.size(file);
  const head = folder.read(file, 0, HEAD);
  const tail = folder.read(file, size - TAIL, size);
  if (
    size < HEAD + TAIL ||
    head.toString('latin1') !== `${MAGIC}\0\0` ||
    tail.toString('latin1', 4) !== MAGIC
  )
    throw new Error(`the file does not begin and end with ${MAGIC}`);
  const start = size - TAIL - tail.readInt32LE(0);
  const footer = folder.read(file, start, size - TAIL);
  const blocks = readBatchPlaces(footer);
  return {
    empty: Buffer.concat([head, makeFooter(footer, null), tail]),
    batches: function* () {
      for (const block of blocks) {
        const batch = folder.read(file, block.start, block.start + block.metadata + block.body);
        yield {
          file: Buffer.concat([head, batch, makeFooter(footer, block), tail]),
          rows: readRowCount(batch),
        };
      }
    },
    faults: [...findGaps(blocks, start)],
  };
}

/** The place of a record batch: its start, and the lengths of its metadata and of the body after it. */
interface BatchPlace {
  start: number;
  metadata: number;
  body: number;
}

/** Fields of the footer, a flatbuffer table: version, schema, dictionaries, record batches. */
const RECORD_BATCHES = 3;

/** Bytes of a block: start as int64, metadata as int32, 4 of padding, body as int64. */
const BLOCK = 24;

function readBatchPlaces(footer: Buffer): BatchPlace[] {
  const at = countAt(footer);
  if (at === null) return [];
  // a count that is too large throws at the first block beyond the footer
  return Array.from({ length: footer.readInt32LE(at) }, (_, index) => {
    const block = at + 4 + index * BLOCK;
    return {
      start: Number(footer.readBigInt64LE(block)),
      metadata: footer.readInt32LE(block + 8),
      body: Number(footer.readBigInt64LE(block + 16)),
    };
  });
}

/** Offset of the number of record batches, with their blocks after it; null if there are none. */
function countAt(footer: Buffer): number | null {
  const at = fieldAt(footer, footer.readInt32LE(0), RECORD_BATCHES);
  return at === null ? null : at + footer.readInt32LE(at);
}

/** Fields of a message, a flatbuffer table after 0xFFFFFFFF and its length: version, kind, header. */
const MESSAGE = 8;
const MESSAGE_HEADER = 2;

/** The number of rows of a record batch: the first field of its header. */
function readRowCount(batch: Buffer): number {
  const message = batch.subarray(MESSAGE);
  const header = fieldAt(message, message.readInt32LE(0), MESSAGE_HEADER);
  if (header === null) throw new Error('the message of a record batch has no header');
  const at = fieldAt(message, header + message.readInt32LE(header), 0);
  return at === null ? 0 : Number(message.readBigInt64LE(at));
}

/** Offset of a field of a flatbuffer table; null if it has its default. */
function fieldAt(buffer: Buffer, table: number, field: number): number | null {
  const vtable = table - buffer.readInt32LE(table);
  const slot = 4 + 2 * field;
  const offset = slot < buffer.readInt16LE(vtable) ? buffer.readInt16LE(vtable + slot) : 0;
  return offset === 0 ? null : table + offset;
}

/** Makes the footer of a file with one record batch, right after the magic, or without any. */
function makeFooter(footer: Buffer, block: BatchPlace | null): Buffer {
  const changed = Buffer.from(footer);
  const at = countAt(changed);
  if (at === null) return changed;
  changed.writeInt32LE(block === null ? 0 : 1, at);
  if (block === null) return changed;
  changed.writeBigInt64LE(BigInt(HEAD), at + 4);
  changed.writeInt32LE(block.metadata, at + 12);
  changed.writeBigInt64LE(BigInt(block.body), at + 20);
  return changed;
}

/** The batches must be contiguous, so that a streaming reader finds those of the footer. */
function* findGaps(blocks: readonly BatchPlace[], footerStart: number): Generator<string> {
  let end = blocks[0]?.start ?? HEAD;
  for (const [index, { start, metadata, body }] of blocks.entries()) {
    if (start !== end) yield `record batch ${index + 1} begins at byte ${start}, not at ${end}`;
    end = start + metadata + body;
  }
  if (end + END !== footerStart) yield `the footer begins at byte ${footerStart}, not at ${end + END}`;
}
