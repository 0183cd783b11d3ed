import { describe, expect, it } from 'vitest';
import { makeDataPackage } from '../../pipeline/metadata/datapackage.ts';
import { makeDataset } from './dataset.ts';
import { OUTPUTS } from './outputs.ts';

interface Resource {
  name: string;
  path: string;
  type?: string;
  hash: string;
  bytes: number;
  format: string;
  schema?: Schema;
}

interface Schema {
  fields: {
    name: string;
    type: string;
    missingValues?: string[];
    constraints?: object;
    arrayItem?: object;
  }[];
  missingValues: string[];
  primaryKey?: string[];
  foreignKeys?: { fields: string[]; reference: { resource: string; fields: string[] } }[];
}

const dataset = makeDataset({ papers: [{}, {}], manifest: { outputs: OUTPUTS } });
const { resources } = JSON.parse(makeDataPackage(dataset).text) as { resources: Resource[] };
const resource = (name: string) => resources.find((one) => one.name === name);
const fieldOf = (name: string, field: string) =>
  resource(name)?.schema?.fields.find((one) => one.name === field);

describe('datapackage.json', () => {
  it('describes every output once, with its size and hash', () => {
    expect(resources.map(({ path, bytes, hash }) => [path, bytes, hash])).toEqual(
      OUTPUTS.map(({ file, bytes, sha256 }) => [file, bytes, `sha256:${sha256}`]),
    );
    expect(new Set(resources.map(({ name }) => name)).size).toBe(OUTPUTS.length);
  });

  it.each([
    ['papers', 'papers.csv', 'table'],
    ['papers.jsonl', 'papers.jsonl', 'table'],
    ['papers.parquet', 'papers.parquet', undefined],
    ['papers.arrow', 'papers.arrow', undefined],
    ['papers.spreadsheet.csv', 'papers.spreadsheet.csv', undefined],
    ['appearances', 'appearances.csv', 'table'],
    // JSON Lines without a line
    ['merges', 'merges.jsonl', undefined],
    ['daily-papers.sqlite', 'daily-papers.sqlite', undefined],
  ])('has %s in %s as %s', (name, path, type) => {
    expect(resource(name)).toMatchObject({ path });
    expect(resource(name)?.type).toBe(type);
  });

  it.each([
    ['papers', 'id', 'string', { required: true, pattern: 'dp-[0-9a-z]{12}' }],
    ['papers', 'first_date', 'date', undefined],
    ['papers', 'appearance_count', 'integer', { required: true, minimum: 1 }],
    ['papers', 'authors', 'array', undefined],
    ['papers', 'text_issues', 'array', { required: true }],
    ['appearances', 'match', 'string', { enum: ['exact', 'arxiv-id', 'similar', 'judged'] }],
    ['appearances', 'similarity', 'number', { minimum: 0, maximum: 1 }],
    ['merges', 'paper_id', 'string', { required: true, pattern: 'dp-[0-9a-z]{12}' }],
  ])('types %s.%s as %s under the limits of its schema', (name, field, type, constraints) => {
    expect(fieldOf(name, field)?.type).toBe(type);
    expect(fieldOf(name, field)?.constraints).toEqual(constraints);
  });

  it('reads an empty cell of CSV as null, but as an empty text where there is no null', () => {
    expect(resource('digests')?.schema?.missingValues).toEqual(['']);
    expect(fieldOf('digests', 'note')?.missingValues).toBeUndefined();
    expect(fieldOf('digests', 'header')?.missingValues).toEqual([]);
  });

  it('reads no text of JSON Lines as null', () => {
    expect(resource('digests.jsonl')?.schema?.missingValues).toEqual([]);
  });

  it('says what lists hold', () => {
    expect(fieldOf('papers', 'links')?.arrayItem).toEqual({ type: 'object' });
    expect(fieldOf('papers', 'title_variants')?.arrayItem).toEqual({
      type: 'string',
      constraints: { minLength: 1 },
    });
  });

  it('leads to resources and fields that there are', () => {
    const keys = resources.flatMap(({ schema }) => schema?.foreignKeys ?? []);
    expect(keys.length).toBeGreaterThan(10);
    for (const { reference } of keys)
      for (const field of reference.fields) expect(fieldOf(reference.resource, field)).toBeDefined();
  });

  it('leads to no table that is not there', () => {
    const outputs = OUTPUTS.filter(({ file }) => !file.startsWith('digests'));
    const { text } = makeDataPackage({ ...dataset, manifest: { ...dataset.manifest, outputs } });
    expect(text).toContain('"resource": "papers"');
    expect(text).not.toContain('"resource": "digests"');
  });

  it('has no column that its edition lacks', () => {
    const papers = dataset.profiles.papers.filter(({ column }) => column.name !== 'abstract');
    const manifest = { ...dataset.manifest, edition: 'titles-only' } as const;
    const { text } = makeDataPackage({
      ...dataset,
      manifest,
      profiles: { ...dataset.profiles, papers, appearances: [] },
    });
    expect(text).not.toContain('"name": "abstract"');
    expect(text).not.toContain('LICENSE.md');
  });
});
