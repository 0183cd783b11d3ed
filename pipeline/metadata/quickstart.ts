import { type Addresses, ADDRESSES } from './addresses.ts';

/**
 * The lines with which the README loads a release. A test compares those for Python with the lines that the passport
 * runs. No check runs the others: Debian has no arrow for R and no Julia, and Observable runs in a browser.
 * @param folder the folder of the release in a clone, such as dist/v2.0.0
 */
export function makeQuickstart(folder: string, addresses: Addresses = ADDRESSES): string {
  const parquet = `${folder}/papers.parquet`;
  const lines = [
    ['polars', `papers = pl.read_parquet("${parquet}")`],
    ['DuckDB', `papers = duckdb.sql("from '${parquet}'")`],
    ['R, arrow', `papers <- arrow::read_parquet("${parquet}")`],
    [
      'R, readr',
      `papers <- readr::read_csv("${folder}/papers.csv", na = "", col_types = list(arxiv_id = "c"))`,
    ],
    [
      'Julia, DuckDB',
      `papers = DataFrame(DBInterface.execute(DBInterface.connect(DuckDB.DB), "from '${parquet}'"))`,
    ],
    ['Observable', 'papers = FileAttachment("papers.parquet").parquet()'],
  ];
  return [
    '```python',
    'import pandas as pd',
    `papers = pd.read_parquet("${parquet}", dtype_backend="pyarrow")`,
    '```',
    '',
    '| with | line |',
    '|---|---|',
    ...lines.map(([tool, line]) => `| ${tool} | \`${line}\` |`),
    `| its address | ${formatRemote(parquet, addresses)} |`,
  ].join('\n');
}

/** pandas, polars and DuckDB read an address as they read a file. */
function formatRemote(file: string, { raw }: Addresses): string {
  return raw === null
    ? 'not set yet: the maintainer sets `repository` in `package.json` once, then `npx daily-papers readme`'
    : `\`papers = pd.read_parquet("${raw}${file}", dtype_backend="pyarrow")\``;
}
