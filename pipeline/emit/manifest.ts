// by path, since most packages do not export their package.json; what is installed counts, not what is asked for
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

/** Whatever shapes the bytes of an output. Not Node: the same raw/ gives the same bytes with any. */
const TOOLS = [pipeline, arrow, csv, diff, linkify, parquet, plot, similarity, sqlite, xmldom];

/**
 * What manifest.json says (schemas/manifest.schema.json), with the tools that are installed. Keys and files are put in
 * order, so that it does not matter in which order they were found.
 */
export function toManifest(build: Omit<Manifest, 'tools'>): Manifest {
  const { name, version, date, since, edition, parameters, counts, cleaning, flags, inputs, outputs } = build;
  return {
    name,
    version,
    date,
    since,
    edition,
    tools: listTools(),
    parameters: byKey(parameters),
    counts: countsInOrder(counts),
    cleaning: byKey(cleaning),
    flags: byKey(flags),
    inputs: inputs.map(({ file, bytes, sha256 }) => ({ file, bytes, sha256 })).sort(byFile),
    outputs: outputs.map(({ file, bytes, rows, sha256 }) => ({ file, bytes, rows, sha256 })).sort(byFile),
  };
}

/** Versions of the tools, by name. */
export function listTools(): Manifest['tools'] {
  return byKey(Object.fromEntries(TOOLS.map(({ name, version }) => [name, version])));
}

/** The text of SHA256SUMS, which `sha256sum -c` checks. The manifest is one of the files; file names are plain. */
export function formatChecksums(files: readonly { file: string; sha256: string }[]): string {
  return [...files]
    .sort(byFile)
    .map(({ file, sha256 }) => `${sha256}  ${file}\n`)
    .join('');
}

function byKey<T>(entries: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).sort(([a], [b]) => compare(a, b)));
}

function countsInOrder(counts: Manifest['counts']): Manifest['counts'] {
  const { dumps, digests, records, merges, papers, review, redirects, rejects } = counts;
  return { dumps, digests, records, merges, papers, review, redirects, rejects };
}

function byFile(a: { file: string }, b: { file: string }): number {
  return compare(a.file, b.file);
}
