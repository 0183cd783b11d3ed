import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatChecksums, toManifest } from '../../pipeline/emit/manifest.ts';
import manifestSchema from '../../schemas/manifest.schema.json' with { type: 'json' };
import type { Manifest } from '../../schemas/types.ts';
import { validateManifest } from '../../schemas/validators.js';

const SHA = 'a'.repeat(64);
const BUILD: Omit<Manifest, 'tools'> = {
  name: 'daily-papers',
  version: null,
  date: null,
  since: null,
  edition: 'full',
  parameters: { similarity: 0.9, 'abstract-similarity': 0.5 },
  counts: { dumps: 2, digests: 2, records: 4, merges: 1, papers: 3, review: 0, redirects: 1, rejects: 0 },
  cleaning: { 'latex-accents': 3, dashes: 1 },
  text_issues: { truncated: 1, 'broken-link': 2 },
  inputs: ['b.txt', 'a.txt', 'a.json'].map((file) => ({ file, bytes: 1, sha256: SHA })),
  outputs: ['papers.jsonl', 'papers.csv'].map((file) => ({ file, bytes: 1, rows: 3, sha256: SHA })),
};

describe('manifestOf', () => {
  it('is valid by its schema', () => {
    expect(validateManifest(toManifest(BUILD))).toBe(true);
  });

  it('has the keys in the order of the schema, and names in order', () => {
    const manifest = toManifest({ ...BUILD, assets: ['papers.jsonl', 'papers.csv'] });
    expect(manifest.assets).toEqual(['papers.csv', 'papers.jsonl']);
    expect(Object.keys(manifest)).toEqual(Object.keys(manifestSchema.properties));
    expect(Object.keys(manifest.counts)).toEqual(Object.keys(manifestSchema.properties.counts.properties));
    expect(Object.keys(manifest.parameters)).toEqual(['abstract-similarity', 'similarity']);
    expect(manifest.inputs.map(({ file }) => file)).toEqual(['a.json', 'a.txt', 'b.txt']);
    expect(manifest.outputs.map(({ file }) => file)).toEqual(['papers.csv', 'papers.jsonl']);
  });

  it('is the same text whatever the order of its parts', () => {
    expect(JSON.stringify(toManifest(reverseKeys(BUILD) as typeof BUILD))).toBe(
      JSON.stringify(toManifest(BUILD)),
    );
  });

  it('names the versions of the pipeline and its libraries, but not of Node', () => {
    const { tools } = toManifest(BUILD);
    expect(Object.keys(tools)).toEqual([
      '@observablehq/plot',
      '@xmldom/xmldom',
      'apache-arrow',
      'csv-stringify',
      'daily-papers-dataset',
      'diff',
      'hyparquet-writer',
      'linkify-it',
      'node-sqlite3-wasm',
      'string-similarity',
    ]);
    expect(Object.values(tools).every((version) => /^\d+\.\d+\.\d+/.test(version))).toBe(true);
  });
});

describe('checksumsOf', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'checksums-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is what sha256sum checks, by name', () => {
    const files = ['papers.csv', 'manifest.json', 'latest Å.txt'].map((file) => {
      writeFileSync(join(folder, file), file);
      return { file, sha256: createHash('sha256').update(file).digest('hex') };
    });
    writeFileSync(join(folder, 'SHA256SUMS'), formatChecksums(files));
    const checked = execFileSync('sha256sum', ['-c', '--strict', 'SHA256SUMS'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(checked).toBe('latest Å.txt: OK\nmanifest.json: OK\npapers.csv: OK\n');
  });
});

function reverseKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reverseKeys).reverse();
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, each]) => [key, reverseKeys(each)])
      .reverse(),
  );
}
