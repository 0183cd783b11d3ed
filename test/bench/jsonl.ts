import { toColumns } from '../../pipeline/emit/columns.ts';
import { openJsonl } from '../../pipeline/emit/jsonl.ts';
import { TABLES } from '../../pipeline/emit/tables.ts';
import type { Paper } from '../../schemas/types.ts';
import { COMPARED_COLUMNS, compareTimes, runContest, toTimePerRecord } from './contest.ts';
import { makePapers } from './made-up.ts';
import { NOWHERE, writeTable } from './sinks.ts';
import type { Table } from './table.ts';

const ROWS = { quick: 5_000, full: 200_000 };

/** The JSON Lines of papers, keys in order and encoded, beside JSON.stringify and nothing else. */
export async function benchJsonl(quick: boolean): Promise<Table[]> {
  const rows = makePapers(quick ? ROWS.quick : ROWS.full);
  const columns = toColumns(TABLES.papers.schema);
  const times = await runContest(
    [
      { name: 'openJsonl', run: () => writeTable(openJsonl(NOWHERE, columns), rows) },
      { name: 'JSON.stringify', run: () => stringifyAll(rows) },
    ],
    quick ? 1 : 5,
  );
  return [
    {
      title: `JSON Lines of ${rows.length} papers, to nowhere`,
      columns: COMPARED_COLUMNS,
      rows: compareTimes(times, 'openJsonl', ['JSON.stringify'], toTimePerRecord(rows.length)),
    },
  ];
}

function stringifyAll(rows: readonly Paper[]): number {
  let characters = 0;
  for (const row of rows) characters += JSON.stringify(row).length;
  return characters;
}
