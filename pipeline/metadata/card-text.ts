import type { Manifest } from '../../schemas/types.ts';
import { TABLE_NAMES } from '../emit/tables.ts';
import { formatCodeSpan } from '../text/code-span.ts';
import { formatCount, formatPlural } from '../text/plural.ts';
import type { Addresses } from './addresses.ts';
import { toBibtex, toReleaseFields, formatSummary, TITLE } from './about.ts';
import { type FileEntry, listFiles } from './files.ts';
import { listSourcePages } from './sources.ts';
import { listKnownLimits } from './known-limits.ts';
import { formatRights, RIGHTS_FILE } from './rights.ts';
import type { Described } from './dataset.ts';

/** Makes the Markdown of the dataset card. A test runs its Python, in the folder. */
export function makeCardText(dataset: Described, addresses: Addresses): string {
  const { manifest } = dataset;
  const sections = [
    `# ${TITLE}\n\n${formatSummary(manifest)} ${formatRelease(manifest)}`,
    formatAddresses(addresses),
    `## Load it\n\n${LOADING}`,
    `## Tables\n\n${formatTables(listFiles(manifest))}${formatAssets(manifest)}`,
    `## Where it comes from\n\n${formatProvenance(dataset)}`,
    `## Limits

${formatLimits(dataset)}`,
    `## Rights

${formatRights(manifest)} See \`${RIGHTS_FILE}\`.`,
    `## Citation\n\n\`\`\`bibtex\n${toBibtex(manifest)}\n\`\`\``,
  ];
  return `${sections.join('\n\n')}\n`;
}

/** Nothing is made up: while no address is set, the card says so. */
function formatAddresses({ homepage, repository }: Addresses): string {
  if (homepage === null) return 'It has no public address yet: its maintainer has set none.';
  const code = repository === null || repository === homepage ? '' : ` Pages and code: <${repository}>.`;
  return `Home: <${homepage}>.${code}`;
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
papers = pd.read_parquet("papers.parquet", dtype_backend="pyarrow")  # with it, papers.first_date.dt.month works
\`\`\`

\`\`\`python
import mlcroissant as mlc
papers = list(mlc.Dataset("croissant.json").records("papers"))
\`\`\`

\`\`\`python
from frictionless import Package
papers = Package("datapackage.json").get_resource("papers").read_rows()
\`\`\`

In the CSV files a list is JSON in its cell, an empty cell is null, and a quoted empty cell is an empty text. A null list \
means that no page shows it; an empty list is \`[]\`.`;

function formatTables(entries: readonly FileEntry[]): string {
  const rows = TABLE_NAMES.flatMap((name) => {
    const held = entries.filter(({ table }) => table?.name === name);
    const [first] = held;
    if (first?.table === undefined || first.table === null) return [];
    const formats = held.map(({ extension }) => extension).join(', ');
    return [`| ${name} | ${formatCount(first.table.rows)} | ${formats} | ${first.description} |`];
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

/** A clone lacks what is too large for Git. */
function formatAssets({ assets = [], outputs, version }: Manifest): string {
  if (assets.length === 0) return '';
  const files = outputs.filter(({ file }) => assets.includes(file));
  const named = files.map(({ file, bytes }) => `\`${file}\` (${(bytes / 1e6).toFixed(1)} MB)`);
  return `\n\nToo large for Git, so an asset of the release, which a clone lacks: ${named.join(', ')}. In a clone, get and check \
them with \`npx daily-papers download v${version}\`, or build them again with \`npx daily-papers reproduce v${version} --assets\`. Then \
\`sha256sum -c SHA256SUMS\` checks all files; without them, add \`--ignore-missing\`.`;
}

function formatProvenance({ manifest, rows }: Described): string {
  const { digests, records, merges, papers } = manifest.counts;
  const places = listSourcePages(rows).map(({ title, url }) =>
    url === undefined ? title : `${title} (${url})`,
  );
  const written = manifest.outputs.flatMap(({ file }) => EXPLAINING.get(file) ?? []);
  const explained = written.length > 0 ? ` ${written.join('; ')}.` : '';
  return `${formatPlural(digests, 'saved page')}: ${places.join('; ')}. A program read ${formatPlural(records, 'record')} \
from them. ${formatCount(merges)} of these repeat a paper, by its arXiv id or by title and abstract, which leaves ${formatPlural(papers, 'paper')}. Each row \
of appearances names the file, lines and bytes of its card.${explained} \`manifest.json\` lists all inputs and outputs with their \
SHA-256, and the versions of the tools.`;
}

/** Files that explain the others; not every edition has them. */
const EXPLAINING = new Map([
  ['ledger.jsonl', '`ledger.jsonl` says what every byte of a raw file is'],
  ['merges.jsonl', '`merges.jsonl` why records are one paper'],
  ['quarantine.jsonl', '`quarantine.jsonl` what could not be used'],
  ['redirects.jsonl', '`redirects.jsonl` where the ids of other titles lead'],
  ['review.jsonl', '`review.jsonl` which similar papers were kept apart for lack of evidence'],
]);

function formatLimits(dataset: Described): string {
  return listKnownLimits(dataset, formatCodeSpan)
    .map((line) => `- ${line}`)
    .join('\n');
}
