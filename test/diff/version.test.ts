import { describe, expect, it } from 'vitest';
import { type Property, SCHEMAS, type Schemas } from '../../pipeline/diff/compared.ts';
import { diff } from '../../pipeline/diff/diff.ts';
import { compareVersions, isVersion, computeVersion } from '../../pipeline/diff/version.ts';
import { BEES, BRIDGES, builtFrom, changed, PROVERBS, SOIL, TABLE, TIDES, type World } from './worlds.ts';

const TWO: World = { days: { '2025-08-04': [TIDES, SOIL], '2025-08-05': [BEES, TABLE] } };
const LATER = { '2025-08-06': [BRIDGES] };
const CALLED_SAME: World = { ...TWO, judgements: [['same', TIDES.title, BEES.title]] };
const YEARS = (year: number): World => ({
  // a name with a day would give the year
  days: { page: [TIDES, SOIL] },
  dated: () => 'Aug 4',
  sidecars: { page: { year, year_reason: 'as whoever saved it says' } },
});

describe('the version of what changed in the dumps', () => {
  it.each<[what: string, before: World, after: World, version: string, reasons: string[]]>([
    ['nothing', TWO, TWO, '1.2.4', ['patch the same rows, written or described otherwise']],
    [
      'a new page',
      TWO,
      { days: { ...TWO.days, ...LATER } },
      '1.3.0',
      [
        'minor new papers: 1',
        'minor new appearances: 1',
        'minor new digests: 1',
        'patch ledgers that differ: 1',
      ],
    ],
    [
      'a new page that has a paper again',
      TWO,
      { days: { ...TWO.days, '2025-08-06': [TIDES] } },
      '1.3.0',
      [
        'minor new appearances: 1',
        'minor new digests: 1',
        'patch papers changed: 1',
        'patch rows of merges that differ: 1',
        'patch ledgers that differ: 1',
      ],
    ],
    [
      'a person who says that two papers are one',
      TWO,
      CALLED_SAME,
      '1.2.4',
      [
        'patch papers merged: 1',
        'patch ids that became redirects: 1',
        'patch papers changed: 1',
        'patch appearances changed: 1',
        'patch rows of merges that differ: 1',
        'patch rows of redirects that differ: 1',
      ],
    ],
    [
      'a person who takes that back',
      CALLED_SAME,
      TWO,
      '1.3.0',
      [
        'minor papers split: 1',
        'patch papers changed: 1',
        'patch appearances changed: 1',
        'patch rows of merges that differ: 1',
        'patch rows of redirects that differ: 1',
      ],
    ],
    [
      'a year that was wrong',
      YEARS(2024),
      YEARS(2025),
      '1.2.4',
      ['patch papers changed: 2', 'patch appearances changed: 2', 'patch digests changed: 1'],
    ],
    [
      'a page that is gone, with its papers',
      TWO,
      { days: { '2025-08-04': [TIDES, SOIL] } },
      '2.0.0',
      [
        'major ids that lead nowhere: 2',
        'major digests gone: 1',
        'patch appearances gone: 2',
        'patch ledgers that differ: 1',
      ],
    ],
    [
      'an older page that has another work of the same title',
      TWO,
      { days: { ...TWO.days, '2025-08-01': [changed(PROVERBS, { title: TIDES.title })] } },
      '2.0.0',
      expect.arrayContaining(['major ids that lead to another work: 1', 'minor new papers: 1']),
    ],
  ])('%s', async (_, before, after, version, reasons) => {
    const verdict = computeVersion('1.2.3', diff(await builtFrom(before), await builtFrom(after)));
    expect(verdict.reasons.map(({ level, words }) => `${level} ${words}`)).toEqual(reasons);
    expect(verdict.version).toBe(version);
  });
});

/** The schemas with those of papers changed. */
function papersWith(change: (fields: Record<string, Property>) => Record<string, Property>): Schemas {
  return { ...SCHEMAS, papers: { properties: change({ ...SCHEMAS.papers?.properties }) } };
}

const without = (name: string) =>
  papersWith((fields) => Object.fromEntries(Object.entries(fields).filter(([field]) => field !== name)));
const withChanged = (name: string, change: Property) =>
  papersWith((fields) => ({ ...fields, [name]: { ...fields[name], ...change } }));
const kinds = (...values: string[]) =>
  papersWith(({ links, ...fields }) => {
    const items = {
      ...links?.items,
      properties: { ...links?.items?.properties, kind: { type: 'string', enum: values } },
    };
    return { ...fields, links: { ...links, items } };
  });

describe('the version of what changed in the schemas', () => {
  it.each<[what: string, before: Schemas, after: Schemas, version: string]>([
    ['a field is new', without('text_issues'), SCHEMAS, '1.3.0'],
    ['a field is gone', SCHEMAS, without('text_issues'), '2.0.0'],
    [
      'a table is new',
      { papers: { properties: {} } },
      { papers: { properties: {} }, redirects: { properties: { id: {} } } },
      '1.3.0',
    ],
    ['a field may be null', SCHEMAS, withChanged('title', { type: ['string', 'null'] }), '2.0.0'],
    ['a field is no date any more', SCHEMAS, withChanged('first_date', { format: 'date-time' }), '2.0.0'],
    [
      'a field means something else',
      SCHEMAS,
      withChanged('first_date', { description: 'Date of the paper' }),
      '2.0.0',
    ],
    ['a kind of links is new', kinds('code'), kinds('code', 'model'), '1.3.0'],
    ['a kind of links is gone', kinds('code', 'model'), kinds('code'), '2.0.0'],
    [
      'fields stand in another order',
      SCHEMAS,
      papersWith((fields) => Object.fromEntries(Object.entries(fields).reverse())),
      '1.2.4',
    ],
  ])('%s', async (_, before, after, version) => {
    const { rows } = await builtFrom(TWO);
    const difference = diff({ rows, schemas: before }, { rows, schemas: after });
    expect(computeVersion('1.2.3', difference).version).toBe(version);
  });

  it('a field is worded otherwise, and a person says that it means the same', async () => {
    const { rows } = await builtFrom(TWO);
    const schemas = withChanged('title', { description: 'How the last appearance calls it' });
    const { version, reasons } = computeVersion('1.2.3', diff({ rows }, { rows, schemas }), true);
    expect([version, reasons.map(({ words }) => words)]).toEqual([
      '1.2.4',
      ['fields whose meaning is worded otherwise: 1'],
    ]);
  });
});

describe('versions', () => {
  it.each([
    ['1.0.0', '1.0.0', 0],
    ['1.9.0', '1.10.0', -1],
    ['2.0.0', '1.99.99', 1],
    ['1.0.1', '1.0.0', 1],
  ])('%s against %s', (a, b, sign) => {
    expect(Math.sign(compareVersions(a, b))).toBe(sign);
  });

  it.each(['1.0', 'v1.0.0', '1.0.0-rc.1', '01.0.0', '1.0.0\n', ' 1.0.0'])('%j is none', (text) => {
    expect(isVersion(text)).toBe(false);
  });
});
