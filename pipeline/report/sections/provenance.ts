import { markup } from '../markup.ts';
import type { ReportPart } from '../part.ts';
import { renderQuoted, renderRest, renderTable } from '../table.ts';
import { grouped, shortened } from '../words.ts';
import type { Described } from '../../metadata/dataset.ts';

/** Inputs, tables, tools and parameters of the dataset. */
export function reportProvenance({
  manifest: { inputs, outputs, parameters, tools },
}: Described): ReportPart {
  const section = () => ({
    title: 'Provenance',
    id: 'provenance',
    body: markup`<p>The same inputs give the same bytes with these versions, on any machine.</p>
${renderTable({
  caption: 'Inputs',
  columns: ['file', '#bytes', 'sha-256'],
  rows: inputs
    .slice(0, SHOWN)
    .map(({ file, bytes, sha256 }) => [
      renderQuoted(shortened(file, 80)),
      grouped(bytes),
      renderHash(sha256),
    ]),
})}
${renderRest(inputs.length, SHOWN, 'manifest.json')}
${renderTable({
  caption: 'Tables',
  columns: ['file', '#rows', '#bytes', 'sha-256'],
  rows: outputs.map(({ file, rows, bytes, sha256 }) => [
    file,
    rows === null ? '' : grouped(rows),
    grouped(bytes),
    renderHash(sha256),
  ]),
})}
${renderTable({ caption: 'Tools that shaped the bytes', columns: ['package', 'version'], rows: Object.entries(tools) })}
${renderTable({
  caption: 'What decides on merges beside the rules',
  columns: ['parameter', '#value'],
  rows: Object.entries(parameters),
})}`,
  });
  return { sees: {}, section };
}

const SHOWN = 24;

function renderHash(sha256: string) {
  return markup`<code class="hash">${sha256.slice(0, 32)}<wbr>${sha256.slice(32)}</code>`;
}
