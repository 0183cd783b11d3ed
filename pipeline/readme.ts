import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../schemas/types.ts';
import { isMain, runCommand } from './cli/command.ts';
import { type Column, toColumns, typeName } from './emit/columns.ts';
import { DATABASE, describeDatabase } from './emit/database.ts';
import { SPREADSHEET } from './emit/spreadsheet.ts';
import { fileOf, TABLES, type TableName } from './emit/tables.ts';

/** The README with the parts that speak of a build written anew: counts, files and fields. */
export function readmeOf(readme: string, { counts, outputs }: Pick<Manifest, 'counts' | 'outputs'>): string {
  const parts = { counts: countsText(counts), files: filesText(outputs), fields: fieldsText() };
  return fillParts(readme, parts);
}

/** A text with the parts between `<!-- name: ... -->` and `<!-- /name -->` written anew. */
export function fillParts(text: string, parts: Readonly<Record<string, string>>): string {
  return Object.entries(parts).reduce((filled, [name, part]) => {
    const pattern = new RegExp(`(<!-- ${name}: [^>]*-->\n)[^]*?(<!-- /${name} -->)`);
    if (!pattern.test(filled)) throw new Error(`README.md has no part <!-- ${name}: ... --> to fill`);
    return filled.replace(pattern, (_, begin: string, end: string) => `${begin}\n${part}\n\n${end}`);
  }, text);
}

function countsText({ digests, records, merges, papers, rejects }: Manifest['counts']): string {
  return `**${digests} digests, ${records} records, ${merges} merges, ${papers} papers, ${rejects} rejects.**`;
}

function filesText(outputs: Manifest['outputs']): string {
  const rows = Object.entries(TABLES).map(([name, { schema, formats }]) => {
    const files = formats.map((format) => fileOf(name as TableName, format));
    const count = outputs.find(({ file }) => file === files[0])?.rows ?? 0;
    return `| ${name} | ${count} | ${formats.join(', ')} | ${schema.description} |`;
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
  const rows = columns.map((column) => `| ${column.name} | ${typeName(column)} | ${column.description} |`);
  return ['| field | type | meaning |', '|---|---|---|', ...rows];
}

if (isMain(import.meta.url))
  await runCommand({
    name: 'readme',
    summary: 'Writes the parts of README.md that speak of a build anew: counts, files and fields.',
    operands: '',
    options: { built: { value: 'folder', default: 'dist/next', help: 'the build to speak of' } },
    examples: ['npm run build && npm run readme'],
    run: ({ built }) => {
      const manifest = JSON.parse(readFileSync(join(built, 'manifest.json'), 'utf8')) as Manifest; // our own build's
      writeFileSync('README.md', readmeOf(readFileSync('README.md', 'utf8'), manifest));
      return 0;
    },
  });
