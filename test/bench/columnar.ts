import { statSync } from 'node:fs';
import { join } from 'node:path';
import { openArrow } from '../../pipeline/emit/arrow.ts';
import { type Column, toColumns } from '../../pipeline/emit/columns.ts';
import { openJsonl } from '../../pipeline/emit/jsonl.ts';
import { openParquet } from '../../pipeline/emit/parquet.ts';
import type { Sink, TableWriter } from '../../pipeline/emit/sink.ts';
import { TABLES } from '../../pipeline/emit/tables.ts';
import { writeWithBuilders } from './builders.ts';
import { BESIDE, beside, type Contestant, contest, each } from './contest.ts';
import { type Copier, type Copy, openCopier } from './duckdb.ts';
import { papersOf } from './made-up.ts';
import { writeFile, writeTable } from './sinks.ts';
import type { Cell, Table } from './table.ts';

const ROWS = { quick: 5_000, full: 200_000 };

const COLUMNS: readonly Column[] = toColumns(TABLES.papers.schema);

/** The Arrow file of papers beside the builders of apache-arrow, and DuckDB, which writes no Arrow but Parquet. */
export function arrow(quick: boolean, folder: string): Promise<Table[]> {
  const built = join(folder, 'built.arrow');
  return columnar('Arrow', quick, folder, (rows, from, copier) => [
    {
      name: 'builders of apache-arrow',
      kind: 'builders of apache-arrow',
      to: built,
      run: () => writeWithBuilders(rows, COLUMNS, built),
    },
    ...copies({ from: 'loaded', compression: 'uncompressed' }, folder, copier),
    ...copies({ from, compression: 'uncompressed' }, folder, copier),
  ]);
}

/** The Parquet file of papers beside DuckDB, from the same JSON Lines and from a table that it has in memory. */
export function parquet(quick: boolean, folder: string): Promise<Table[]> {
  return columnar('Parquet', quick, folder, (_, from, copier) =>
    (['snappy', 'zstd'] as const).flatMap((compression) => [
      ...copies({ from: 'loaded', compression }, folder, copier),
      ...copies({ from, compression }, folder, copier),
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

async function columnar(
  format: keyof typeof OPENERS,
  quick: boolean,
  folder: string,
  baselinesOf: Baselines,
): Promise<Table[]> {
  const rows = papersOf(quick ? ROWS.quick : ROWS.full);
  const write = (how: Open, path: string) => writeFile(path, (sink) => writeTable(how(sink, COLUMNS), rows));
  const jsonl = join(folder, 'papers.jsonl');
  write(openJsonl, jsonl);
  const to = join(folder, `ours.${format}`);
  const ours = { name: `open${format}`, kind: 'ours', to, run: () => write(OPENERS[format], to) };
  const copier = await openCopier(jsonl);
  const baselines = baselinesOf(rows, `read_json('${jsonl}')`, copier);
  const times = await contest([ours, ...baselines], quick ? 1 : 3);
  copier.close();
  const names = baselines.map(({ name }) => name);
  return [
    {
      title: `${format} of ${rows.length} papers, to a file`,
      columns: BESIDE,
      rows: [...beside(times, ours.name, names, each(rows.length)), ...sizes(ours, baselines)],
    },
  ];
}

function copies(copy: Pick<Copy, 'from' | 'compression'>, folder: string, copier: Copier): FileWriter[] {
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

function sizes(ours: FileWriter, baselines: readonly FileWriter[]): Cell[][] {
  const own = megabytes(ours.to);
  const files = new Map(baselines.map(({ kind, to }) => [kind, to]));
  return [...files].map(([kind, to]) => {
    const theirs = megabytes(to);
    return [ours.name, 'MB', own, kind, theirs, own / theirs, null, null];
  });
}

function megabytes(path: string): number {
  return statSync(path).size / 1e6;
}
