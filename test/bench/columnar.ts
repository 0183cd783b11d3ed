import { statSync } from 'node:fs';
import { join } from 'node:path';
import { openArrow } from '../../pipeline/emit/arrow.ts';
import { type Column, toColumns } from '../../pipeline/emit/columns.ts';
import { openJsonl } from '../../pipeline/emit/jsonl.ts';
import { openParquet } from '../../pipeline/emit/parquet.ts';
import type { Sink, TableWriter } from '../../pipeline/emit/sink.ts';
import { TABLES } from '../../pipeline/emit/tables.ts';
import { writeWithBuilders } from './builders.ts';
import { COMPARED_COLUMNS, compareTimes, type Contestant, runContest, toTimePerRecord } from './contest.ts';
import { type Copier, type Copy, openCopier } from './duckdb.ts';
import { makePapers } from './made-up.ts';
import { writeFile, writeTable } from './sinks.ts';
import type { Cell, Table } from './table.ts';

const ROWS = { quick: 5_000, full: 200_000 };

const COLUMNS: readonly Column[] = toColumns(TABLES.papers.schema);

/** The Arrow file of papers beside the builders of apache-arrow, and DuckDB, which writes no Arrow but Parquet. */
export function benchArrow(quick: boolean, folder: string): Promise<Table[]> {
  const built = join(folder, 'built.arrow');
  return benchColumnar('Arrow', quick, folder, (rows, from, copier) => [
    {
      name: 'builders of apache-arrow',
      kind: 'builders of apache-arrow',
      to: built,
      run: () => writeWithBuilders(rows, COLUMNS, built),
    },
    ...listCopiers({ from: 'loaded', compression: 'uncompressed' }, folder, copier),
    ...listCopiers({ from, compression: 'uncompressed' }, folder, copier),
  ]);
}

/** The Parquet file of papers beside DuckDB, from the same JSON Lines and from a table that it has in memory. */
export function benchParquet(quick: boolean, folder: string): Promise<Table[]> {
  return benchColumnar('Parquet', quick, folder, (_, from, copier) =>
    (['snappy', 'zstd'] as const).flatMap((compression) => [
      ...listCopiers({ from: 'loaded', compression }, folder, copier),
      ...listCopiers({ from, compression }, folder, copier),
    ]),
  );
}

/** A contestant with the file that it leaves, and what decides on the size of that. */
interface FileWriter extends Contestant {
  kind: string;
  to: string;
}

type Open = (sink: Sink, columns: readonly Column[]) => TableWriter;

const OPENERS = { Arrow: openArrow, Parquet: openParquet };

type Baselines = (rows: readonly object[], from: string, copier: Copier) => FileWriter[];

async function benchColumnar(
  format: keyof typeof OPENERS,
  quick: boolean,
  folder: string,
  baselinesOf: Baselines,
): Promise<Table[]> {
  const rows = makePapers(quick ? ROWS.quick : ROWS.full);
  const write = (how: Open, path: string) => writeFile(path, (sink) => writeTable(how(sink, COLUMNS), rows));
  const jsonl = join(folder, 'papers.jsonl');
  write(openJsonl, jsonl);
  const to = join(folder, `ours.${format}`);
  const ours = { name: `open${format}`, kind: 'ours', to, run: () => write(OPENERS[format], to) };
  const copier = await openCopier(jsonl);
  const baselines = baselinesOf(rows, `read_json('${jsonl}')`, copier);
  const times = await runContest([ours, ...baselines], quick ? 1 : 3);
  copier.close();
  const names = baselines.map(({ name }) => name);
  return [
    {
      title: `${format} of ${rows.length} papers, to a file`,
      columns: COMPARED_COLUMNS,
      rows: [
        ...compareTimes(times, ours.name, names, toTimePerRecord(rows.length)),
        ...measureSizes(ours, baselines),
      ],
    },
  ];
}

function listCopiers(copy: Pick<Copy, 'from' | 'compression'>, folder: string, copier: Copier): FileWriter[] {
  const source = copy.from === 'loaded' ? 'memory' : 'JSON Lines';
  return [true, false].map((oneThread) => {
    const name = `DuckDB, ${copy.compression}, from ${source}, ${oneThread ? 'one thread' : 'all cores'}`;
    const to = join(folder, `${name.replaceAll(' ', '-')}.parquet`);
    return {
      name,
      kind: `DuckDB, ${copy.compression}`,
      to,
      run: () => copier.copy({ ...copy, to, oneThread }),
    };
  });
}

function measureSizes(ours: FileWriter, baselines: readonly FileWriter[]): Cell[][] {
  const own = measureMegabytes(ours.to);
  const files = new Map(baselines.map(({ kind, to }) => [kind, to]));
  return [...files].map(([kind, to]) => {
    const theirs = measureMegabytes(to);
    return [ours.name, 'MB', own, kind, theirs, own / theirs, null, null];
  });
}

function measureMegabytes(path: string): number {
  return statSync(path).size / 1e6;
}
