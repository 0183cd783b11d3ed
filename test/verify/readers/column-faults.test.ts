import { Buffer } from 'node:buffer';
import {
  Bool,
  DateDay,
  DateMillisecond,
  type DataType,
  Field,
  Float32,
  Float64,
  Int32,
  Int64,
  List,
  Schema,
  Struct,
  Table,
  tableToIPC,
  Uint32,
  Utf8,
} from 'apache-arrow';
import type { SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { readArrow } from '../../../pipeline/verify/readers/arrow.ts';
import type { Column } from '../../../pipeline/verify/readers/columns.ts';
import { readParquet } from '../../../pipeline/verify/readers/parquet.ts';
import { folders } from '../folders.ts';

const { opened } = folders();

function column(
  name: string,
  kind: Column['kind'],
  nullable: boolean,
  fields: readonly Column[] = [],
): Column {
  return { name, kind, nullable, description: `The ${name}.`, fields };
}

/** A column of every kind. */
const COLUMNS = [
  column('title', 'text', false),
  column('date', 'date', true),
  column('count', 'integer', false),
  column('share', 'number', false),
  column('flags', 'texts', false),
  column('links', 'structs', false, [column('url', 'text', false)]),
];

describe('the schema of an Arrow file', () => {
  const field = (name: string, type: DataType, nullable = false) =>
    new Field(name, type, nullable, new Map([['description', `The ${name}.`]]));
  const listOf = (item: DataType) => new List(new Field('item', item, false));
  const [title, date, count, share, flags, links] = [
    field('title', new Utf8()),
    field('date', new DateDay(), true),
    field('count', new Int32()),
    field('share', new Float64()),
    field('flags', listOf(new Utf8())),
    field('links', listOf(new Struct([field('url', new Utf8())]))),
  ] as const;
  const last = [share, flags, links] as const;

  it.each<[what: string, fields: Field[], faults: string[]]>([
    ['as it must be', [title, date, count, ...last], []],
    [
      'with fields in another order',
      [date, title, count, ...last],
      [
        'column 1 is date nullable date 0 "The date.", not title utf8 "The title."',
        'column 2 is title utf8 "The title.", not date nullable date 0 "The date."',
      ],
    ],
    [
      'without the last two',
      [title, date, count, share],
      [
        'column 5 is missing, not flags list<item utf8> "The flags."',
        'column 6 is missing, not links list<item struct<url utf8 "The url.">> "The links."',
      ],
    ],
    [
      'with two more',
      [title, date, count, ...last, field('note', new Utf8()), field('more', new Utf8())],
      ['columns too many: 2'],
    ],
    [
      'with integers that have no sign',
      [title, date, field('count', new Uint32()), ...last],
      ['column 3 is count uint32 "The count.", not count int32 "The count."'],
    ],
    [
      'with larger integers',
      [title, date, field('count', new Int64()), ...last],
      ['column 3 is count int64 "The count.", not count int32 "The count."'],
    ],
    [
      'with smaller numbers',
      [title, date, count, field('share', new Float32()), flags, links],
      ['column 4 is share float 1 "The share.", not share float 2 "The share."'],
    ],
    [
      'with dates in milliseconds',
      [title, field('date', new DateMillisecond(), true), count, ...last],
      ['column 2 is date nullable date 1 "The date.", not date nullable date 0 "The date."'],
    ],
    [
      // 6 is Bool in Schema.fbs
      'with a type that none of ours has',
      [title, date, field('count', new Bool()), ...last],
      ['column 3 is count type 6 "The count.", not count int32 "The count."'],
    ],
    [
      'without a meaning',
      [new Field('title', new Utf8(), false), date, count, ...last],
      ['column 1 is title utf8, not title utf8 "The title."'],
    ],
    [
      'with lists of what may be null',
      [title, date, count, share, field('flags', new List(new Field('item', new Utf8(), true))), links],
      ['column 5 is flags list<item nullable utf8> "The flags.", not flags list<item utf8> "The flags."'],
    ],
  ])('%s', async (_, fields, faults) => {
    const folder = opened({ 'x.arrow': tableToIPC(new Table(new Schema(fields)), 'file') });
    expect((await readArrow(folder, 'x.arrow', COLUMNS)).faults).toEqual(faults);
  });
});

describe('the schema of a Parquet file', () => {
  const text = (name: string): SchemaElement => ({
    name,
    repetition_type: 'REQUIRED',
    type: 'BYTE_ARRAY',
    converted_type: 'UTF8',
    logical_type: { type: 'STRING' },
  });
  const count: SchemaElement = { name: 'count', repetition_type: 'REQUIRED', type: 'INT32' };
  const root = (num_children: number): SchemaElement => ({ name: 'schema', num_children });
  const columns = [column('title', 'text', false), column('count', 'integer', false)];
  const meant = { key: 'descriptions', value: '{"title":"The title.","count":"The count."}' };
  const DESCRIPTIONS = 'the descriptions are not those of the schema of the table';

  it.each<
    [
      what: string,
      elements: SchemaElement[],
      said: { key: string; value?: string }[] | null,
      faults: string[],
    ]
  >([
    ['as it must be', [root(2), text('title'), count], [meant], []],
    [
      'beside something else that is said',
      [root(2), text('title'), count],
      [{ key: 'x', value: 'y' }, meant],
      [],
    ],
    ['of which nothing is said', [root(2), text('title'), count], null, [DESCRIPTIONS]],
    [
      'of which something else is said',
      [root(2), text('title'), count],
      [{ ...meant, key: 'x' }],
      [DESCRIPTIONS],
    ],
    ['of which less is said', [root(2), text('title'), count], [{ ...meant, value: '{}' }], [DESCRIPTIONS]],
    [
      'with elements in another order',
      [root(2), count, text('title')],
      [meant],
      [
        'schema element 1 is count REQUIRED INT32, not title REQUIRED BYTE_ARRAY UTF8 STRING',
        'schema element 2 is title REQUIRED BYTE_ARRAY UTF8 STRING, not count REQUIRED INT32',
      ],
    ],
    [
      'with one too few',
      [root(1), text('title')],
      [meant],
      [
        'schema element 0 is schema of 1, not schema of 2',
        'schema element 2 is missing, not count REQUIRED INT32',
      ],
    ],
    [
      'with two too many',
      [root(4), text('title'), count, text('note'), text('more')],
      [meant],
      ['schema element 0 is schema of 4, not schema of 2', 'the schema has 2 elements too many'],
    ],
    [
      'with a column that may be null',
      [root(2), text('title'), { ...count, repetition_type: 'OPTIONAL' }],
      [meant],
      ['schema element 2 is count OPTIONAL INT32, not count REQUIRED INT32'],
    ],
    [
      'with larger integers',
      [root(2), text('title'), { ...count, type: 'INT64' }],
      [meant],
      ['schema element 2 is count REQUIRED INT64, not count REQUIRED INT32'],
    ],
    [
      'with bytes that are no text',
      [root(2), { name: 'title', repetition_type: 'REQUIRED', type: 'BYTE_ARRAY' }, count],
      [meant],
      ['schema element 1 is title REQUIRED BYTE_ARRAY, not title REQUIRED BYTE_ARRAY UTF8 STRING'],
    ],
  ])('%s', async (_, schema, said, faults) => {
    const writer = new ByteWriter();
    new ParquetWriter({ writer, schema, ...(said && { kvMetadata: said }) }).finish();
    const folder = opened({ 'x.parquet': Buffer.from(writer.getBytes()) });
    expect((await readParquet(folder, 'x.parquet', columns)).faults).toEqual(faults);
  });
});
