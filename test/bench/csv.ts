import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Options, stringify } from 'csv-stringify';
import { stringify as stringifySync } from 'csv-stringify/sync';
import { toColumns } from '../../pipeline/emit/columns.ts';
import { openCsv } from '../../pipeline/emit/csv.ts';
import { TABLES } from '../../pipeline/emit/tables.ts';
import type { Paper } from '../../schemas/types.ts';
import { BESIDE, beside, contest, each } from './contest.ts';
import { papersOf } from './made-up.ts';
import { NOWHERE, writeTable } from './sinks.ts';
import type { Table } from './table.ts';

const ROWS = { quick: 5_000, full: 200_000 };

/** The CSV of papers beside csv-stringify as its manual shows it: as a stream, and all at once. */
export async function csv(quick: boolean): Promise<Table[]> {
  const rows = papersOf(quick ? ROWS.quick : ROWS.full);
  const columns = toColumns(TABLES.papers.schema);
  const options: Options = { header: true, columns: columns.map(({ name }) => name) };
  const times = await contest(
    [
      { name: 'openCsv', run: () => writeTable(openCsv(NOWHERE, columns), rows) },
      { name: 'csv-stringify, stream', run: () => stream(rows, options) },
      // bytes are what a file takes
      { name: 'csv-stringify, sync', run: () => Buffer.from(stringifySync(rows, options)) },
    ],
    quick ? 1 : 3,
  );
  return [
    {
      title: `CSV of ${rows.length} papers, to nowhere`,
      columns: BESIDE,
      rows: beside(times, 'openCsv', ['csv-stringify, stream', 'csv-stringify, sync'], each(rows.length)),
    },
  ];
}

async function stream(rows: readonly Paper[], options: Options): Promise<void> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  await pipeline(rows, stringify(options), nowhere);
}
