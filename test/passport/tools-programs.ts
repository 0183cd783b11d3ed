import type { Tool } from './tools.ts';

const NO_R = { reason: 'not to be had: Debian has no package r-cran-arrow' };
const ONLY_SQLITE = { reason: 'serves SQLite files only' };
const NOT_COLUMNAR = { reason: 'opens neither Arrow nor Parquet' };
const NOT_JSON_LINES = { reason: 'has no reader for JSON Lines' };

export const PROGRAMS: readonly Tool[] = [
  {
    name: 'sqlite3 shell',
    language: 'sh',
    from: 'Debian',
    package: 'sqlite3',
    setup: '',
    opens: {
      sqlite: `sqlite3 -json dist/next/daily-papers.sqlite "select * from papers"`,
      csv: `sqlite3 -json :memory: ".import --csv dist/next/papers.csv papers" "select * from papers"`,
    },
    refuses: { jsonl: NOT_JSON_LINES, arrow: NOT_COLUMNAR, parquet: NOT_COLUMNAR },
  },
  {
    name: 'Datasette',
    language: 'sh',
    from: 'PyPI',
    package: 'datasette',
    setup: '',
    opens: { sqlite: 'datasette serve dist/next/daily-papers.sqlite' },
    refuses: { jsonl: ONLY_SQLITE, csv: ONLY_SQLITE, arrow: ONLY_SQLITE, parquet: ONLY_SQLITE },
  },
  {
    name: 'LibreOffice',
    language: 'sh',
    from: 'Debian',
    package: 'libreoffice-calc-nogui',
    setup: '',
    opens: {
      // 76 is UTF-8: what it converts without a window it takes for Windows-1252 unless told, in spite of a byte order mark
      'spreadsheet.csv':
        'soffice --headless --infilter=CSV:44,34,76 --convert-to ods --outdir converted dist/next/papers.spreadsheet.csv',
    },
    refuses: {
      jsonl: NOT_JSON_LINES,
      csv: {
        reason: 'takes arXiv ids for numbers and some texts for formulas; papers.spreadsheet.csv marks both',
      },
      arrow: NOT_COLUMNAR,
      parquet: NOT_COLUMNAR,
    },
  },
  {
    name: 'R arrow',
    language: 'sh',
    from: 'Debian',
    package: 'r-cran-arrow',
    setup: '',
    opens: {},
    refuses: { jsonl: NO_R, csv: NO_R, arrow: NO_R, parquet: NO_R },
  },
];
