// by path, because most packages do not export their package.json; the installed version counts
import plot from '../../node_modules/@observablehq/plot/package.json' with { type: 'json' };
import xmldom from '../../node_modules/@xmldom/xmldom/package.json' with { type: 'json' };
import arrow from '../../node_modules/apache-arrow/package.json' with { type: 'json' };
import csv from '../../node_modules/csv-stringify/package.json' with { type: 'json' };
import diff from '../../node_modules/diff/package.json' with { type: 'json' };
import parquet from '../../node_modules/hyparquet-writer/package.json' with { type: 'json' };
import linkify from '../../node_modules/linkify-it/package.json' with { type: 'json' };
import sqlite from '../../node_modules/node-sqlite3-wasm/package.json' with { type: 'json' };
import similarity from '../../node_modules/string-similarity/package.json' with { type: 'json' };
import pipeline from '../../package.json' with { type: 'json' };
import type { Manifest } from '../../schemas/types.ts';
import { compare } from '../text/compare.ts';
import { formatPlural } from '../text/plural.ts';

/** Everything that shapes the bytes of an output. Not Node: its version makes no difference. */
const TOOLS = [pipeline, arrow, csv, diff, linkify, parquet, plot, similarity, sqlite, xmldom];

/**
 * Makes the content of manifest.json (schemas/manifest.schema.json), with the installed tools. Sorts keys and files, so
 * the order in which they were found does not matter.
 */
export function toManifest(build: Omit<Manifest, 'tools'>): Manifest {
  const { name, version, date, since, edition, parameters, counts, cleaning, text_issues, inputs, outputs } =
    build;
  const { assets = [] } = build;
  return {
    name,
    version,
    date,
    since,
    edition,
    tools: listTools(),
    parameters: sortKeys(parameters),
    counts: orderCounts(counts),
    cleaning: sortKeys(cleaning),
    text_issues: sortKeys(text_issues),
    inputs: inputs.map(({ file, bytes, sha256 }) => ({ file, bytes, sha256 })).sort(compareFiles),
    outputs: outputs
      .map(({ file, bytes, rows, sha256 }) => ({ file, bytes, rows, sha256 }))
      .sort(compareFiles),
    ...(assets.length === 0 ? {} : { assets: [...assets].sort(compare) }),
  };
}

/** Formats the counts of a dataset, the same wherever somebody reads them. */
export function formatTotals({ digests, records, merges, papers, rejects }: Manifest['counts']): string {
  return [
    formatPlural(digests, 'digest'),
    formatPlural(records, 'record'),
    formatPlural(merges, 'merge'),
    formatPlural(papers, 'paper'),
    formatPlural(rejects, 'reject'),
  ].join(', ');
}

/** Returns the installed version of each tool. */
export function listTools(): Manifest['tools'] {
  return sortKeys(Object.fromEntries(TOOLS.map(({ name, version }) => [name, version])));
}

/** Formats SHA256SUMS, for `sha256sum -c`. The manifest is one of the files; names have no directories. */
export function formatChecksums(files: readonly { file: string; sha256: string }[]): string {
  return [...files]
    .sort(compareFiles)
    .map(({ file, sha256 }) => `${sha256}  ${file}\n`)
    .join('');
}

function sortKeys<T>(entries: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).sort(([a], [b]) => compare(a, b)));
}

function orderCounts(counts: Manifest['counts']): Manifest['counts'] {
  const { dumps, digests, records, merges, papers, review, redirects, rejects } = counts;
  return { dumps, digests, records, merges, papers, review, redirects, rejects };
}

function compareFiles(a: { file: string }, b: { file: string }): number {
  return compare(a.file, b.file);
}
