import { makeCard } from '../metadata/card.ts';
import { makeCitation } from '../metadata/citation.ts';
import { makeCroissant } from '../metadata/croissant.ts';
import { makeCsvw } from '../metadata/csvw.ts';
import { makeDatacite } from '../metadata/datacite.ts';
import { makeDataPackage } from '../metadata/datapackage.ts';
import { makeDictionary } from '../metadata/dictionary.ts';
import { makeLicence } from '../metadata/licence.ts';
import { profileTables } from '../metadata/profile.ts';
import { makeSchemas } from '../metadata/schemas.ts';
import type { Described, Description } from '../metadata/dataset.ts';

type Describe = (dataset: Described) => Description | Description[] | Promise<Description | Description[]>;

/** Makes the files that describe a dataset, from its rows and its schemas alone. */
export async function describeDataset(dataset: Omit<Described, 'profiles'>): Promise<Description[]> {
  const described = { ...dataset, profiles: profileTables(dataset.rows, dataset.manifest.edition) };
  const files = await Promise.all(DESCRIPTIONS.map((write) => write(described)));
  return files.flat();
}

/** Every file of a dataset folder except its tables, its manifest and its checksums. */
const DESCRIPTIONS: readonly Describe[] = [
  makeCard,
  makeCitation,
  makeCroissant,
  makeCsvw,
  makeDatacite,
  makeDataPackage,
  makeDictionary,
  makeLicence,
  report,
  makeSchemas,
];

/** Loaded on demand: the plotting library takes a quarter of a second. */
async function report(dataset: Described): Promise<Description> {
  return (await import('../report/report.ts')).makeReport(dataset);
}
