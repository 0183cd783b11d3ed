import { Buffer } from 'node:buffer';
import { type Table, tableToIPC } from 'apache-arrow';

/** A record batch as it stands in a file: its metadata, and behind them its body. */
export type Batch = Buffer;

export interface Footer {
  /** The batches that it names; all, in their order, unless it is said. */
  blocks?: (blocks: Block[]) => Block[];
  /** Whether there are blocks; a field may be null, or be left out with those behind it. */
  field?: 'null' | 'left out';
}

export interface Block {
  start: number;
  metadata: number;
  body: number;
}

/** What stands at the start, and padded at the end. */
const HEAD = Buffer.from('ARROW1\0\0');
const END = bytesOf(-1, 0);
/** Length of the footer, and the magic. */
const TAIL = 10;

/** The one record batch of a table, as apache-arrow writes it. */
export function batchOf(table: Table): Batch {
  const { file, footer } = fileOfOne(table);
  return file.subarray(HEAD.length, file.length - TAIL - footer.length - END.length);
}

/** The message that comes before the batches in a stream, and in the files that others write. */
export function schemaMessageOf(table: Table): Buffer {
  const stream = Buffer.from(tableToIPC(table, 'stream'));
  return stream.subarray(0, stream.indexOf(batchOf(table)));
}

/**
 * An Arrow IPC file of these parts ("IPC File Format"): record batches, and whatever else there is before and between them,
 * with a footer that has the schema of a table.
 */
export function fileOf(
  schema: Table,
  parts: readonly (Batch | { other: Buffer })[],
  footer: Footer = {},
): Buffer {
  const blocks: Block[] = [];
  let end = HEAD.length;
  const bytes = parts.map((part) => {
    const bytes = 'other' in part ? part.other : part;
    const metadata = bytes.readInt32LE(4) + 8;
    if (!('other' in part)) blocks.push({ start: end, metadata, body: bytes.length - metadata });
    end += bytes.length;
    return bytes;
  });
  const made = footerOf(schema, footer.blocks?.(blocks) ?? blocks, footer.field);
  return Buffer.concat([HEAD, ...bytes, END, made, tailOf(made.length)]);
}

export function tailOf(length: number): Buffer {
  return Buffer.concat([bytesOf(length), HEAD.subarray(0, TAIL - 4)]);
}

function fileOfOne(table: Table): { file: Buffer; footer: Buffer } {
  const file = Buffer.from(tableToIPC(table, 'file'));
  const end = file.length - TAIL;
  return { file, footer: file.subarray(end - file.readInt32LE(end), end) };
}

/** A flatbuffer of a table of four fields: version, schema, dictionaries (none), and record batches. */
function footerOf(table: Table, blocks: readonly Block[], field?: Footer['field']): Buffer {
  const { footer } = fileOfOne(table);
  const [VTABLE, TABLE, BLOCKS] = [4, 16, 36];
  const made = Buffer.alloc(BLOCKS + 4 + 24 * blocks.length);
  made.writeInt32LE(TABLE, 0);
  const fields = [field === 'left out' ? 10 : 12, 16, 4, 8, 0, field === 'null' ? 0 : 12];
  fields.forEach((value, index) => made.writeInt16LE(value, VTABLE + 2 * index));
  made.writeInt32LE(TABLE - VTABLE, TABLE);
  made.writeInt16LE(4, TABLE + 4);
  made.writeInt32LE(made.length + schemaAt(footer) - (TABLE + 8), TABLE + 8);
  made.writeInt32LE(BLOCKS - (TABLE + 12), TABLE + 12);
  made.writeInt32LE(blocks.length, BLOCKS);
  blocks.forEach(({ start, metadata, body }, index) =>
    made.set(bytesOf(start, 0, metadata, 0, body, 0), BLOCKS + 4 + 24 * index),
  );
  return Buffer.concat([made, footer]);
}

/** Where the schema, the second field, is in a footer. */
function schemaAt(footer: Buffer): number {
  const table = footer.readInt32LE(0);
  const field = table + footer.readInt16LE(table - footer.readInt32LE(table) + 6);
  return field + footer.readInt32LE(field);
}

/** Integers of four bytes, the lowest first. */
function bytesOf(...integers: readonly number[]): Buffer {
  return Buffer.from(Int32Array.from(integers).buffer);
}
