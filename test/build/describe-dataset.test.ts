import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { formatRights } from '../../pipeline/metadata/rights.ts';
import { describeDataset } from '../../pipeline/build/describe-dataset.ts';
import { makeDataset } from '../metadata/dataset.ts';
import { OUTPUTS } from '../metadata/outputs.ts';
import type { Described } from '../../pipeline/metadata/dataset.ts';

/** All files that describe a dataset, by name: JSON and YAML as values, of the card its header. */
async function filesOf(manifest: Partial<Described['manifest']>): Promise<Map<string, unknown>> {
  const described = await describeDataset(
    makeDataset({ papers: [{}, {}], manifest: { outputs: OUTPUTS, ...manifest } }),
  );
  return new Map(described.map(({ file, text }) => [file, valueOf(file, text)]));
}

function valueOf(file: string, text: string): unknown {
  if (file.endsWith('.json')) return JSON.parse(text);
  if (file === 'CITATION.cff') return parse(text);
  return file === 'README.md' ? parse(text.split('---\n')[1] ?? '') : text;
}

/** A manifest of a release and one of a build that is not released. */
const RELEASED = { version: '1.2.3', date: '2025-09-01' } as const;

describe('the files that describe a dataset', () => {
  it('are these', async () => {
    expect([...(await filesOf({})).keys()].sort()).toEqual([
      'CITATION.cff',
      'LICENSE.md',
      'README.md',
      'appearances.csv-metadata.json',
      'croissant.json',
      'csv-metadata.json',
      'data-dictionary.md',
      'datacite.json',
      'datapackage.json',
      'digests.csv-metadata.json',
      'papers.csv-metadata.json',
      'report.html',
      'schemas.json',
    ]);
  });

  it.each(['full', 'titles-only'] as const)('say whose what is, each of them (%s)', async (edition) => {
    const dataset = makeDataset({ manifest: { outputs: OUTPUTS, edition } });
    for (const { file, text } of await describeDataset(dataset))
      expect(text.replaceAll('\\"', '"'), file).toContain(formatRights({ edition }));
  });

  it('are the same for the same dataset', async () => {
    expect(await filesOf(RELEASED)).toEqual(await filesOf(RELEASED));
  });
});

describe('the version', () => {
  const PLACES: [string, string, string][] = [
    ['datapackage.json', 'version', '1.2.3'],
    ['croissant.json', 'version', '1.2.3'],
    ['croissant.json', 'datePublished', '2025-09-01'],
    ['CITATION.cff', 'version', '1.2.3'],
    ['CITATION.cff', 'date-released', '2025-09-01'],
    ['datacite.json', 'version', '1.2.3'],
    ['datacite.json', 'publicationYear', '2025'],
    ['papers.csv-metadata.json', 'schema:version', '1.2.3'],
    ['csv-metadata.json', 'dc:issued', '2025-09-01'],
  ];

  it.each(PLACES)('and the day of a release stand in %s as %s', async (file, key, expected) => {
    expect((await filesOf(RELEASED)).get(file)).toHaveProperty([key], expected);
  });

  it.each(PLACES)('and the day are left out of %s as long as there is none', async (file, key) => {
    expect((await filesOf({})).get(file)).not.toHaveProperty([key]);
  });
});
