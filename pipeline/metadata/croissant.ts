import type { Manifest } from '../../schemas/types.ts';
import type { Column, ColumnType } from '../emit/columns.ts';
import { TABLES, type TableName } from '../emit/tables.ts';
import {
  toBibtex,
  CREATOR,
  DATA_LICENCE,
  keywordsOf,
  LANGUAGE,
  toReleaseFields,
  rightsOf,
  summaryOf,
} from './about.ts';
import { CONTEXT } from './croissant-context.ts';
import { toJsonFile } from './json-file.ts';
import { KEYS } from '../emit/keys.ts';
import { type FileEntry, partOf, listFiles } from './files.ts';
import type { Profiles } from './profile.ts';
import type { Described, Description } from './dataset.ts';
import { NAME } from '../emit/name.ts';

/** croissant.json: every output and the records of the tables in Parquet, as Croissant 1.1 (mlcommons.org/croissant/1.1). */
export function makeCroissant({ manifest, profiles }: Described): Description {
  const parts = listFiles(manifest);
  const { version, date } = toReleaseFields(manifest);
  return toJsonFile('croissant.json', {
    '@context': CONTEXT,
    '@type': 'sc:Dataset',
    name: NAME,
    description: `${summaryOf(manifest)}\n\n${rightsOf(manifest)}`,
    conformsTo: 'http://mlcommons.org/croissant/1.1',
    license: licencesOf(manifest),
    creator: { '@type': 'sc:Organization', name: CREATOR },
    datePublished: date,
    version,
    citeAs: toBibtex(manifest),
    keywords: keywordsOf(manifest),
    inLanguage: LANGUAGE,
    distribution: parts.map(fileObjectOf),
    recordSet: recordSetsOf(parts, profiles),
  });
}

/** A licence that is no URL is a work that says what holds. */
function licencesOf(manifest: Pick<Manifest, 'edition'>): unknown[] {
  const { url } = DATA_LICENCE;
  const rights = { '@type': 'sc:CreativeWork', name: 'Rights', description: rightsOf(manifest) };
  return manifest.edition === 'full' ? [url, rights] : [url];
}

function fileObjectOf({ file, bytes, sha256, table, mediaType, extension, description }: FileEntry): object {
  return {
    '@type': 'cr:FileObject',
    '@id': file,
    name: file,
    description: table ? `${description} ${table.rows} ${table.rows === 1 ? 'row' : 'rows'}.` : description,
    contentUrl: file,
    contentSize: `${bytes} B`,
    encodingFormat: ENCODINGS.get(extension) ?? mediaType,
    sha256,
  };
}

/** Names by which mlcroissant knows a format, where it does not know the registered one. */
const ENCODINGS = new Map([
  ['parquet', 'application/x-parquet'],
  ['jsonl', 'application/jsonlines'],
]);

function recordSetsOf(parts: readonly FileEntry[], profiles: Profiles): object[] {
  const names = Object.keys(TABLES) as TableName[]; // its keys are names
  return names.flatMap((name) => {
    const part = partOf(parts, name, 'parquet');
    return part === undefined ? [] : [recordSetOf(name, part, profiles)];
  });
}

function recordSetOf(name: TableName, { file, description }: FileEntry, profiles: Profiles): object {
  const { primary } = KEYS[name];
  return {
    '@type': 'cr:RecordSet',
    '@id': name,
    name,
    description,
    key: primary.length > 0 ? primary.map((column) => ({ '@id': `${name}/${column}` })) : undefined,
    field: profiles[name].map(({ column }) => fieldOf(name, file, column)),
  };
}

function fieldOf(table: TableName, file: string, column: Column): object {
  const { name, type, description } = column;
  const isArray = type.startsWith('list') ? { isArray: true, arrayShape: '-1' } : {};
  const head = { '@type': 'cr:Field', '@id': `${table}/${name}`, name, description };
  if (column.fields.length > 0)
    return {
      ...head,
      ...isArray,
      subField: column.fields.map((field) => subFieldOf(table, file, column, field)),
    };
  return {
    ...head,
    dataType: DATA_TYPES[type],
    ...isArray,
    source: { fileObject: { '@id': file }, extract: { column: name } },
    references: referenceOf(table, name),
  };
}

/** A field of the structs in a list: its values are cut from all structs of a cell. */
function subFieldOf(table: TableName, file: string, { name: list }: Column, field: Column): object {
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

/** Croissant refers to one field; keys of several columns have no words in it. */
function referenceOf(table: TableName, name: string): object | undefined {
  const key = KEYS[table].foreign.find(({ columns }) => columns.length === 1 && columns[0] === name);
  // as a source, which mlcroissant wants; the bare reference of the specification stops it
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
