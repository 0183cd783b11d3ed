import { join } from 'node:path';
import type { Manifest } from '../schemas/types.ts';
import { openTable } from './emit/emit.ts';
import { checksumsOf, manifestOf } from './emit/manifest.ts';
import type { TableWriter } from './emit/sink.ts';
import type { RowOf, TableName } from './emit/tables.ts';
import { type FileSink, openFile } from './files.ts';
import { compare } from './order.ts';

export type OutputFile = Manifest['outputs'][number];

/** The files of a build while they are written. */
export interface Output {
  /** Opens a table in all its formats. */
  open<Name extends TableName>(name: Name): Promise<TableWriter<RowOf[Name]>>;
  /** Ends the tables that are still open, then writes the manifest and the checksums of everything. */
  close(build: Omit<Manifest, 'tools' | 'outputs'>): OutputFile[];
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
    close: (build) => {
      for (const table of stillOpen) table.close();
      const manifest = writeText(folder, 'manifest.json', manifestOf({ ...build, outputs }));
      writeText(folder, 'SHA256SUMS', checksumsOf([...outputs, manifest]));
      return outputs.sort((a, b) => compare(a.file, b.file));
    },
  };
}

function opened(files: Map<string, FileSink>, file: string, folder: string): FileSink {
  const sink = openFile(join(folder, file));
  files.set(file, sink);
  return sink;
}

function writeText(
  folder: string,
  file: string,
  text: string,
): { file: string; bytes: number; sha256: string } {
  const sink = openFile(join(folder, file));
  sink.write(Buffer.from(text));
  return { file, ...sink.close() };
}
