import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest, Paper } from '../schemas/types.ts';
import { isMain, Refusal, runCommand } from './cli/command.ts';
import { openLatest } from './dataset/releases.ts';
import { type Column, toColumns, formatType } from './emit/columns.ts';
import { DATABASE, describeDatabase } from './emit/database.ts';
import { SPREADSHEET } from './emit/spreadsheet.ts';
import { formatTotals } from './emit/manifest.ts';
import { fileOf, TABLES, type TableName } from './emit/tables.ts';
import { toPicture } from './report/picture.ts';
import { formatCount } from './text/plural.ts';

/** The documents that follow from a build in part or as a whole, as they should be, by file. */
export function renderDocuments(built: string): Record<string, string> {
  const inBuild = (file: string) => readFileSync(join(built, file), 'utf8');
  const { counts, outputs } = JSON.parse(inBuild('manifest.json')) as Manifest; // our own build's
  const papers = inBuild('papers.jsonl').trimEnd().split('\n');
  const fill = (file: string, parts: Parts) => ({ [file]: fillParts(readFileSync(file, 'utf8'), parts) });
  return {
    ...fill('README.md', { counts: `**${formatTotals(counts)}.**`, row: rowText(papers) }),
    ...fill('docs/tables.md', { files: filesText(outputs), fields: fieldsText() }),
    'docs/records.svg': toPicture(inBuild('report.html')),
  };
}

type Parts = Readonly<Record<string, string>>;

/** A text with the parts between `<!-- name: ... -->` and `<!-- /name -->` written anew. */
export function fillParts(text: string, parts: Parts): string {
  return Object.entries(parts).reduce((filled, [name, part]) => {
    const pattern = new RegExp(`(<!-- ${name}: [^>]*-->\n)[^]*?(<!-- /${name} -->)`);
    if (!pattern.test(filled)) throw new Error(`there is no part <!-- ${name}: ... --> to fill`);
    return filled.replace(pattern, (_, begin: string, end: string) => `${begin}\n${part}\n\n${end}`);
  }, text);
}

/** The first paper that shows most of what a row can hold: it was on more than one page, and it links to something. */
function rowText(lines: readonly string[]): string {
  const papers = lines.map((line) => JSON.parse(line) as Paper); // our own build's
  const [row] = papers.filter(({ appearance_count, links }) => appearance_count > 1 && links.length > 0);
  const fields = Object.entries({ ...(row ?? papers[0]) }).map(
    ([name, value]) =>
      `  ${JSON.stringify(name)}: ${JSON.stringify(LONG.has(name) && value !== null ? cut(value) : value)}`,
  );
  return ['```json', '{', fields.join(',\n'), '}', '```'].join('\n');
}

const LONG: ReadonlySet<string> = new Set(['abstract', 'ai_summary']);

/** What fits on a line of the page. */
function cut(text: unknown): string {
  return `${String(text).slice(0, 72)}…`;
}

function filesText(outputs: Manifest['outputs']): string {
  const rows = Object.entries(TABLES).map(([name, { schema, formats }]) => {
    const files = formats.map((format) => fileOf(name as TableName, format));
    const count = outputs.find(({ file }) => file === files[0])?.rows ?? 0;
    return `| ${name} | ${formatCount(count)} | ${formats.join(', ')} | ${schema.description} |`;
  });
  return [
    ...['| table | rows | formats | a row is |', '|---|--:|---|---|', ...rows, ''],
    `- \`${fileOf('papers', 'spreadsheet.csv')}\`: ${SPREADSHEET}`,
    `- \`${DATABASE}\`: ${describeDatabase('full')}`,
  ].join('\n');
}

/** The tables that a notebook opens; the others explain a build, and their schemas say how. */
function fieldsText(): string {
  const tables = Object.entries(TABLES).filter(([, { formats }]) => formats.length > 1);
  return tables
    .map(([name, { schema }]) => [`### ${name}`, '', ...fieldRows(toColumns(schema))].join('\n'))
    .join('\n\n');
}

function fieldRows(columns: readonly Column[]): string[] {
  const rows = columns.map((column) => `| ${column.name} | ${formatType(column)} | ${column.description} |`);
  return ['| field | type | meaning |', '|---|---|---|', ...rows];
}

if (isMain(import.meta.url))
  await runCommand({
    name: 'readme',
    summary:
      'Updates README.md, docs/tables.md and docs/records.svg with the counts, rows and fields of a release.',
    operands: '',
    options: {
      built: { value: 'folder', help: 'dataset to describe (default: the latest release in dist)' },
    },
    examples: ['npm run readme', 'npm run readme -- --built dist/next'],
    run: ({ built }) => {
      const folder = built ?? openLatest('dist')?.folder;
      if (folder === undefined) throw new Refusal('dist has no release yet; name a build with --built');
      for (const [file, text] of Object.entries(renderDocuments(folder))) writeFileSync(file, text);
      return 0;
    },
  });
