import type { Manifest } from '../../schemas/types.ts';
import type { Rows, TableName } from '../emit/tables.ts';
import {
  ABSTRACTS,
  CREATOR,
  DATA_LICENCE,
  keywordsOf,
  toReleaseFields,
  rightsOf,
  summaryOf,
  TITLE,
} from './about.ts';
import { toJsonFile } from './json-file.ts';
import { type FileEntry, partOf, listFiles } from './files.ts';
import type { Profiles } from './profile.ts';
import { listSourcePages } from './sources.ts';
import { toTableSchema } from './table-schema.ts';
import type { Described, Description } from './dataset.ts';
import { NAME } from '../emit/name.ts';

/** datapackage.json: a Data Package (https://datapackage.org, version 2) of every output. */
export function makeDataPackage({ manifest, rows, profiles }: Described): Description {
  const parts = listFiles(manifest);
  return toJsonFile('datapackage.json', {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: NAME,
    title: TITLE,
    description: `${summaryOf(manifest)}\n\n${rightsOf(manifest)}`,
    version: toReleaseFields(manifest).version,
    keywords: keywordsOf(manifest),
    licenses: licencesOf(manifest),
    contributors: [{ title: CREATOR, roles: ['creator'] }],
    sources: packageSourcesOf(rows),
    resources: parts.map((part) => resourceOf(part, parts, profiles)),
  });
}

/** The last of them is of the abstracts: no licence has a name for that, and the rights are in the file. */
function licencesOf({ edition }: Pick<Manifest, 'edition'>): object[] {
  const { id, title, url } = DATA_LICENCE;
  const facts = { name: id, title, path: url };
  return edition === 'full' ? [facts, { path: 'LICENSE.md', title: ABSTRACTS }] : [facts];
}

function packageSourcesOf(rows: Rows): object[] {
  return listSourcePages(rows).map(({ title, url }) => ({ title, path: url }));
}

function resourceOf(part: FileEntry, parts: readonly FileEntry[], profiles: Profiles): object {
  const { file, bytes, sha256, extension, mediaType, description } = part;
  return {
    name: nameOf(part, parts),
    path: file,
    type: isTable(part) ? 'table' : undefined,
    description,
    format: isTable(part) ? extension : (AS_FILE.get(extension) ?? extension),
    mediatype: mediaType,
    encoding: IS_TEXT.has(extension) ? 'utf-8' : undefined,
    bytes,
    hash: `sha256:${sha256}`,
    ...tabularOf(part, parts, profiles),
  };
}

const IS_TEXT: ReadonlySet<string> = new Set(['csv', 'jsonl', 'json', 'md', 'html']);

/**
 * Whether tools for Data Packages can open it as a table, by Frictionless (5.21), the one that most people have: it fails
 * on JSON Lines without a line, cannot tell the size of Parquet that it reads as a table, makes NaN of the nulls in it,
 * and knows no Arrow.
 */
function isTable({ table }: FileEntry): boolean {
  return table !== null && (table.format === 'csv' || (table.format === 'jsonl' && table.rows > 0));
}

/** Frictionless takes for a table whatever bears the name of a format that it knows; hash and size are checked of these too. */
const AS_FILE = new Map([
  ['jsonl', 'jsonlines'],
  ['parquet', 'apache-parquet'],
]);

/** The format that every tool for Data Packages reads bears the name of its table; the others have that of their file. */
function nameOf({ file, table }: FileEntry, parts: readonly FileEntry[]): string {
  if (table === null) return file;
  return file === mainOf(table.name, parts)?.file ? table.name : file;
}

function mainOf(name: TableName, parts: readonly FileEntry[]): FileEntry | undefined {
  return partOf(parts, name, 'csv') ?? partOf(parts, name, 'jsonl');
}

/** What a table of text says of its rows; Arrow and Parquet say it themselves. */
function tabularOf({ table }: FileEntry, parts: readonly FileEntry[], profiles: Profiles): object {
  if (table === null || (table.format !== 'csv' && table.format !== 'jsonl')) return {};
  const { name, format } = table;
  const columns = profiles[name].map(({ column }) => column);
  const tables = new Set(parts.flatMap((part) => part.table?.name ?? []));
  return {
    dialect: format === 'csv' ? CSV_DIALECT : undefined,
    schema: toTableSchema(name, format, columns, tables),
  };
}

const CSV_DIALECT = {
  header: true,
  delimiter: ',',
  lineTerminator: '\r\n',
  quoteChar: '"',
  doubleQuote: true,
};
