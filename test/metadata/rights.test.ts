import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import project from '../../package.json' with { type: 'json' };
import { describeDataset } from '../../pipeline/build/describe-dataset.ts';
import { FACTS_LICENCE, toNpmLicence } from '../../pipeline/metadata/rights.ts';
import { makePackageJson } from '../../pipeline/package/package-json.ts';
import { makeDataset } from './dataset.ts';
import { OUTPUTS } from './outputs.ts';
import type { Described } from '../../pipeline/metadata/dataset.ts';

type Edition = Described['manifest']['edition'];

/** What machines read of a dataset, by file: JSON and YAML as values, of the card its header. */
async function readByMachines(edition: Edition): Promise<[file: string, value: unknown][]> {
  const { manifest, ...dataset } = makeDataset({ papers: [{}], manifest: { outputs: OUTPUTS, edition } });
  const described = await describeDataset({ ...dataset, manifest });
  const npm = makePackageJson(manifest, { data: [], schemas: [] });
  return [...described, { file: 'package.json', text: npm }].flatMap(({ file, text }) => {
    if (file.endsWith('.json')) return [[file, JSON.parse(text)]];
    if (file === 'CITATION.cff') return [[file, parse(text)]];
    return file === 'README.md' ? [[file, parse(text.split('---\n')[1] ?? '')]] : [];
  });
}

/** All values of fields whose names speak of rights, at any depth. */
function listRightsIn(value: unknown, isRights = false): string[] {
  if (typeof value === 'string') return isRights ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    listRightsIn(inner, isRights || /licen[cs]|rights/i.test(name)),
  );
}

/** Whether a program would take it for a licence: an identifier, an expression, a name or an address. */
const isKnownLicence = (text: string) =>
  /^\(?(?:cc0|mit|cc-)[\w. -]*(?: (?:AND|OR) [\w.-]+)*\)?$/i.test(text) ||
  text === FACTS_LICENCE.title ||
  /^https?:/.test(text);

describe('the rights', () => {
  it('in a dataset with abstracts have no name that a machine knows, in any field of any file', async () => {
    const stated = (await readByMachines('full')).map(
      ([file, value]) => [file, listRightsIn(value)] as const,
    );
    expect(
      stated.flatMap(([file, texts]) => texts.filter(isKnownLicence).map((text) => [file, text])),
    ).toEqual([]);
    const files = stated.filter(([, texts]) => texts.length > 0).map(([file]) => file);
    expect(files).toEqual(expect.arrayContaining(['README.md', 'croissant.json', 'datacite.json']));
    expect(files).toEqual(
      expect.arrayContaining(['datapackage.json', 'package.json', 'papers.csv-metadata.json']),
    );
  });

  it.each([
    ['README.md', 'cc0-1.0'],
    ['CITATION.cff', 'CC0-1.0'],
    ['croissant.json', FACTS_LICENCE.url],
    ['datacite.json', 'CC0-1.0'],
    ['datapackage.json', 'CC0-1.0'],
    ['csv-metadata.json', FACTS_LICENCE.url],
    ['package.json', '(MIT AND CC0-1.0)'],
  ])('in titles alone are CC0, says %s: %s', async (file, licence) => {
    const value = (await readByMachines('titles-only')).find(([name]) => name === file)?.[1];
    expect(listRightsIn(value)).toContain(licence);
  });

  it('of the repository, which holds abstracts too, stand in its LICENSE', () => {
    expect(project.license).toBe(toNpmLicence({ edition: 'full' }));
  });
});
