import type { Manifest } from '../../schemas/types.ts';
import type { Column, ColumnType } from '../emit/columns.ts';
import { NAME, TABLE_NAMES, type TableName } from '../emit/tables.ts';
import { toBibtex, CREATOR, listKeywords, LANGUAGE, toReleaseFields, formatSummary } from './about.ts';
import { formatPlural } from '../text/plural.ts';
import { ADDRESSES, type Addresses } from './addresses.ts';
import { listKnownLimits } from './known-limits.ts';
import { CONTEXT } from './croissant-context.ts';
import { KEYS } from '../emit/keys.ts';
import { describeFile, type FileEntry, findFile, listFiles } from './files.ts';
import type { Profiles } from './profile.ts';
import { formatRights, licenceOf } from './rights.ts';
import { type Described, type Description, toJsonFile } from './dataset.ts';

/** croissant.json: every output, and the records of the Parquet tables, in Croissant 1.1 (mlcommons.org/croissant/1.1). */
export function makeCroissant(dataset: Described, addresses: Addresses = ADDRESSES): Description {
  const { manifest, profiles } = dataset;
  const entries = listFiles(manifest);
  const { version, date } = toReleaseFields(manifest);
  return toJsonFile('croissant.json', {
    '@context': CONTEXT,
    '@type': 'sc:Dataset',
    name: NAME,
    description: `${formatSummary(manifest)}\n\n${formatRights(manifest)}`,
    url: addresses.homepage ?? undefined,
    conformsTo: 'http://mlcommons.org/croissant/1.1',
    license: makeLicenceField(manifest),
    creator: { '@type': 'sc:Organization', name: CREATOR },
    datePublished: date,
    version,
    citeAs: toBibtex(manifest),
    keywords: listKeywords(manifest),
    inLanguage: LANGUAGE,
    'rai:dataLimitations': listKnownLimits(dataset, quote),
    distribution: entries.map(toFileObject),
    recordSet: toRecordSets(entries, profiles),
  });
}

function quote(text: string): string {
  return `"${text}"`;
}

/** A licence without a URL is given as a work that states the rights. */
function makeLicenceField(manifest: Pick<Manifest, 'edition'>): unknown {
  const { url, title } = licenceOf(manifest);
  return url ?? { '@type': 'sc:CreativeWork', name: title, description: formatRights(manifest) };
}

function toFileObject(entry: FileEntry): object {
  const { file, bytes, sha256, table, mediaType, extension } = entry;
  const description = describeFile(entry);
  return {
    '@type': 'cr:FileObject',
    '@id': file,
    name: file,
    description: table ? `${description} ${formatPlural(table.rows, 'row')}.` : description,
    contentUrl: file,
    contentSize: `${bytes} B`,
    encodingFormat: ENCODINGS.get(extension) ?? mediaType,
    sha256,
  };
}

/** Media types for mlcroissant, where it does not know the registered one. */
const ENCODINGS = new Map([
  ['parquet', 'application/x-parquet'],
  ['jsonl', 'application/jsonlines'],
]);

function toRecordSets(entries: readonly FileEntry[], profiles: Profiles): object[] {
  return TABLE_NAMES.flatMap((name) => {
    const entry = findFile(entries, name, 'parquet');
    return entry === undefined ? [] : [toRecordSet(name, entry, profiles)];
  });
}

function toRecordSet(name: TableName, { file, description }: FileEntry, profiles: Profiles): object {
  const { primary } = KEYS[name];
  return {
    '@type': 'cr:RecordSet',
    '@id': name,
    name,
    description,
    key: primary.length > 0 ? primary.map((column) => ({ '@id': `${name}/${column}` })) : undefined,
    field: profiles[name].map(({ column }) => toField(name, file, column)),
  };
}

function toField(table: TableName, file: string, column: Column): object {
  const { name, type, description } = column;
  const isArray = type.startsWith('list') ? { isArray: true, arrayShape: '-1' } : {};
  const head = { '@type': 'cr:Field', '@id': `${table}/${name}`, name, description };
  if (column.fields.length > 0)
    return {
      ...head,
      ...isArray,
      subField: column.fields.map((field) => toSubField(table, file, column, field)),
    };
  return {
    ...head,
    dataType: DATA_TYPES[type],
    ...isArray,
    source: { fileObject: { '@id': file }, extract: { column: name } },
    references: findReference(table, name),
  };
}

/** Makes a field of the structs in a list; its values come from all structs of a cell. */
function toSubField(table: TableName, file: string, { name: list }: Column, field: Column): object {
  const { name, type, description } = field;
  return {
    '@type': 'cr:Field',
    '@id': `${table}/${list}/${name}`,
    name,
    description,
    dataType: DATA_TYPES[type],
    source: { fileObject: { '@id': file }, extract: { column: list }, transform: { jsonPath: name } },
  };
}

/** Croissant can only refer to a single field, so keys of several columns are left out. */
function findReference(table: TableName, name: string): object | undefined {
  const key = KEYS[table].foreign.find(({ columns }) => columns.length === 1 && columns[0] === name);
  // as a source: mlcroissant fails on the bare reference of the specification
  return key && { field: { '@id': `${key.table}/${key.to[0]}` } };
}

const DATA_TYPES: Readonly<Record<ColumnType, string>> = {
  string: 'sc:Text',
  date: 'sc:Date',
  integer: 'sc:Integer',
  number: 'sc:Float',
  'list<string>': 'sc:Text',
  'list<struct>': 'sc:Text',
};
