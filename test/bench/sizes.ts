import { readdirSync, statSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../pipeline/build.ts';
import { generate } from '../support/generate.ts';
import { ROOT } from './made-up.ts';
import type { Table } from './table.ts';

/** Made-up pages, as `npx daily-papers generate` makes them: how many, and records on each. */
const MADE_UP = {
  quick: [[4, 50]],
  full: [
    [40, 100],
    [200, 200],
  ],
} as const;

/** What each format adds to a release: docs/sizes.md has the table. */
export async function benchSizes(quick: boolean, folder: string): Promise<Table[]> {
  const sizes = [measureSizes(join(ROOT, 'dist', 'v2.0.0'))];
  const labels = ['2.0.0, 209 records'];
  for (const [dumps, records] of quick ? MADE_UP.quick : MADE_UP.full) {
    sizes.push(measureSizes(await buildMadeUp(dumps, records, folder)));
    labels.push(`${dumps} pages, ${(dumps * records).toLocaleString('en-US')} records`);
  }
  const rows = Object.keys(FORMATS).map((format) => [
    format,
    ...sizes.map((one) => formatMegabytes(one.get(format) ?? 0)),
  ]);
  return [{ title: 'MB of a release', columns: ['format', ...labels], rows }];
}

/** Builds made-up pages. @returns the folder of the build */
export async function buildMadeUp(dumps: number, records: number, folder: string): Promise<string> {
  const [raw, built] = [join(folder, `raw-${dumps}`), join(folder, `built-${dumps}`)];
  mkdirSync(raw);
  for (const { file, text } of generate(1, dumps, records)) writeFileSync(join(raw, file), text);
  await build(raw, built);
  return built;
}

/** The formats, by the ends of their file names; the last ones take what is left. */
const FORMATS: Readonly<Record<string, RegExp>> = {
  'JSON Lines, without the ledger': /^(?!ledger).*\.jsonl$/,
  'the ledger': /^ledger\.jsonl$/,
  CSV: /^(?!.*spreadsheet).*\.csv$/,
  'CSV for spreadsheets': /\.spreadsheet\.csv$/,
  Arrow: /\.arrow$/,
  Parquet: /\.parquet$/,
  SQLite: /\.sqlite$/,
  'what describes them': /\.(json|md|cff|html)$|^SHA256SUMS$/,
  'all together': /./,
  'the largest file': /./,
};

/** Bytes of each format in a folder. */
export function measureSizes(folder: string): Map<string, number> {
  const files = readdirSync(folder).map((file) => ({ file, bytes: statSync(join(folder, file)).size }));
  return new Map(
    Object.entries(FORMATS).map(([format, pattern]) => {
      const sizes = files.filter(({ file }) => pattern.test(file)).map(({ bytes }) => bytes);
      const most = Math.max(0, ...sizes);
      return [format, format === 'the largest file' ? most : sizes.reduce((sum, bytes) => sum + bytes, 0)];
    }),
  );
}

export function formatMegabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(bytes < 1e7 ? 2 : 1);
}
