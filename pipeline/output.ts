import { join } from 'node:path';
import type { Manifest } from '../schemas/types.ts';
import { openTable } from './emit/emit.ts';
import { checksumsOf, manifestOf } from './emit/manifest.ts';
import type { TableWriter } from './emit/sink.ts';
import type { RowOf, TableName } from './emit/tables.ts';
import { type FileSink, openFile } from './files.ts';

export type OutputFile = Manifest['outputs'][number];

/** The files of a build while they are written. */
export interface Output {
  /** Opens a table in all its formats. */
  open<Name extends TableName>(name: Name): Promise<TableWriter<RowOf[Name]>>;
  /** Ends all tables, then writes the manifest and the checksums of everything. */
  close(build: Omit<Manifest, 'tools' | 'outputs'>): OutputFile[];
}

export function openOutput(folder: string): Output {
  const tables: { files: Map<string, FileSink>; writer: TableWriter; rows: number }[] = [];
  return {
    open: async (name) => {
      const files = new Map<string, FileSink>();
      const writer = await openTable(name, (file) => opened(files, file, folder));
      const table = { files, writer, rows: 0 };
      tables.push(table);
      return {
        write: (rows) => {
          table.rows += rows.length;
          writer.write(rows);
        },
        close: () => {},
      };
    },
    close: (build) => {
      const outputs = tables.flatMap(({ files, writer, rows }) => {
        writer.close();
        return [...files].map(([file, sink]) => ({ file, rows, ...sink.close() }));
      });
      const manifest = writeText(folder, 'manifest.json', manifestOf({ ...build, outputs }));
      writeText(folder, 'SHA256SUMS', checksumsOf([...outputs, manifest]));
      return outputs;
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
