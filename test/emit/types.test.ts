import { tableFromIPC } from '@uwdata/flechette';
import { type FileMetaData, parquetMetadata } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { openArrow } from '../../pipeline/emit/arrow.ts';
import { openCsv } from '../../pipeline/emit/csv.ts';
import { openJsonl } from '../../pipeline/emit/jsonl.ts';
import { openParquet } from '../../pipeline/emit/parquet.ts';
import { COLUMNS, writeBytes } from './rows.ts';

const PAPER = {
  id: 'dp-000000000001',
  title: 'A "Title", in part',
  abstract: 'one\r\ntwo',
  first_date: null,
  last_date: '2025-08-04',
  appearance_count: 2,
  title_variants: ['a', '"b"'],
  links: [{ kind: 'code', url: 'https://example.org' }],
  flags: [],
};

describe('openJsonl', () => {
  it('writes keys in the order of the columns, and ends the line', () => {
    const { links, ...rest } = PAPER;
    expect(writeBytes(openJsonl, COLUMNS.papers, [[{ links, ...rest }]]).toString()).toBe(
      '{"id":"dp-000000000001","title":"A \\"Title\\", in part","abstract":"one\\r\\ntwo","first_date":null,' +
        '"last_date":"2025-08-04","appearance_count":2,"title_variants":["a","\\"b\\""],' +
        '"links":[{"url":"https://example.org","kind":"code"}],"flags":[]}\n',
    );
  });
});

describe('openCsv', () => {
  it('writes a header, CRLF, quotes where needed, null as nothing, empty text as quotes, lists as JSON', () => {
    const rows = [PAPER, { ...PAPER, title: '', abstract: 'one\ntwo', title_variants: [], links: [] }];
    expect(writeBytes(openCsv, COLUMNS.papers, [rows]).toString()).toBe(
      'id,title,abstract,first_date,last_date,appearance_count,title_variants,links,flags\r\n' +
        'dp-000000000001,"A ""Title"", in part","one\r\ntwo",,2025-08-04,2,"[""a"",""\\""b\\""""]",' +
        '"[{""url"":""https://example.org"",""kind"":""code""}]",[]\r\n' +
        'dp-000000000001,"","one\ntwo",,2025-08-04,2,[],[],[]\r\n',
    );
  });
});

describe('openArrow', () => {
  const table = tableFromIPC(new Uint8Array(writeBytes(openArrow, COLUMNS.papers, [[PAPER]])));

  it('gives each column its type: text is text, not a dictionary', () => {
    expect(
      table.schema.fields.map(({ name, type, nullable }) => [name, nameArrowType(type), nullable]),
    ).toEqual([
      ['id', 'utf8', false],
      ['title', 'utf8', false],
      ['abstract', 'utf8', false],
      ['first_date', 'date32', true],
      ['last_date', 'date32', true],
      ['appearance_count', 'int32', false],
      ['title_variants', 'list<utf8>', false],
      ['links', 'list<struct<url: utf8, kind: utf8>>', false],
      ['flags', 'list<utf8>', false],
    ]);
  });

  it('keeps the description of each column as metadata of its field', () => {
    const descriptions = table.schema.fields.map(({ metadata }) => metadata?.get('description'));
    expect(descriptions).toEqual(COLUMNS.papers.map(({ description }) => description));
  });

  it('writes at most 8,192 rows a batch', () => {
    const bytes = writeBytes(openArrow, COLUMNS.papers, [Array.from({ length: 8_193 }, () => PAPER)]);
    const batches = tableFromIPC(new Uint8Array(bytes)).getChild('id').data;
    expect(batches.map(({ length }) => length)).toEqual([8_192, 1]);
  });
});

describe('openParquet', () => {
  const metadata = readMetadata(writeBytes(openParquet, COLUMNS.papers, [[PAPER]]));

  it('gives each column its type, required unless it is nullable', () => {
    const elements = metadata.schema.map(({ name, type, logical_type, repetition_type }) =>
      [name, type, logical_type?.type, repetition_type].filter(Boolean).join(' '),
    );
    expect(elements).toEqual([
      'schema',
      'id BYTE_ARRAY STRING REQUIRED',
      'title BYTE_ARRAY STRING REQUIRED',
      'abstract BYTE_ARRAY STRING REQUIRED',
      'first_date INT32 DATE OPTIONAL',
      'last_date INT32 DATE OPTIONAL',
      'appearance_count INT32 REQUIRED',
      'title_variants LIST REQUIRED',
      'list REPEATED',
      'element BYTE_ARRAY STRING REQUIRED',
      'links LIST REQUIRED',
      'list REPEATED',
      'element REQUIRED',
      'url BYTE_ARRAY STRING REQUIRED',
      'kind BYTE_ARRAY STRING REQUIRED',
      'flags LIST REQUIRED',
      'list REPEATED',
      'element BYTE_ARRAY STRING REQUIRED',
    ]);
  });

  it('keeps the descriptions as key-value metadata', () => {
    const [entry] = metadata.key_value_metadata ?? [];
    expect(entry?.key).toBe('descriptions');
    const entries = COLUMNS.papers.map(({ name, description }) => [name, description]);
    expect(JSON.parse(entry?.value ?? '')).toEqual(Object.fromEntries(entries));
  });

  it('ends a row group before it holds more than 32 Mi characters', () => {
    const abstract = 'a'.repeat(12 << 20);
    const rows = Array.from({ length: 3 }, () => ({ ...PAPER, abstract }));
    const { row_groups } = readMetadata(writeBytes(openParquet, COLUMNS.papers, [rows]));
    expect(row_groups.map(({ num_rows }) => num_rows)).toEqual([2n, 1n]);
  });
});

function readMetadata(bytes: Buffer): FileMetaData {
  return parquetMetadata(new Uint8Array(bytes).buffer);
}

interface ArrowType {
  typeId: number;
  bitWidth?: number;
  unit?: number;
  children?: readonly { name: string; type: ArrowType }[] | null;
}

/** Names of the types of Schema.fbs (Arrow columnar format), by their number in its union. */
function nameArrowType({ typeId, bitWidth, unit, children }: ArrowType): string {
  if (typeId === 2) return `int${bitWidth}`;
  if (typeId === 5) return 'utf8';
  if (typeId === 8) return unit === 0 ? 'date32' : 'date64';
  const inner = (children ?? []).map(({ name, type }) => [name, nameArrowType(type)] as const);
  if (typeId === 12) return `list<${inner[0]?.[1]}>`;
  if (typeId === 13) return `struct<${inner.map((pair) => pair.join(': ')).join(', ')}>`;
  return `type ${typeId}`;
}
