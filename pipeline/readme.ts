import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest, Paper } from '../schemas/types.ts';
import { isMain, Refusal, runCommand } from './cli/command.ts';
import { COMMANDS, listed, USERS } from './cli/commands.ts';
import { writeAtomically } from './disk/atomic-write.ts';
import { openLatest } from './dataset/releases.ts';
import { openRows } from './dataset/rows.ts';
import { type Column, toColumns, formatType } from './emit/columns.ts';
import { DATABASE, describeDatabase } from './emit/database.ts';
import { SPREADSHEET } from './emit/spreadsheet.ts';
import { formatTotals } from './emit/manifest.ts';
import { fileOf, type Rows, TABLES, type TableName } from './emit/tables.ts';
import { makeCitation } from './metadata/citation.ts';
import { describeAbstracts } from './metadata/known-limits.ts';
import { describePages } from './metadata/pages.ts';
import { profileTables } from './metadata/profile.ts';
import { makeQuickstart } from './metadata/quickstart.ts';
import { toPicture } from './report/picture.ts';
import { formatCodeSpan } from './text/code-span.ts';
import { formatCount } from './text/plural.ts';

/**
 * The documents that follow from a build in part or as a whole, as they should be, by file.
 * @param root the folder of the project, which has them
 */
export function renderDocuments(built: string, root = '.'): Record<string, string> {
  const inBuild = (file: string) => readFileSync(join(built, file), 'utf8');
  const inRoot = (file: string) => readFileSync(join(root, file), 'utf8');
  const manifest = JSON.parse(inBuild('manifest.json')) as Manifest; // our own build's
  const papers = inBuild('papers.jsonl').trimEnd().split('\n');
  const fill = (file: string, parts: Parts) => ({ [file]: fillParts(inRoot(file), parts) });
  const folder = manifest.version === null ? 'dist/next' : `dist/v${manifest.version}`;
  return {
    ...fill('README.md', { counts: aboutText(manifest, openRows(built)), load: makeQuickstart(folder) }),
    ...fill('docs/tables.md', {
      files: filesText(manifest.outputs),
      row: rowText(papers),
      fields: fieldsText(),
    }),
    ...fill('docs/commands.md', { commands: commandsText() }),
    'docs/loading.md': nameFolder(inRoot('docs/loading.md'), folder),
    'docs/records.svg': toPicture(inBuild('report.html')),
    'CITATION.cff': `# Made from the latest release by: npx daily-papers readme\n${makeCitation({ manifest }).text}`,
  };
}

/** A text whose lines load a table from this folder, not from the build or an older release. */
export function nameFolder(text: string, folder: string): string {
  return text.replace(/dist\/(?:next|v\d+\.\d+\.\d+)(?=[/"])/g, folder);
}

/** The counts, and what kind of pages and abstracts they are of. */
function aboutText(manifest: Manifest, rows: Rows): string {
  const abstracts = describeAbstracts(profileTables(rows, manifest.edition));
  return [
    `**${formatTotals(manifest.counts)}.**`,
    [describePages(rows, formatCodeSpan), ...abstracts, 'It is not a random sample.'].join('\n'),
  ].join('\n\n');
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

function commandsText(): string {
  const rows = Object.entries(COMMANDS).map(
    ([name, { for: user, summary }]) => `| \`${name}\` | ${USERS[user]} | ${summary} |`,
  );
  return ['| command | for whom | what it does |', '|---|---|---|', ...rows].join('\n');
}

if (isMain(import.meta.url))
  await runCommand({
    ...listed('readme'),
    operands: '',
    options: {
      built: { value: 'folder', help: 'dataset to describe (default: the latest release in dist)' },
    },
    examples: ['npx daily-papers readme', 'npx daily-papers readme --built dist/next'],
    run: ({ built }) => {
      const folder = built ?? openLatest('dist')?.folder;
      if (folder === undefined) throw new Refusal('dist has no release yet; name a build with --built');
      for (const [file, text] of Object.entries(renderDocuments(folder))) writeAtomically(file, text);
      return 0;
    },
  });
