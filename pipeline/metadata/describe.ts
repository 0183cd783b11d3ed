import { card } from './card.ts';
import { citation } from './citation.ts';
import { croissant } from './croissant.ts';
import { csvw } from './csvw.ts';
import { datacite } from './datacite.ts';
import { dataPackage } from './datapackage.ts';
import { dictionary } from './dictionary.ts';
import { licence } from './licence.ts';
import { profilesOf } from './profile.ts';
import { schemas } from './schemas.ts';
import type { Described, Description } from './dataset.ts';
type Describe = (dataset: Described) => Description | Description[] | Promise<Description | Description[]>;

/** Everything that stands in a folder beside its tables, its manifest and its checksums. */
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

/** The library of plots takes a quarter of a second to load: whoever describes nothing does not wait for it. */
async function report(dataset: Described): Promise<Description> {
  return (await import('../report/report.ts')).report(dataset);
}

/** Describes a dataset by its rows and its schemas alone; nothing is written by hand. */
export async function describe(dataset: Omit<Described, 'profiles'>): Promise<Description[]> {
  const described = { ...dataset, profiles: profilesOf(dataset.rows, dataset.manifest.edition) };
  const files = await Promise.all(DESCRIPTIONS.map((write) => write(described)));
  return files.flat();
}
