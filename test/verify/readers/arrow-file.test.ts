import { Buffer } from 'node:buffer';
import {
  Field,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableFromIPC,
  Utf8,
  vectorFromArray,
} from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { readArrow } from '../../../pipeline/verify/readers/arrow.ts';
import { openArrowFile } from '../../../pipeline/verify/readers/arrow-file.ts';
import type { Column } from '../../../pipeline/verify/readers/columns.ts';
import { batchOf, fileOf, type Footer, schemaMessageOf, tailOf } from './arrow-by-hand.ts';
import { folders } from '../folders.ts';

const { opened } = folders();

const FILE = 'x.arrow';
const TITLE: Column = { name: 'title', kind: 'text', nullable: false, description: 'The title.', fields: [] };

/** A table of one record batch. */
function tableOf(...titles: readonly string[]): Table {
  const schema = new Schema([
    new Field('title', new Utf8(), false, new Map([['description', 'The title.']])),
  ]);
  const children = [vectorFromArray(titles, new Utf8()).data[0]].flatMap((data) => data ?? []);
  const data = makeData({ type: new Struct(schema.fields), length: titles.length, nullCount: 0, children });
  return new Table(schema, [new RecordBatch(schema, data)]);
}

const [A, B, C] = [tableOf('a', 'b'), tableOf('', 'c é', 'd'), tableOf('e'.repeat(100))];
const BATCHES = [A, B, C].map(batchOf);
const [a, b, c] = BATCHES as [Buffer, Buffer, Buffer];
const TITLES = { A: ['a', 'b'], B: ['', 'c é', 'd'], C: ['e'.repeat(100)] };

async function rowsOf(file: Buffer): Promise<unknown[]> {
  const rows: unknown[] = [];
  const reading = await readArrow(opened({ [FILE]: file }), FILE, [TITLE]);
  for await (const row of reading.rows) rows.push(...row);
  return rows;
}

function faultsOf(file: Buffer): readonly string[] {
  return openArrowFile(opened({ [FILE]: file }), FILE).faults;
}

describe('of an Arrow file the rows are read that apache-arrow finds', () => {
  it.each<[what: string, parts: Parameters<typeof fileOf>[1], footer: Footer, titles: string[]]>([
    ['of a batch', [a], {}, TITLES.A],
    ['of batches', BATCHES, {}, [...TITLES.A, ...TITLES.B, ...TITLES.C]],
    ['of a batch behind its schema', [{ other: schemaMessageOf(A) }, a], {}, TITLES.A],
    ['of batches behind their schema', [{ other: schemaMessageOf(A) }, a, b], {}, [...TITLES.A, ...TITLES.B]],
    [
      'of batches in another order',
      [a, b],
      { blocks: (blocks) => blocks.toReversed() },
      [...TITLES.B, ...TITLES.A],
    ],
    ['of one of two batches', [a, b], { blocks: (blocks) => blocks.slice(1) }, TITLES.B],
    ['of a batch that has none', [batchOf(tableOf()), a], {}, TITLES.A],
    ['of no batches', [], {}, []],
    ['of no batches, which are null', [a], { field: 'null' }, []],
    ['of no batches, whose field is left out', [a], { field: 'left out' }, []],
  ])('%s', async (_, parts, footer, titles) => {
    const file = fileOf(A, parts, footer);
    expect(Array.from(tableFromIPC(file).getChild('title') ?? [])).toEqual(titles);
    expect(await rowsOf(file)).toEqual(titles);
  });
});

describe('a batch with a column of another length', () => {
  // as many as there is nothing else of
  const table = tableOf(...[...'abcdefghijk'].map((letter) => letter.repeat(2)));
  const batch = batchOf(table);
  const [ofBatch, ofColumn] = [...batch.subarray(8).keys()].filter((at) => batch.readBigInt64LE(at) === 11n);

  it.each([
    [ofBatch, 10n, 'title has 11 values in 10 rows'],
    [ofBatch, 12n, 'title has 11 values in 12 rows'],
    [ofColumn, 10n, 'title has 10 values in 11 rows'],
    [ofColumn, 12n, 'title has 12 values in 11 rows'],
  ])('is not read: at byte %i %i', async (at, length, message) => {
    const changed = Buffer.from(batch);
    changed.writeBigInt64LE(length, at);
    await expect(rowsOf(fileOf(table, [changed]))).rejects.toThrow(message);
  });

  it('is not read: a message without a header', async () => {
    const changed = Buffer.from(batch);
    const root = 8 + changed.readInt32LE(8);
    // the third field of its table
    changed.writeInt16LE(0, root - changed.readInt32LE(root) + 8);
    await expect(rowsOf(fileOf(table, [changed]))).rejects.toThrow('has no header');
  });
});

describe('an Arrow file whose batches follow each other', () => {
  it.each<[what: string, file: Buffer]>([
    ['from its start', fileOf(A, BATCHES)],
    ['from behind the schema', fileOf(A, [{ other: schemaMessageOf(A) }, ...BATCHES])],
    ['though there are none', fileOf(A, [])],
    ['though there are none, and none are named', fileOf(A, [], { field: 'left out' })],
  ])('%s is without fault', (_, file) => {
    expect(faultsOf(file)).toEqual([]);
  });

  const start = 8;
  const gap = { other: Buffer.alloc(24) };
  const second = start + a.length;
  const third = second + b.length;
  it.each<[what: string, file: Buffer, faults: string[]]>([
    [
      'but for a gap',
      fileOf(A, [a, gap, b, c]),
      [`record batch 2 begins at byte ${second + 24}, not at ${second}`],
    ],
    [
      'but for two gaps',
      fileOf(A, [a, gap, b, gap, c]),
      [
        `record batch 2 begins at byte ${second + 24}, not at ${second}`,
        `record batch 3 begins at byte ${third + 48}, not at ${third + 24}`,
      ],
    ],
    [
      'but for what is before the footer',
      fileOf(A, [a, b, gap]),
      [`the footer begins at byte ${third + 24 + 8}, not at ${third + 8}`],
    ],
    [
      'but for one that the footer does not name',
      fileOf(A, [a, b], { blocks: (blocks) => blocks.slice(0, 1) }),
      [`the footer begins at byte ${third + 8}, not at ${second + 8}`],
    ],
    [
      'but for all, of which the footer names none',
      fileOf(A, [a], { field: 'null' }),
      [`the footer begins at byte ${second + 8}, not at ${start + 8}`],
    ],
    [
      'but for all, whose field is left out of the footer',
      fileOf(A, [a], { field: 'left out' }),
      [`the footer begins at byte ${second + 8}, not at ${start + 8}`],
    ],
    [
      'but for their order',
      fileOf(A, [a, b], { blocks: (blocks) => blocks.toReversed() }),
      [
        `record batch 2 begins at byte ${start}, not at ${third}`,
        `the footer begins at byte ${third + 8}, not at ${second + 8}`,
      ],
    ],
  ])('%s is told', (_, file, faults) => {
    expect(faultsOf(file)).toEqual(faults);
  });
});

describe('a file that is no Arrow file', () => {
  const whole = fileOf(A, [a]);
  const open = (file: Buffer) => () => openArrowFile(opened({ [FILE]: file }), FILE);
  it.each<[what: string, file: Buffer]>([
    ['has no bytes', Buffer.alloc(0)],
    ['has another beginning', Buffer.from(whole).fill('X', 0, 1)],
    ['has no padding', Buffer.from(whole).fill('X', 7, 8)],
    ['has another end', Buffer.from(whole).fill('X', whole.length - 1)],
    ['is its beginning alone', whole.subarray(0, 8)],
    ['is its end alone', whole.subarray(-10)],
    ['has a beginning that is a part of its end', Buffer.concat([Buffer.from('ARROW1\0'), tailOf(0)])],
  ])('%s', (_, file) => {
    expect(open(file)).toThrow('the file does not begin and end with ARROW1');
  });

  it('has a beginning and an end, and no footer', () => {
    expect(open(Buffer.concat([Buffer.from('ARROW1\0\0'), tailOf(0)]))).toThrow('outside buffer bounds');
  });
});
