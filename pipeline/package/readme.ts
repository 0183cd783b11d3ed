import type { Manifest } from '../../schemas/types.ts';
import { PACKAGE, formatSummary, TITLE } from '../metadata/about.ts';
import { CODE_LICENCE, formatRights } from '../metadata/rights.ts';
import { formatCount, formatSize } from '../text/plural.ts';
import { versionOf } from './package-json.ts';

/** Makes the README of the package. A test runs its code. */
export function makePackageReadme(manifest: Manifest, data: readonly string[]): string {
  return `# ${TITLE}

${formatSummary(manifest)}

This is version ${versionOf(manifest)} of the data. No dependencies, no network; types come with it.

\`\`\`sh
npm install ${PACKAGE}
\`\`\`

## The rows

\`\`\`js
${ESM}
\`\`\`

\`require\` gives the same, and the very same rows:

\`\`\`js
${CJS}
\`\`\`

\`papers\` and \`appearances\` are arrays, read when the package is loaded. They are frozen, as everybody who imports the
package shares them: use \`papers.toSorted(...)\`, or \`structuredClone(papers)\` for rows of your own. An id is for ever:
\`getPaper\` and \`resolveId\` take any that a paper ever had, and give \`undefined\` for one that no paper had. What the fields
mean is in the types and in \`data-dictionary.md\`.

## The files

All files of the dataset are in the package, as they were released. Each has a path of its own for what reads files:

\`\`\`js
${FILES}
\`\`\`

For other programs, the shell tells where a file is:

\`\`\`sh
npx ${PACKAGE} path papers.parquet
\`\`\`

| file | rows | size |
|---|--:|--:|
${formatFileRows(manifest, data).join('\n')}

The schemas of the tables are beside them: \`${PACKAGE}/schemas/papers.schema.json\`.

## Check it

\`\`\`sh
npx ${PACKAGE} verify
\`\`\`

checks on the installed files alone, offline, that nothing was lost or damaged, that every value can be traced to the bytes
that it comes from, and that all formats hold the same rows. It ends with 0 when all laws hold, and with 70 when one is broken.

## Versions

The version is that of the data. Major: a field or an id went without a redirect, or a meaning changed. Minor: papers,
appearances or fields were added. Patch: values were corrected.

## Rights

${formatRights(manifest)} The code of this package is under the ${CODE_LICENCE} licence too. \`LICENSE\` says it in full.
`;
}

const ESM = `import { papers, appearances, getPaper, resolveId } from '${PACKAGE}';

console.log(papers.length, appearances.length);

const paper = getPaper(appearances[0].paper_id); // the work that stands first on the first page
console.log(paper.title, paper.first_date, paper.links);

console.log(resolveId(paper.id) === paper.id); // the id of another title of it would lead there too`;

const CJS = `const { papers } = require('${PACKAGE}');

console.log(papers.filter(({ appearance_count }) => appearance_count > 1).map(({ title }) => title));`;

const FILES = `import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

const merges = createReadStream(new URL(import.meta.resolve('${PACKAGE}/merges.jsonl')));
for await (const line of createInterface(merges)) console.log(JSON.parse(line).title_a);`;

function formatFileRows({ outputs }: Manifest, data: readonly string[]): string[] {
  const known = new Map(outputs.map((output) => [output.file, output]));
  return data.map((file) => {
    const { rows = null, bytes = null } = known.get(file) ?? {};
    return `| \`${file}\` | ${rows === null ? '' : formatCount(rows)} | ${bytes === null ? '' : formatSize(bytes)} |`;
  });
}
