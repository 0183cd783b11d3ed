import type { Manifest } from '../../schemas/types.ts';
import type { Rows } from '../emit/tables.ts';
import { dictionary } from './dictionary.ts';
import { type Profiles, profilesOf } from './profile.ts';

/** A dataset whose tables are written: what the files that describe it are made from. */
export interface Described {
  /** Its outputs are the tables; what describes them is still to be written. */
  manifest: Omit<Manifest, 'tools'>;
  rows: Rows;
  profiles: Profiles;
  /** The release before; null where there is none. */
  since: Previous | null;
}

export interface Previous {
  version: string;
  rows: Rows;
}

/** A file that describes the dataset. */
export interface Description {
  file: string;
  text: string;
}

type Describe = (dataset: Described) => Description | Description[] | Promise<Description | Description[]>;

/** Everything that stands in a folder beside its tables, its manifest and its checksums. */
const DESCRIPTIONS: readonly Describe[] = [dictionary, report];

/** The library of plots takes a quarter of a second to load: whoever describes nothing does not wait for it. */
async function report(dataset: Described): Promise<Description> {
  return (await import('./report/report.ts')).report(dataset);
}

/** Describes a dataset by its rows and its schemas alone; nothing is written by hand. */
export async function describe(dataset: Omit<Described, 'profiles'>): Promise<Description[]> {
  const described = { ...dataset, profiles: profilesOf(dataset.rows) };
  const files = await Promise.all(DESCRIPTIONS.map((write) => write(described)));
  return files.flat();
}
