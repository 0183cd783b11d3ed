import type { Manifest } from '../../schemas/types.ts';
import { NAME, type Rows, type TableName } from '../emit/tables.ts';
import { CREATOR, listKeywords, toReleaseFields, formatSummary, TITLE } from './about.ts';
import { ADDRESSES } from './addresses.ts';
import { describeFile, type FileEntry, findFile, listFiles } from './files.ts';
import type { Profiles } from './profile.ts';
import { formatRights, licenceOf, RIGHTS_FILE } from './rights.ts';
import { listSourcePages } from './sources.ts';
import { toTableSchema } from './table-schema.ts';
import { type Described, type Description, toJsonFile } from './dataset.ts';

/** datapackage.json: a Data Package (https://datapackage.org, version 2) of every output. */
export function makeDataPackage({ manifest, rows, profiles }: Described, addresses = ADDRESSES): Description {
  const entries = listFiles(manifest);
  return toJsonFile('datapackage.json', {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: NAME,
    title: TITLE,
    description: `${formatSummary(manifest)}\n\n${formatRights(manifest)}`,
    homepage: addresses.homepage ?? undefined,
    version: toReleaseFields(manifest).version,
    keywords: listKeywords(manifest),
    licenses: listLicences(manifest),
    contributors: [{ title: CREATOR, roles: ['creator'] }],
    sources: listPackageSources(rows),
    resources: entries.map((entry) => toResource(entry, entries, profiles)),
  });
}

/** A licence without a standard name refers to the file with the rights. */
function listLicences(manifest: Pick<Manifest, 'edition'>): object[] {
  const { id, title, url } = licenceOf(manifest);
  return [{ name: id ?? undefined, title, path: url ?? RIGHTS_FILE }];
}

function listPackageSources(rows: Rows): object[] {
  return listSourcePages(rows).map(({ title, url }) => ({ title, path: url }));
}

function toResource(entry: FileEntry, entries: readonly FileEntry[], profiles: Profiles): object {
  const { file, bytes, sha256, extension, mediaType } = entry;
  return {
    name: chooseName(entry, entries),
    path: file,
    type: isTable(entry) ? 'table' : undefined,
    description: describeFile(entry),
    format: isTable(entry) ? extension : (AS_FILE.get(extension) ?? extension),
    mediatype: mediaType,
    encoding: IS_TEXT.has(extension) ? 'utf-8' : undefined,
    bytes,
    hash: `sha256:${sha256}`,
    ...makeTableFields(entry, entries, profiles),
  };
}

const IS_TEXT: ReadonlySet<string> = new Set(['csv', 'jsonl', 'json', 'md', 'html']);

/**
 * Whether Data Package tools can open the file as a table. We follow Frictionless (5.21), the most common one. It fails
 * on empty JSON Lines, does not know the size of a Parquet table, reads its nulls as NaN, and cannot read Arrow.
 */
function isTable({ table }: FileEntry): boolean {
  return table !== null && (table.format === 'csv' || (table.format === 'jsonl' && table.rows > 0));
}

/** Frictionless opens any file with a known format as a table; it still checks the hash and size of the rest. */
const AS_FILE = new Map([
  ['jsonl', 'jsonlines'],
  ['parquet', 'apache-parquet'],
]);

/** The format that every tool reads has the name of its table; other formats have the name of their file. */
function chooseName({ file, table }: FileEntry, entries: readonly FileEntry[]): string {
  if (table === null) return file;
  return file === findMainFile(table.name, entries)?.file ? table.name : file;
}

function findMainFile(name: TableName, entries: readonly FileEntry[]): FileEntry | undefined {
  return findFile(entries, name, 'csv') ?? findFile(entries, name, 'jsonl');
}

/** Describes the rows of a CSV or JSON Lines table; Arrow and Parquet files describe themselves. */
function makeTableFields({ table }: FileEntry, entries: readonly FileEntry[], profiles: Profiles): object {
  if (table === null || (table.format !== 'csv' && table.format !== 'jsonl')) return {};
  const { name, format } = table;
  const columns = profiles[name].map(({ column }) => column);
  const tables = new Set(entries.flatMap((entry) => entry.table?.name ?? []));
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
