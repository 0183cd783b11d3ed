import { describe, expect, it } from 'vitest';
import { APPENDIX_1 } from '../../pipeline/metadata/croissant-context.ts';
import { makeCroissant } from '../../pipeline/metadata/croissant.ts';
import { makeDataset } from './dataset.ts';
import { OUTPUTS } from './outputs.ts';

interface Field {
  '@id': string;
  dataType?: string;
  isArray?: boolean;
  references?: { field: { '@id': string } };
  subField?: Field[];
}

interface Croissant {
  '@context': Record<string, unknown>;
  conformsTo: string;
  distribution: {
    '@id': string;
    contentUrl: string;
    contentSize: string;
    sha256: string;
    encodingFormat: string;
  }[];
  recordSet: { '@id': string; key?: { '@id': string }[]; field: Field[] }[];
}

const dataset = makeDataset({ papers: [{}, {}], manifest: { outputs: OUTPUTS } });
const described = JSON.parse(makeCroissant(dataset).text) as Croissant;
const fields = described.recordSet.flatMap(({ field }) =>
  field.flatMap((one) => [one, ...(one.subField ?? [])]),
);
const fieldOf = (id: string) => fields.find((field) => field['@id'] === id);

describe('croissant.json', () => {
  it('has the context of Appendix 1 but for the scheme of schema.org', () => {
    const text = JSON.stringify(described['@context']);
    expect(JSON.parse(text.replaceAll('https://schema.org', 'http://schema.org'))).toEqual(APPENDIX_1);
    expect(text).not.toContain('"http://schema.org');
    expect(described.conformsTo).toBe('http://mlcommons.org/croissant/1.1');
  });

  it('describes every output once, with its size and hash', () => {
    expect(
      described.distribution.map(({ contentUrl, contentSize, sha256 }) => [contentUrl, contentSize, sha256]),
    ).toEqual(OUTPUTS.map(({ file, bytes, sha256 }) => [file, `${bytes} B`, sha256]));
  });

  it('has no two nodes of one id', () => {
    const ids = [...described.distribution, ...described.recordSet, ...fields].map((node) => node['@id']);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => /\s/.test(id))).toEqual([]);
  });

  it.each([
    ['papers', ['papers/id']],
    ['appearances', ['appearances/digest_id', 'appearances/position']],
    ['digests', ['digests/id']],
  ])('has records of %s by %j', (name, keys) => {
    const set = described.recordSet.find((one) => one['@id'] === name);
    expect(set?.key?.map((key) => key['@id'])).toEqual(keys);
  });

  it.each([
    ['papers/id', 'sc:Text'],
    ['papers/first_date', 'sc:Date'],
    ['papers/appearance_count', 'sc:Integer'],
    ['appearances/similarity', 'sc:Float'],
    ['papers/links/url', 'sc:Text'],
  ])('types %s as %s', (id, type) => {
    expect(fieldOf(id)?.dataType).toBe(type);
  });

  it('types lists, and the fields of structs in lists', () => {
    expect(fieldOf('papers/title_variants')).toMatchObject({ isArray: true, dataType: 'sc:Text' });
    expect(fieldOf('papers/links')).toMatchObject({ isArray: true });
    expect(fieldOf('papers/links')?.subField?.map((field) => field['@id'])).toEqual([
      'papers/links/url',
      'papers/links/kind',
    ]);
  });

  it('refers from appearances to papers and digests', () => {
    const references = fields.flatMap(({ '@id': id, references }) =>
      references ? [[id, references.field['@id']]] : [],
    );
    expect(references).toEqual([
      ['appearances/paper_id', 'papers/id'],
      ['appearances/digest_id', 'digests/id'],
    ]);
  });
});
