import { join } from 'node:path';
import type { Manifest } from '../../schemas/types.ts';
import { type Database, openDatabase } from './database.ts';
import { describeDataset } from './describe-dataset.ts';
import { DATABASE, isInDatabase } from '../emit/database.ts';
import type { Edition } from '../emit/editions.ts';
import { openTable } from '../emit/emit.ts';
import { formatChecksums, toManifest } from '../emit/manifest.ts';
import type { TableWriter } from '../emit/sink.ts';
import { type RowOf, type TableName } from '../emit/tables.ts';
import { type FileSink, openFile, type Written } from '../disk/files.ts';
import type { Previous } from '../metadata/dataset.ts';
import { openRows } from '../dataset/rows.ts';

export type OutputFile = Manifest['outputs'][number];

/** What a build says of itself in its manifest. */
export type BuildFacts = Omit<Manifest, 'edition' | 'tools' | 'outputs'>;

/** The files of a build while they are written. */
export interface Output {
  /** Opens a table in all its formats, and in the SQLite file. */
  open<Name extends TableName>(name: Name): Promise<TableWriter<RowOf[Name]>>;
  /** Ends the tables that are still open, then writes what describes them. */
  close(about: BuildFacts, since?: Previous | null): Promise<OutputFile[]>;
}

/** Folder of the latest build of an edition, unless another is named: one never takes the place of the other. */
export function nextFolder(edition: Edition): string {
  return edition === 'full' ? 'dist/next' : `dist/next-${edition}`;
}

export function openOutput(folder: string, edition: Edition = 'full'): Output {
  const outputs: OutputFile[] = [];
  const stillOpen = new Set<TableWriter>();
  let database: Database | null = null;
  return {
    open: async (name) => {
      const sinks = new Map<string, FileSink>();
      const writers: TableWriter<RowOf[typeof name]>[] = [
        await openTable(name, (file) => opened(sinks, file, folder), edition),
      ];
      if (isInDatabase(name)) {
        database ??= openDatabase(join(folder, DATABASE), edition);
        writers.push(database.table(name));
      }
      let count = 0;
      const table: TableWriter<RowOf[typeof name]> = {
        write: (rows) => {
          count += rows.length;
          for (const writer of writers) writer.write(rows);
        },
        close: () => {
          if (!stillOpen.delete(table)) return;
          for (const writer of writers) writer.close();
          for (const [file, sink] of sinks) outputs.push({ file, rows: count, ...sink.close() });
        },
      };
      stillOpen.add(table);
      return table;
    },
    close: (about, since = null) => {
      for (const table of stillOpen) table.close();
      if (database !== null) outputs.push({ file: DATABASE, rows: null, ...database.close() });
      return writeDescriptions(folder, { ...about, edition, outputs }, since);
    },
  };
}

/**
 * Writes what describes the tables of a folder, then the manifest and the checksums of everything.
 * @param manifest its outputs are the files of the tables, as they lie in the folder
 * @returns all files but the manifest and the checksums, by name
 */
export async function writeDescriptions(
  folder: string,
  manifest: Omit<Manifest, 'tools'>,
  since: Previous | null,
): Promise<OutputFile[]> {
  const ofTables = toManifest(manifest);
  const described = await describeDataset({ manifest: ofTables, rows: openRows(folder), since });
  const others = described.map(({ file, text }) => ({ rows: null, ...writeText(folder, file, text) }));
  const whole = toManifest({ ...ofTables, outputs: [...ofTables.outputs, ...others] });
  const last = writeText(folder, 'manifest.json', `${JSON.stringify(whole, null, 2)}\n`);
  writeText(folder, 'SHA256SUMS', formatChecksums([...whole.outputs, last]));
  return whole.outputs;
}

function opened(files: Map<string, FileSink>, file: string, folder: string): FileSink {
  const sink = openFile(join(folder, file));
  files.set(file, sink);
  return sink;
}

function writeText(folder: string, file: string, text: string): { file: string } & Written {
  const sink = openFile(join(folder, file));
  sink.write(Buffer.from(text));
  return { file, ...sink.close() };
}
