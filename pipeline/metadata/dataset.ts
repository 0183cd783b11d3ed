import type { Manifest } from '../../schemas/types.ts';
import { toJson } from '../emit/json.ts';
import type { Rows } from '../emit/tables.ts';
import type { Profiles } from './profile.ts';
import type { ComparedDataset } from '../diff/compared.ts';

/** A dataset whose tables are written; the metadata files are made from it. */
export interface Described {
  /** Its outputs are the tables; the metadata files are not written yet. */
  manifest: Manifest;
  rows: Rows;
  profiles: Profiles;
  /** The release to compare with; null if there is none. */
  since: Previous | null;
}

/** A release to compare with. */
export interface Previous extends ComparedDataset {
  version: string;
}

/** A metadata file. */
export interface Description {
  file: string;
  text: string;
}

/** Makes a file of indented JSON; leaves undefined keys out. */
export function toJsonFile(file: string, value: unknown): Description {
  const plain: unknown = JSON.parse(toJson(value));
  return { file, text: `${JSON.stringify(plain, null, 2)}\n` };
}
