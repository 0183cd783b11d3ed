import { join } from 'node:path';
import type { Manifest } from '../schemas/types.ts';
import { describe, type Previous } from './describe/describe.ts';
import { openTable } from './emit/emit.ts';
import { checksumsOf, manifestOf } from './emit/manifest.ts';
import type { TableWriter } from './emit/sink.ts';
import { fileOf, type RowOf, type Rows, type TableName } from './emit/tables.ts';
import { type FileSink, openFile, readLines, type Written } from './files.ts';
import { compare } from './order.ts';

export type OutputFile = Manifest['outputs'][number];

/** What a build says of itself in its manifest. */
export type About = Omit<Manifest, 'tools' | 'outputs'>;

/** The files of a build while they are written. */
export interface Output {
  /** Opens a table in all its formats. */
  open<Name extends TableName>(name: Name): Promise<TableWriter<RowOf[Name]>>;
  /** Ends the tables that are still open, then writes what describes them. */
  close(about: About, since?: Previous | null): Promise<OutputFile[]>;
}

export function openOutput(folder: string): Output {
  const outputs: OutputFile[] = [];
  const stillOpen = new Set<TableWriter>();
  return {
    open: async (name) => {
      const sinks = new Map<string, FileSink>();
      const writer = await openTable(name, (file) => opened(sinks, file, folder));
      let count = 0;
      const table: TableWriter<RowOf[typeof name]> = {
        write: (rows) => {
          count += rows.length;
          writer.write(rows);
        },
        close: () => {
          if (!stillOpen.delete(table)) return;
          writer.close();
          for (const [file, sink] of sinks) outputs.push({ file, rows: count, ...sink.close() });
        },
      };
      stillOpen.add(table);
      return table;
    },
    close: (about, since = null) => {
      for (const table of stillOpen) table.close();
      return writeDescriptions(folder, { ...about, outputs }, since);
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
  const tables = [...manifest.outputs].sort((a, b) => compare(a.file, b.file));
  const described = await describe({
    manifest: { ...manifest, outputs: tables },
    rows: rowsIn(folder),
    since,
  });
  const others = described.map(({ file, text }) => ({ rows: null, ...writeText(folder, file, text) }));
  const outputs = [...tables, ...others].sort((a, b) => compare(a.file, b.file));
  const last = writeText(folder, 'manifest.json', manifestOf({ ...manifest, outputs }));
  writeText(folder, 'SHA256SUMS', checksumsOf([...outputs, last]));
  return outputs;
}

/** The rows of a folder that we wrote, by their JSON Lines: no schema is asked. */
export function rowsIn(folder: string): Rows {
  return function* (name) {
    for (const line of readLines(join(folder, fileOf(name, 'jsonl'))))
      yield JSON.parse(line.toString('utf8'));
  };
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
