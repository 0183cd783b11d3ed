import { card } from '../metadata/card.ts';
import { citation } from '../metadata/citation.ts';
import { croissant } from '../metadata/croissant.ts';
import { csvw } from '../metadata/csvw.ts';
import { datacite } from '../metadata/datacite.ts';
import { dataPackage } from '../metadata/datapackage.ts';
import { dictionary } from '../metadata/dictionary.ts';
import { licence } from '../metadata/licence.ts';
import { profilesOf } from '../metadata/profile.ts';
import { schemas } from '../metadata/schemas.ts';
import type { Described, Description } from '../metadata/dataset.ts';

type Describe = (dataset: Described) => Description | Description[] | Promise<Description | Description[]>;

/** Makes the files that describe a dataset, from its rows and its schemas alone. */
export async function describeDataset(dataset: Omit<Described, 'profiles'>): Promise<Description[]> {
  const described = { ...dataset, profiles: profilesOf(dataset.rows, dataset.manifest.edition) };
  const files = await Promise.all(DESCRIPTIONS.map((write) => write(described)));
  return files.flat();
}

/** Every file of a dataset folder except its tables, its manifest and its checksums. */
const DESCRIPTIONS: readonly Describe[] = [
  card,
  citation,
  croissant,
  csvw,
  datacite,
  dataPackage,
  dictionary,
  licence,
  report,
  schemas,
];

/** Loaded on demand: the plotting library takes a quarter of a second. */
async function report(dataset: Described): Promise<Description> {
  return (await import('../report/report.ts')).report(dataset);
}
