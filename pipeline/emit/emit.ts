import type { Column } from './columns.ts';
import { selectColumns, type Edition, selectFields } from './editions.ts';
import type { Sink, TableWriter } from './sink.ts';
import { type Format, fileOf, type RowOf, TABLES, type TableName } from './tables.ts';

/**
 * Opens a table in all its formats. openSink opens each file by name. close ends the files; the caller closes
 * the sinks.
 */
export async function openTable<Name extends TableName>(
  name: Name,
  openSink: (file: string) => Sink,
  edition: Edition = 'full',
): Promise<TableWriter<RowOf[Name]>> {
  const { formats } = TABLES[name];
  const columns = selectColumns(name, edition);
  const openers = await Promise.all(formats.map((format) => OPENERS[format]()));
  const writers = openers.map((open, index) =>
    open(openSink(fileOf(name, formats[index] as Format)), columns),
  );
  return {
    write: (rows) => {
      const held = edition === 'full' ? rows : rows.map((row) => selectFields(name, row, edition));
      for (const writer of writers) writer.write(held);
    },
    close: () => {
      for (const writer of writers) writer.close();
    },
  };
}

type Open = (sink: Sink, columns: readonly Column[]) => TableWriter;

/** Loaded on demand: apache-arrow alone takes three times as long to load as Node. */
const OPENERS: Readonly<Record<Format, () => Promise<Open>>> = {
  jsonl: async () => (await import('./jsonl.ts')).openJsonl,
  csv: async () => (await import('./csv.ts')).openCsv,
  'spreadsheet.csv': async () => (await import('./spreadsheet.ts')).openSpreadsheet,
  arrow: async () => (await import('./arrow.ts')).openArrow,
  parquet: async () => (await import('./parquet.ts')).openParquet,
};
