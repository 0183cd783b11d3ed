import { stringify } from 'yaml';
import type { Manifest } from '../../schemas/types.ts';
import type { Column, ColumnType } from '../emit/columns.ts';
import { TABLE_NAMES, type TableName } from '../emit/tables.ts';
import { ADDRESSES, type Addresses } from './addresses.ts';
import { listKeywords, LANGUAGE, TITLE } from './about.ts';
import { makeCardText } from './card-text.ts';
import { type FileEntry, findFile, listFiles } from './files.ts';
import { licenceOf, RIGHTS_FILE } from './rights.ts';
import type { Described, Description } from './dataset.ts';

/** README.md: a Hugging Face dataset card, with which load_dataset opens the folder. */
export function makeCard(dataset: Described, addresses: Addresses = ADDRESSES): Description {
  const { manifest, profiles } = dataset;
  const entries = listFiles(manifest);
  const configs = TABLE_NAMES.flatMap((name) => {
    const entry = findFile(entries, name, 'parquet');
    return entry ? [{ name, entry, columns: profiles[name].map(({ column }) => column) }] : [];
  });
  const header = {
    pretty_name: TITLE,
    language: [LANGUAGE],
    ...makeLicenceFields(manifest),
    size_categories: [toSizeCategory(Math.max(...configs.map(({ entry }) => entry.table?.rows ?? 0), 0))],
    tags: listKeywords(manifest).map((keyword) => keyword.toLowerCase().replaceAll(' ', '-')),
    // list all files: otherwise load_dataset takes every .json in the folder for data
    configs: configs.map(toConfig),
    dataset_info: configs.map(toDatasetInfo),
  };
  // the YAML reader of Python knows version 1.1
  const yaml = stringify(header, { version: '1.1', lineWidth: 0 });
  return { file: 'README.md', text: `---\n${yaml}---\n\n${makeCardText(dataset, addresses)}` };
}

interface Config {
  name: TableName;
  entry: FileEntry;
  columns: readonly Column[];
}

/** The hub calls a licence that it does not know `other`, and wants a name in lower case and a link with it. */
function makeLicenceFields(manifest: Pick<Manifest, 'edition'>): object {
  const { id, name } = licenceOf(manifest);
  return id === null
    ? { license: 'other', license_name: name, license_link: RIGHTS_FILE }
    : { license: name };
}

/** Returns Hugging Face's name for a number of rows. */
function toSizeCategory(rows: number): string {
  const steps = ['1K', '10K', '100K', '1M', '10M', '100M', '1B', '10B', '100B', '1T'];
  const step = steps.findIndex((_, index) => rows < 1000 * 10 ** index);
  return step === 0 ? 'n<1K' : `${steps[step - 1]}<n<${steps[step]}`;
}

function toConfig({ name, entry }: Config): object {
  const isDefault = name === 'papers' ? { default: true } : {};
  // Hugging Face calls the only split train
  return { config_name: name, ...isDefault, data_files: [{ split: 'train', path: entry.file }] };
}

/** Leaves sizes out: they are those of the Hugging Face cache, unknown until it exists. */
function toDatasetInfo({ name, columns }: Config): object {
  return { config_name: name, features: columns.map(toFeature) };
}

function toFeature({ name, type, fields }: Column): object {
  if (type === 'list<string>') return { name, list: 'string' };
  if (type === 'list<struct>') return { name, list: fields.map(toFeature) };
  return { name, dtype: DTYPES[type] };
}

/** The types of the Parquet files. */
const DTYPES: Readonly<Record<Exclude<ColumnType, 'list<string>' | 'list<struct>'>, string>> = {
  string: 'string',
  date: 'date32',
  integer: 'int32',
  number: 'float64',
};
