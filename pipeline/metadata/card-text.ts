import type { Manifest } from '../../schemas/types.ts';
import { TABLE_NAMES } from '../emit/tables.ts';
import { toBibtex, toReleaseFields, formatRights, formatSummary, TITLE } from './about.ts';
import { type FileEntry, listFiles } from './files.ts';
import { listSourcePages } from './sources.ts';
import type { Described } from './dataset.ts';

/** Makes the Markdown of the dataset card. A test runs its Python, in the folder. */
export function makeCardText(dataset: Described): string {
  const { manifest } = dataset;
  const sections = [
    `# ${TITLE}\n\n${formatSummary(manifest)} ${formatRelease(manifest)}`,
    `## Load it\n\n${LOADING}`,
    `## Tables\n\n${formatTables(listFiles(manifest))}`,
    `## Where it comes from\n\n${formatProvenance(dataset)}`,
    `## Limits\n\n${formatLimits(manifest)}`,
    `## Rights\n\n${formatRights(manifest)} See \`LICENSE.md\`.`,
    `## Citation\n\n\`\`\`bibtex\n${toBibtex(manifest)}\n\`\`\``,
  ];
  return `${sections.join('\n\n')}\n`;
}

function formatRelease(manifest: Pick<Manifest, 'version' | 'date'>): string {
  const { version, date } = toReleaseFields(manifest);
  return version === undefined
    ? 'This is a build that is not released.'
    : `This is version ${version}${date === undefined ? '' : `, released on ${date}`}.`;
}

const LOADING = `In Python, in this folder:

\`\`\`python
import os
from datasets import load_dataset
papers = load_dataset(os.getcwd(), "papers", split="train")  # the path of this folder; or "appearances", "digests"
\`\`\`

\`\`\`python
import pandas as pd
papers = pd.read_parquet("papers.parquet")
\`\`\`

\`\`\`python
import mlcroissant as mlc
papers = list(mlc.Dataset("croissant.json").records("papers"))
\`\`\`

\`\`\`python
from frictionless import Package
papers = Package("datapackage.json").get_resource("papers").read_rows()
\`\`\`

In the CSV files a list is JSON in its cell, an empty cell is null, and a quoted empty cell is an empty text.`;

function formatTables(entries: readonly FileEntry[]): string {
  const rows = TABLE_NAMES.flatMap((name) => {
    const held = entries.filter(({ table }) => table?.name === name);
    const [first] = held;
    if (first?.table === undefined || first.table === null) return [];
    const formats = held.map(({ extension }) => extension).join(', ');
    return [`| ${name} | ${first.table.rows} | ${formats} | ${first.description} |`];
  });
  const others = entries.filter(({ table }) => table === null);
  return [
    '| table | rows | formats | a row is |',
    '|---|--:|---|---|',
    ...rows,
    '',
    ...others.map(({ file, description }) => `\`${file}\`: ${description}\n`),
    'A row of appearances names its paper (`paper_id`) and its page (`digest_id`). Every field is explained in',
    '`data-dictionary.md`.',
  ].join('\n');
}

function formatProvenance({ manifest, rows, profiles }: Described): string {
  const { digests, records, merges, papers } = manifest.counts;
  const places = listSourcePages(rows).map(({ title, url }) =>
    url === undefined ? title : `${title} (${url})`,
  );
  const range = profiles.digests.find(({ column }) => column.name === 'date')?.range;
  const when = range ? `, opened from ${range.least} to ${range.most}` : '';
  const written = manifest.outputs.flatMap(({ file }) => EXPLAINING.get(file) ?? []);
  const explained = written.length > 0 ? ` ${written.join('; ')}.` : '';
  return `The text of ${digests} ${digests === 1 ? 'page' : 'pages'}${when}: ${places.join('; ')}. A program cut ${records} \
records from it; ${merges} of them are of papers that others are of too, by their titles and abstracts, which leaves ${papers} \
papers. Each row of appearances names the file, lines and bytes that it was cut from.${explained} \`manifest.json\` names all \
inputs and outputs by their SHA-256, and the versions of the tools.`;
}

/** Files that explain the others; not every edition has them. */
const EXPLAINING = new Map([
  ['ledger.jsonl', '`ledger.jsonl` says what every byte of a page is'],
  ['merges.jsonl', '`merges.jsonl` why records are one paper'],
  ['quarantine.jsonl', '`quarantine.jsonl` which text could not be used'],
  ['redirects.jsonl', '`redirects.jsonl` where the ids of other titles lead'],
  ['review.jsonl', '`review.jsonl` which near pairs were kept apart for want of evidence'],
]);

function formatLimits({ counts, flags }: Pick<Manifest, 'counts' | 'flags'>): string {
  const counted = Object.entries(flags).map(([flag, papers]) => `${flag} ${papers}`);
  const flagged = counted.length > 0 ? ` (${counted.sort().join(', ')})` : '';
  const lines = [
    'A date is that of the page: the day it was opened, never that of a paper. Where the year is not known, it is null.',
    'It holds the pages that were saved, and no others: neither every day, nor a sample of anything.',
    'There are no authors, no votes and no identifiers of arXiv: the saved text has none.',
    `Papers are cleaned for reading, and stand in appearances as written. What could not be mended safely is flagged${flagged}.`,
    `Two papers may be one under titles that differ much; of near titles, ${counts.review} pairs wait for a person to decide.`,
    `${counts.rejects} pieces of text could not be used.`,
  ];
  return lines.map((line) => `- ${line}`).join('\n');
}
