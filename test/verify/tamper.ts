import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openArrow } from '../../pipeline/emit/arrow.ts';
import { toColumns } from '../../pipeline/emit/columns.ts';
import { openCsv } from '../../pipeline/emit/csv.ts';
import { openJsonl } from '../../pipeline/emit/jsonl.ts';
import { openParquet } from '../../pipeline/emit/parquet.ts';
import { openSpreadsheet } from '../../pipeline/emit/spreadsheet.ts';
import { type Format, type RowOf, TABLES, type TableName } from '../../pipeline/emit/tables.ts';
import type { Manifest } from '../../schemas/types.ts';

/** Something that is done to a folder. */
export type Tamper = (folder: string) => void;

/** What is done to it, and in which file the law must find it. */
export type Damage = [kind: string, file: string, tamper: Tamper];

const OPEN = {
  jsonl: openJsonl,
  csv: openCsv,
  arrow: openArrow,
  parquet: openParquet,
  'spreadsheet.csv': openSpreadsheet,
} satisfies Record<Format, object>;

export function readRows<Name extends TableName>(folder: string, table: Name): RowOf[Name][] {
  const lines = readFileSync(join(folder, `${table}.jsonl`), 'utf8')
    .split('\n')
    .slice(0, -1);
  return lines.map((line) => JSON.parse(line));
}

/** Writes a table with other rows: in all its formats, unless some are named. */
export function rows<Name extends TableName>(
  table: Name,
  change: (rows: RowOf[Name][], folder: string) => object[],
  formats: readonly Format[] = TABLES[table].formats,
): Tamper {
  return (folder) => {
    const changed = change(readRows(folder, table), folder);
    for (const format of formats) {
      const chunks: Uint8Array[] = [];
      const columns = toColumns(TABLES[table].schema);
      const writer = OPEN[format]({ write: (chunk) => chunks.push(chunk) }, columns);
      writer.write(changed);
      writer.close();
      writeFileSync(join(folder, `${table}.${format}`), Buffer.concat(chunks));
    }
  };
}

/** Writes a table with one row changed: the first that is meant, or the first of all. */
export function row<Name extends TableName>(
  table: Name,
  change: Partial<RowOf[Name]>,
  isMeant: (row: RowOf[Name]) => boolean = () => true,
  formats?: readonly Format[],
): Tamper {
  const changeOne = (all: RowOf[Name][]) => {
    const at = all.findIndex(isMeant);
    if (at === -1) throw new Error(`no such row in ${table}`);
    return all.with(at, { ...(all[at] as RowOf[Name]), ...change });
  };
  return rows(table, changeOne, formats);
}

/** The same in JSON Lines alone, for laws that read no other format. */
export function jsonlRow<Name extends TableName>(
  table: Name,
  change: Partial<RowOf[Name]>,
  isMeant: (row: RowOf[Name]) => boolean,
): Tamper {
  return row(table, change, isMeant, ['jsonl']);
}

export function bytes(file: string, change: (bytes: Buffer) => Uint8Array): Tamper {
  return (folder) => writeFileSync(join(folder, file), change(readFileSync(join(folder, file))));
}

export function text(file: string, change: (text: string) => string): Tamper {
  return bytes(file, (all) => Buffer.from(change(all.toString('utf8'))));
}

export function inManifest(change: (manifest: Manifest) => void): Tamper {
  return text('manifest.json', (json) => {
    const manifest: Manifest = JSON.parse(json);
    change(manifest);
    return `${JSON.stringify(manifest, null, 2)}\n`;
  });
}

/** Flips a bit of the first letter of a text. */
export function flip(file: string, letters: string, which: 'first' | 'last' = 'first'): Tamper {
  return bytes(file, (all) => {
    // SQLite leaves old bytes in pages that it splits
    const at = which === 'first' ? all.indexOf(letters) : all.lastIndexOf(letters);
    if (at === -1) throw new Error(`no ${letters} to damage`);
    all[at] = (all[at] ?? 0) ^ 1;
    return all;
  });
}

export function cutOff(file: string): Tamper {
  return bytes(file, (all) => all.subarray(0, all.length - 700));
}

export const firstDropped = <Row>(all: Row[]): Row[] => all.slice(1);
export const firstDoubled = <Row>(all: Row[]): Row[] => [...all, ...all.slice(0, 1)];
export const firstSwapped = <Row>([a, b, ...rest]: Row[]): Row[] => [b as Row, a as Row, ...rest];
export const isTitled = (start: string) => (one: { title: string }) => one.title.startsWith(start);
