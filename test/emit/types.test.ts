import { tableFromIPC } from '@uwdata/flechette';
import { type FileMetaData, parquetMetadata } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { openArrow } from '../../pipeline/emit/arrow.ts';
import { openCsv } from '../../pipeline/emit/csv.ts';
import { openJsonl } from '../../pipeline/emit/jsonl.ts';
import { openParquet } from '../../pipeline/emit/parquet.ts';
import { makePaper } from '../report/rows.ts';
import { COLUMNS, writeBytes } from './rows.ts';

const PAPER = makePaper({
  title: 'A "Title", in part',
  abstract: 'one\r\ntwo',
  authors: ['Ada'],
  ai_keywords: [],
  upvotes: 7,
  title_variants: ['a', '"b"'],
  links: [{ url: 'https://example.org', kind: 'code' }],
});

describe('openJsonl', () => {
  it('writes keys in the order of the columns, and ends the line', () => {
    const { links: _, ...rest } = PAPER;
    const links = [{ kind: 'code', url: 'https://example.org' }];
    expect(writeBytes(openJsonl, COLUMNS.papers, [[{ links, ...rest }]]).toString()).toBe(
      '{"id":"dp-000000000001","arxiv_id":null,"url":null,"title":"A \\"Title\\", in part","abstract":"one\\r\\ntwo",' +
        '"authors":["Ada"],"author_count":null,"organization":null,"published_date":null,"upvotes":7,"upvotes_date":null,' +
        '"github_repo":null,"github_stars":null,"project_page":null,"ai_summary":null,"ai_keywords":[],' +
        '"first_date":"2025-08-04","last_date":null,"appearance_count":1,"day_count":1,"title_variants":["a","\\"b\\""],' +
        '"links":[{"url":"https://example.org","kind":"code"}],"text_issues":[]}\n',
    );
  });
});

describe('openCsv', () => {
  it('writes a header, CRLF, quotes where needed, null as nothing, empty text as quotes, lists as JSON', () => {
    const rows = [
      PAPER,
      { ...PAPER, title: '', abstract: 'one\ntwo', authors: null, title_variants: [], links: [] },
    ];
    expect(writeBytes(openCsv, COLUMNS.papers, [rows]).toString()).toBe(
      'id,arxiv_id,url,title,abstract,authors,author_count,organization,published_date,upvotes,upvotes_date,github_repo,' +
        'github_stars,project_page,ai_summary,ai_keywords,first_date,last_date,appearance_count,day_count,title_variants,' +
        'links,text_issues\r\n' +
        'dp-000000000001,,,"A ""Title"", in part","one\r\ntwo","[""Ada""]",,,,7,,,,,,[],2025-08-04,,1,1,' +
        '"[""a"",""\\""b\\""""]","[{""url"":""https://example.org"",""kind"":""code""}]",[]\r\n' +
        'dp-000000000001,,,"","one\ntwo",,,,,7,,,,,,[],2025-08-04,,1,1,[],[],[]\r\n',
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
      ['arxiv_id', 'utf8', true],
      ['url', 'utf8', true],
      ['title', 'utf8', false],
      ['abstract', 'utf8', true],
      ['authors', 'list<utf8>', true],
      ['author_count', 'int32', true],
      ['organization', 'utf8', true],
      ['published_date', 'date32', true],
      ['upvotes', 'int32', true],
      ['upvotes_date', 'date32', true],
      ['github_repo', 'utf8', true],
      ['github_stars', 'int32', true],
      ['project_page', 'utf8', true],
      ['ai_summary', 'utf8', true],
      ['ai_keywords', 'list<utf8>', true],
      ['first_date', 'date32', true],
      ['last_date', 'date32', true],
      ['appearance_count', 'int32', false],
      ['day_count', 'int32', false],
      ['title_variants', 'list<utf8>', false],
      ['links', 'list<struct<url: utf8, kind: utf8>>', false],
      ['text_issues', 'list<utf8>', false],
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
      'arxiv_id BYTE_ARRAY STRING OPTIONAL',
      'url BYTE_ARRAY STRING OPTIONAL',
      'title BYTE_ARRAY STRING REQUIRED',
      'abstract BYTE_ARRAY STRING OPTIONAL',
      'authors LIST OPTIONAL',
      'list REPEATED',
      'element BYTE_ARRAY STRING REQUIRED',
      'author_count INT32 OPTIONAL',
      'organization BYTE_ARRAY STRING OPTIONAL',
      'published_date INT32 DATE OPTIONAL',
      'upvotes INT32 OPTIONAL',
      'upvotes_date INT32 DATE OPTIONAL',
      'github_repo BYTE_ARRAY STRING OPTIONAL',
      'github_stars INT32 OPTIONAL',
      'project_page BYTE_ARRAY STRING OPTIONAL',
      'ai_summary BYTE_ARRAY STRING OPTIONAL',
      'ai_keywords LIST OPTIONAL',
      'list REPEATED',
      'element BYTE_ARRAY STRING REQUIRED',
      'first_date INT32 DATE OPTIONAL',
      'last_date INT32 DATE OPTIONAL',
      'appearance_count INT32 REQUIRED',
      'day_count INT32 REQUIRED',
      'title_variants LIST REQUIRED',
      'list REPEATED',
      'element BYTE_ARRAY STRING REQUIRED',
      'links LIST REQUIRED',
      'list REPEATED',
      'element REQUIRED',
      'url BYTE_ARRAY STRING REQUIRED',
      'kind BYTE_ARRAY STRING REQUIRED',
      'text_issues LIST REQUIRED',
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
