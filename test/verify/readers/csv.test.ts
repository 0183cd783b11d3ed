import { describe, expect, it } from 'vitest';
import type { Column } from '../../../pipeline/verify/readers/columns.ts';
import { readCsv } from '../../../pipeline/verify/readers/csv.ts';
import type { Folder } from '../../../pipeline/verify/folder.ts';
import { folders } from '../folders.ts';

const { opened } = folders();

const COLUMNS = ['text', 'date', 'integer', 'number', 'list'].map((kind) => ({ name: kind, kind }) as Column);

async function rowsOf(folder: Folder, columns = COLUMNS): Promise<unknown[]> {
  const { faults, rows } = await readCsv(folder, 'x.csv', columns);
  const all: unknown[] = [...faults];
  for await (const row of rows) all.push(row);
  return all;
}

const HEADER = 'text,date,integer,number,list\r\n';

describe('a row of CSV', () => {
  it.each<[line: string, values: unknown[]]>([
    ['a,2025-08-04,7,0.5,[1]', ['a', '2025-08-04', 7, 0.5, [1]]],
    ['17,17,17,17,17', ['17', '17', 17, 17, 17]],
    [',,,,', [null, null, null, null, null]],
    ['"","","","",""', ['', '', '', '', '']],
    ['null,null,null,null,null', ['null', 'null', 'null', 'null', 'null']],
    ['x,x,07,1e0,x', ['x', 'x', '07', '1e0', 'x']],
    ['"a ""b"", c",x,-1,-0.25,"{""a"":1}"', ['a "b", c', 'x', -1, -0.25, { a: 1 }]],
  ])('%s', async (line, values) => {
    const folder = opened({ 'x.csv': `${HEADER}${line}\r\n` });
    expect(await rowsOf(folder)).toEqual([values]);
  });

  it.each([
    ['', ['the header is nothing, not text,date,integer,number,list']],
    ['text\r\n', ['the header is text, not text,date,integer,number,list']],
    [
      `\ufeff${HEADER}`,
      ['the header is \ufefftext,date,integer,number,list, not text,date,integer,number,list'],
    ],
  ])('is told by its header: %j', async (text, faults) => {
    const folder = opened({ 'x.csv': text });
    expect((await readCsv(folder, 'x.csv', COLUMNS)).faults).toEqual(faults);
  });
});

describe('a row of CSV that is short', () => {
  it('under a header that is, has no value in the columns that are missing', async () => {
    const folder = opened({ 'x.csv': 'text\r\na\r\n' });
    expect(await rowsOf(folder)).toEqual([
      'the header is text, not text,date,integer,number,list',
      ['a', undefined, undefined, undefined, undefined],
    ]);
  });

  it('under a header that is not, ends the reading', async () => {
    const folder = opened({ 'x.csv': `${HEADER}a,b\r\n` });
    await expect(rowsOf(folder)).rejects.toThrow('Invalid Record Length: expect 5, got 2 on line 2');
  });
});

describe('a disk that fails', () => {
  const failing = (before: string): Folder => ({
    ...opened({}),
    *chunks() {
      if (before !== '') yield Buffer.from(before);
      throw new Error('EIO: i/o error, read');
    },
  });

  it.each(['', HEADER, `${HEADER}a,b,1,2,[]\r\n`])('after %j ends the reading of CSV', async (before) => {
    await expect(rowsOf(failing(before))).rejects.toThrow('EIO: i/o error, read');
  });
});
