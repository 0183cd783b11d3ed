import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Options, stringify } from 'csv-stringify';
import { stringify as stringifySync } from 'csv-stringify/sync';
import { toColumns } from '../../pipeline/emit/columns.ts';
import { openCsv } from '../../pipeline/emit/csv.ts';
import { TABLES } from '../../pipeline/emit/tables.ts';
import type { Paper } from '../../schemas/types.ts';
import { COMPARED_COLUMNS, compareTimes, runContest, toTimePerRecord } from './contest.ts';
import { makePapers } from './made-up.ts';
import { NOWHERE, writeTable } from './sinks.ts';
import type { Table } from './table.ts';

const ROWS = { quick: 5_000, full: 200_000 };

/** The CSV of papers beside csv-stringify as its manual shows it: as a stream, and all at once. */
export async function benchCsv(quick: boolean): Promise<Table[]> {
  const rows = makePapers(quick ? ROWS.quick : ROWS.full);
  const columns = toColumns(TABLES.papers.schema);
  const options: Options = { header: true, columns: columns.map(({ name }) => name) };
  const times = await runContest(
    [
      { name: 'openCsv', run: () => writeTable(openCsv(NOWHERE, columns), rows) },
      { name: 'csv-stringify, stream', run: () => writeStream(rows, options) },
      // bytes are what a file takes
      { name: 'csv-stringify, sync', run: () => Buffer.from(stringifySync(rows, options)) },
    ],
    quick ? 1 : 3,
  );
  return [
    {
      title: `CSV of ${rows.length} papers, to nowhere`,
      columns: COMPARED_COLUMNS,
      rows: compareTimes(
        times,
        'openCsv',
        ['csv-stringify, stream', 'csv-stringify, sync'],
        toTimePerRecord(rows.length),
      ),
    },
  ];
}

async function writeStream(rows: readonly Paper[], options: Options): Promise<void> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  await pipeline(rows, stringify(options), nowhere);
}
