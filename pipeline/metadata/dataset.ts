import type { Manifest } from '../../schemas/types.ts';
import type { Rows } from '../emit/tables.ts';
import type { Profiles } from './profile.ts';
import type { ComparedDataset } from '../diff/compared.ts';

/** A dataset whose tables are written: what the files that describe it are made from. */
export interface Described {
  /** Its outputs are the tables; what describes them is still to be written. */
  manifest: Manifest;
  rows: Rows;
  profiles: Profiles;
  /** The release before; null where there is none. */
  since: Previous | null;
}

/** Compare with it by diff of pipeline/release. */
export interface Previous extends ComparedDataset {
  version: string;
}

/** A file that describes the dataset. */
export interface Description {
  file: string;
  text: string;
}
