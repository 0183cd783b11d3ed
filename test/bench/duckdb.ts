import { DuckDBInstance } from '@duckdb/node-api';

/** How DuckDB writes a file; it uses all cores by default. */
export interface Copy {
  from: string;
  to: string;
  compression: 'uncompressed' | 'snappy' | 'zstd';
  oneThread: boolean;
}

/** A database in memory that copies rows into Parquet files. */
export interface Copier {
  copy(copy: Copy): Promise<void>;
  close(): void;
}

/**
 * Opens DuckDB with the JSON Lines of a file as the table `loaded`, so copies need not include the time to read them.
 * `from` is that, or `read_json('<path>')`.
 */
export async function openCopier(jsonl: string): Promise<Copier> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`create table loaded as from read_json('${jsonl}')`);
  return {
    copy: async ({ from, to, compression, oneThread }) => {
      await connection.run(oneThread ? 'set threads = 1' : 'reset threads');
      await connection.run(`copy (from ${from}) to '${to}' (format parquet, compression ${compression})`);
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
