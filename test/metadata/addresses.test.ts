import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { addressesOf } from '../../pipeline/metadata/addresses.ts';
import { makeCard } from '../../pipeline/metadata/card.ts';
import { makeCitation } from '../../pipeline/metadata/citation.ts';
import { makeCroissant } from '../../pipeline/metadata/croissant.ts';
import { makeDatacite } from '../../pipeline/metadata/datacite.ts';
import { makeDataPackage } from '../../pipeline/metadata/datapackage.ts';
import { makePackageJson } from '../../pipeline/package/package-json.ts';
import { makeDataset } from './dataset.ts';

const PAGE = 'https://github.com/o/n';

describe('addresses in package.json', () => {
  it.each([
    'git+https://github.com/o/n.git',
    'https://github.com/o/n.git',
    'https://github.com/o/n/',
    'git@github.com:o/n.git',
    'git+ssh://git@github.com/o/n.git',
    'git://github.com/o/n.git',
    'github:o/n',
  ])('may be written as %s', (url) => {
    const raw = 'https://raw.githubusercontent.com/o/n/HEAD/';
    expect(addressesOf({ repository: { url } })).toEqual({ homepage: PAGE, repository: PAGE, raw });
    expect(addressesOf({ repository: url })).toEqual({ homepage: PAGE, repository: PAGE, raw });
  });

  it('lead to bytes on hosts whose addresses we know', () => {
    expect(addressesOf({ repository: 'gitlab:o/n' }).raw).toBe('https://gitlab.com/o/n/-/raw/HEAD/');
    expect(addressesOf({ repository: 'https://git.example.org/o/n' })).toMatchObject({
      repository: 'https://git.example.org/o/n',
      raw: null,
    });
  });

  it('are not made up', () => {
    expect(addressesOf({})).toEqual({ homepage: null, repository: null, raw: null });
    expect(addressesOf({ homepage: 'https://x.org' })).toMatchObject({
      homepage: 'https://x.org',
      raw: null,
    });
  });
});

describe('what is set once', () => {
  const dataset = makeDataset({ manifest: { version: '1.2.3', date: '2025-09-01' } });
  const set = addressesOf({ homepage: 'https://x.org', repository: PAGE });
  const unset = addressesOf({});
  const made = (addresses: typeof set) => ({
    card: makeCard(dataset, addresses).text,
    citation: parse(makeCitation(dataset, addresses).text),
    croissant: JSON.parse(makeCroissant(dataset, addresses).text),
    datacite: JSON.parse(makeDatacite(dataset, addresses).text),
    package: JSON.parse(makeDataPackage(dataset, addresses).text),
    npm: JSON.parse(makePackageJson(dataset.manifest, { data: [], schemas: [] }, addresses)),
  });

  it('stands in every file that can say it', () => {
    const { card, citation, croissant, datacite, package: pack, npm } = made(set);
    expect(card).toContain('Home: <https://x.org>. Pages and code: <https://github.com/o/n>.');
    expect(citation).toMatchObject({
      url: 'https://x.org',
      'repository-code': PAGE,
      'license-url': 'https://raw.githubusercontent.com/o/n/HEAD/dist/v1.2.3/LICENSE.md',
    });
    expect([croissant.url, datacite.url, pack.homepage]).toEqual(Array(3).fill('https://x.org'));
    expect([npm.homepage, npm.repository]).toEqual(['https://x.org', PAGE]);
  });

  it('is left out as long as it is not set, and the card says so', () => {
    const { card, ...others } = made(unset);
    expect(card).toContain('has no public address yet');
    for (const [name, value] of Object.entries(others))
      for (const field of ['url', 'homepage', 'repository', 'repository-code', 'license-url'])
        expect(value, name).not.toHaveProperty([field]);
  });
});
