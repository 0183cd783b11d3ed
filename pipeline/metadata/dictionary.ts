import { formatType } from '../emit/columns.ts';
import { DATABASE, describeDatabase } from '../emit/database.ts';
import { SPREADSHEET } from '../emit/spreadsheet.ts';
import { fileOf, TABLES, type TableName } from '../emit/tables.ts';
import type { Edition } from '../emit/editions.ts';
import { formatCount, formatPlural } from '../text/plural.ts';
import { formatRights } from './rights.ts';
import type { ColumnProfile } from './profile.ts';
import type { Described, Description } from './dataset.ts';

/** The data dictionary in Markdown: type, meaning, nulls, range and an example of every field. */
export function makeDictionary({ profiles, manifest }: Described): Description {
  const tables = Object.entries(profiles) as [TableName, ColumnProfile[]][]; // its keys are names
  const text = tables.map(([name, columns]) => formatTable(name, columns)).join('\n');
  const files = formatFiles(manifest.edition);
  return {
    file: 'data-dictionary.md',
    text: `# Data dictionary\n\n${INTRODUCTION}\n\n${formatRights(manifest)}\n\n${text}\n${files}`,
  };
}

/** Describes the files whose form is not just the columns of a table. */
function formatFiles(edition: Edition): string {
  const spreadsheet = `## ${fileOf('papers', 'spreadsheet.csv')}\n\n${SPREADSHEET}\n`;
  return `${spreadsheet}\n## ${DATABASE}\n\n${describeDatabase(edition)}\n`;
}

const INTRODUCTION = `Every field of every table. The range of a text is its length in characters; the range of a list is its number of items.
Types and meanings come from the schemas that check these tables.`;

function formatTable(name: TableName, columns: readonly ColumnProfile[]): string {
  const { description } = TABLES[name].schema;
  const rows = columns[0]?.rows ?? 0;
  return [
    `## ${name}`,
    '',
    `${description} ${formatPlural(rows, 'row')}.`,
    '',
    '| field | type | meaning | null | range | example |',
    '|---|---|---|--:|---|---|',
    ...columns.map(formatField),
    '',
  ].join('\n');
}

function formatField(profile: ColumnProfile): string {
  const { column, rows, nulls, range, example } = profile;
  const cells = [
    column.name,
    formatType(column),
    column.description,
    column.nullable && rows > 0 ? `${((100 * nulls) / rows).toFixed(1)} %` : '',
    range === null ? '' : `${formatBound(range.least)} to ${formatBound(range.most)}${unitOf(profile)}`,
    example === null ? '' : codeOf(shortenExample(example)),
  ];
  return `| ${cells.join(' | ')} |`;
}

function formatBound(bound: string | number): string {
  return Number.isInteger(bound) ? formatCount(Number(bound)) : String(bound);
}

function unitOf({ column: { type } }: ColumnProfile): string {
  if (type === 'string') return ' characters';
  return type.startsWith('list') ? ' items' : '';
}

const LONGEST = 60;

function shortenExample(example: unknown): string {
  const characters = [...(typeof example === 'string' ? example : JSON.stringify(example))];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : characters.join('');
}

/** Formats text from outside as code in a cell of a Markdown table: one line, bars escaped, no backticks. */
function codeOf(text: string): string {
  return `\`${text
    .replace(/[\s\p{C}]+/gu, ' ')
    .replaceAll('`', "'")
    .replaceAll('|', '\\|')}\``;
}
