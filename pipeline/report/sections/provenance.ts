import { markup } from '../markup.ts';
import type { ReportPart } from '../part.ts';
import { quoted, rest, table } from '../table.ts';
import { grouped, shortened } from '../words.ts';
import type { Described } from '../../metadata/dataset.ts';

/** What the dataset was made of, by what, and the tables that came out. */
export function provenance({ manifest: { inputs, outputs, parameters, tools } }: Described): ReportPart {
  const section = () => ({
    title: 'Provenance',
    id: 'provenance',
    body: markup`<p>The same inputs give the same bytes with these versions, on any machine.</p>
${table({
  caption: 'Inputs',
  columns: ['file', '#bytes', 'sha-256'],
  rows: inputs
    .slice(0, SHOWN)
    .map(({ file, bytes, sha256 }) => [quoted(shortened(file, 80)), grouped(bytes), hashOf(sha256)]),
})}
${rest(inputs.length, SHOWN, 'manifest.json')}
${table({
  caption: 'Tables',
  columns: ['file', '#rows', '#bytes', 'sha-256'],
  rows: outputs.map(({ file, rows, bytes, sha256 }) => [
    file,
    rows === null ? '' : grouped(rows),
    grouped(bytes),
    hashOf(sha256),
  ]),
})}
${table({ caption: 'Tools that shaped the bytes', columns: ['package', 'version'], rows: Object.entries(tools) })}
${table({
  caption: 'What decides on merges beside the rules',
  columns: ['parameter', '#value'],
  rows: Object.entries(parameters),
})}`,
  });
  return { sees: {}, section };
}

const SHOWN = 24;

function hashOf(sha256: string) {
  return markup`<code class="hash">${sha256.slice(0, 32)}<wbr>${sha256.slice(32)}</code>`;
}
