import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { makeCard } from '../../pipeline/metadata/card.ts';
import { makeDataset } from './dataset.ts';
import { OUTPUTS } from './outputs.ts';
import type { Described } from '../../pipeline/metadata/dataset.ts';

interface Header {
  license: string;
  size_categories: string[];
  configs: { config_name: string; default?: boolean; data_files: { split: string; path: string }[] }[];
  dataset_info: { config_name: string; features: object[] }[];
}

const cardOf = (manifest: Partial<Described['manifest']>) =>
  makeCard(makeDataset({ papers: [{}, {}], manifest: { outputs: OUTPUTS, ...manifest } })).text;
const headerOf = (text: string) => parse(text.split('---\n')[1] ?? '') as Header;

describe('the dataset card', () => {
  const header = headerOf(cardOf({}));

  it('lists the files of every config, all in one format', () => {
    expect(
      header.configs.map(({ config_name, data_files }) => [config_name, data_files.map(({ path }) => path)]),
    ).toEqual([
      ['papers', ['papers.parquet']],
      ['appearances', ['appearances.parquet']],
      ['digests', ['digests.parquet']],
    ]);
  });

  it('opens papers where no config is named', () => {
    expect(header.configs.filter((config) => config.default).map((config) => config.config_name)).toEqual([
      'papers',
    ]);
  });

  it('types features as Parquet does', () => {
    const papers = header.dataset_info.find(({ config_name }) => config_name === 'papers');
    expect(papers?.features).toEqual(
      expect.arrayContaining([
        { name: 'id', dtype: 'string' },
        { name: 'first_date', dtype: 'date32' },
        { name: 'appearance_count', dtype: 'int32' },
        { name: 'authors', list: 'string' },
        { name: 'text_issues', list: 'string' },
        {
          name: 'links',
          list: [
            { name: 'url', dtype: 'string' },
            { name: 'kind', dtype: 'string' },
          ],
        },
      ]),
    );
  });

  it.each([
    [2, 'n<1K'],
    [999, 'n<1K'],
    [1000, '1K<n<10K'],
    [1_000_000, '1M<n<10M'],
  ])('says of %i rows: %s', (rows, size) => {
    const outputs = OUTPUTS.map((output) =>
      output.file === 'papers.parquet' ? { ...output, rows } : output,
    );
    expect(headerOf(cardOf({ outputs })).size_categories).toEqual([size]);
  });

  it.each([
    ['full', 'other'],
    ['titles-only', 'cc0-1.0'],
  ] as const)('does not claim CC0 for abstracts (%s: %s)', (edition, licence) => {
    expect(headerOf(cardOf({ edition })).license).toBe(licence);
  });

  it('says which release it is of', () => {
    expect(cardOf({})).toContain('This is a build that is not released.');
    expect(cardOf({ version: '1.2.3', date: '2025-09-01' })).toContain(
      'This is version 1.2.3, released on 2025-09-01.',
    );
  });

  it('names every table, and no file that there is not', () => {
    const text = cardOf({ outputs: OUTPUTS.filter(({ file }) => file !== 'ledger.jsonl') });
    expect(text).toContain('| merges | 0 | jsonl |');
    expect(text).toContain('`daily-papers.sqlite`');
    expect(text).not.toContain('ledger');
  });
});
