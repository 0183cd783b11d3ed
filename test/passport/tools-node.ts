import type { Tool } from './tools.ts';

const ONLY_ARROW = { reason: 'reads Arrow only' };
const ONLY_PARQUET = { reason: 'reads Parquet only' };
const ONLY_CSV = { reason: 'reads CSV only' };

export const NODE: readonly Tool[] = [
  {
    name: 'apache-arrow',
    language: 'js',
    from: 'npm',
    package: 'apache-arrow',
    setup: "import { readFileSync } from 'node:fs';\nimport { tableFromIPC } from 'apache-arrow';",
    opens: { arrow: "const papers = tableFromIPC(readFileSync('dist/next/papers.arrow'));" },
    refuses: { jsonl: ONLY_ARROW, csv: ONLY_ARROW, parquet: ONLY_ARROW },
  },
  {
    name: 'flechette',
    language: 'js',
    from: 'npm',
    package: '@uwdata/flechette',
    setup: "import { readFileSync } from 'node:fs';\nimport { tableFromIPC } from '@uwdata/flechette';",
    opens: {
      arrow: "const papers = tableFromIPC(readFileSync('dist/next/papers.arrow'), { useDate: true });",
    },
    refuses: { jsonl: ONLY_ARROW, csv: ONLY_ARROW, parquet: ONLY_ARROW },
  },
  {
    name: 'hyparquet',
    language: 'js',
    from: 'npm',
    package: 'hyparquet',
    setup: "import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';",
    opens: {
      parquet:
        "const papers = await parquetReadObjects({ file: await asyncBufferFromFile('dist/next/papers.parquet') });",
    },
    refuses: { jsonl: ONLY_PARQUET, csv: ONLY_PARQUET, arrow: ONLY_PARQUET },
  },
  {
    name: 'DuckDB for Node',
    language: 'js',
    from: 'npm',
    package: '@duckdb/node-api',
    setup:
      "import { DuckDBConnection } from '@duckdb/node-api';\nconst duckdb = await DuckDBConnection.create();",
    opens: {
      parquet: `const papers = await duckdb.runAndReadAll("from 'dist/next/papers.parquet'");`,
      csv: `const papers = await duckdb.runAndReadAll("from read_csv('dist/next/papers.csv', auto_type_candidates=['BIGINT', 'DATE', 'VARCHAR'])");`,
      jsonl: `const papers = await duckdb.runAndReadAll("from 'dist/next/papers.jsonl'");`,
    },
    refuses: {
      arrow: {
        reason: 'has no reader for Arrow files without an extension that it downloads',
        line: `const papers = await duckdb.runAndReadAll("from 'dist/next/papers.arrow'");`,
      },
      sqlite: { reason: 'has no reader for SQLite files without an extension that it downloads' },
    },
  },
  {
    name: 'polars for Node',
    language: 'js',
    from: 'npm',
    package: 'nodejs-polars',
    setup: "import { readFileSync } from 'node:fs';\nimport pl from 'nodejs-polars';",
    opens: {
      parquet: "const papers = pl.readParquet('dist/next/papers.parquet');",
      // of paths it knows only those that end in .ipc
      arrow: "const papers = pl.readIPC(readFileSync('dist/next/papers.arrow'));",
      csv: "const papers = pl.readCSV('dist/next/papers.csv', { tryParseDates: true, inferSchemaLength: 1_000_000, dtypes: { arxiv_id: pl.Utf8 } });",
      // by a path it fails: it calls a function that its binary does not have
      jsonl:
        "const papers = pl.readJSON(readFileSync('dist/next/papers.jsonl'), { format: 'lines', inferSchemaLength: null });",
    },
    refuses: {},
  },
  {
    name: 'csv-parse',
    language: 'js',
    from: 'npm',
    package: 'csv-parse',
    setup: "import { readFileSync } from 'node:fs';\nimport { parse } from 'csv-parse/sync';",
    opens: { csv: "const papers = parse(readFileSync('dist/next/papers.csv'), { columns: true });" },
    refuses: { jsonl: ONLY_CSV, arrow: ONLY_CSV, parquet: ONLY_CSV },
  },
];
