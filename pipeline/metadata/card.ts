import { stringify } from 'yaml';
import type { Manifest } from '../../schemas/types.ts';
import type { Column, ColumnType } from '../emit/columns.ts';
import { TABLES, type TableName } from '../emit/tables.ts';
import { DATA_LICENCE, keywordsOf, LANGUAGE, TITLE } from './about.ts';
import { cardText } from './card-text.ts';
import { type FileEntry, partOf, listFiles } from './files.ts';
import type { Described, Description } from './dataset.ts';

/** README.md: a dataset card for Hugging Face, so that load_dataset opens the folder as it is, and for people to read. */
export function makeCard(dataset: Described): Description {
  const { manifest, profiles } = dataset;
  const parts = listFiles(manifest);
  const names = Object.keys(TABLES) as TableName[]; // its keys are names
  const configs = names.flatMap((name) => {
    const part = partOf(parts, name, 'parquet');
    return part ? [{ name, part, columns: profiles[name].map(({ column }) => column) }] : [];
  });
  const header = {
    pretty_name: TITLE,
    language: [LANGUAGE],
    ...licenceOf(manifest),
    size_categories: [sizeOf(Math.max(...configs.map(({ part }) => part.table?.rows ?? 0), 0))],
    tags: keywordsOf(manifest).map((keyword) => keyword.toLowerCase().replaceAll(' ', '-')),
    // lists its files: load_dataset takes every .json in a folder for data where a card does not
    configs: configs.map(configOf),
    dataset_info: configs.map(infoOf),
  };
  // Python's YAML is 1.1
  const yaml = stringify(header, { version: '1.1', lineWidth: 0 });
  return { file: 'README.md', text: `---\n${yaml}---\n\n${cardText(dataset)}` };
}

interface Config {
  name: TableName;
  part: FileEntry;
  columns: readonly Column[];
}

/** CC0 of the whole would be false while there are abstracts in it. */
function licenceOf({ edition }: Pick<Manifest, 'edition'>): object {
  const id = DATA_LICENCE.id.toLowerCase();
  return edition === 'full'
    ? { license: 'other', license_name: `${id}-without-abstracts`, license_link: 'LICENSE.md' }
    : { license: id };
}

/** The names of Hugging Face for numbers of rows. */
function sizeOf(rows: number): string {
  const steps = ['1K', '10K', '100K', '1M', '10M', '100M', '1B', '10B', '100B', '1T'];
  const step = steps.findIndex((_, index) => rows < 1000 * 10 ** index);
  return step === 0 ? 'n<1K' : `${steps[step - 1]}<n<${steps[step]}`;
}

function configOf({ name, part }: Config): object {
  const isDefault = name === 'papers' ? { default: true } : {};
  // train is what Hugging Face calls a split that is all there is
  return { config_name: name, ...isDefault, data_files: [{ split: 'train', path: part.file }] };
}

/** No sizes: they would be those of a cache of Hugging Face, which nobody knows before it is made. */
function infoOf({ name, columns }: Config): object {
  return { config_name: name, features: columns.map(featureOf) };
}

function featureOf({ name, type, fields }: Column): object {
  if (type === 'list<string>') return { name, list: 'string' };
  if (type === 'list<struct>') return { name, list: fields.map(featureOf) };
  return { name, dtype: DTYPES[type] };
}

/** As in Parquet. */
const DTYPES: Readonly<Record<Exclude<ColumnType, 'list<string>' | 'list<struct>'>, string>> = {
  string: 'string',
  date: 'date32',
  integer: 'int32',
  number: 'float64',
};
