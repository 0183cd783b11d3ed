import type { LedgerSpan, Quarantined } from '../../../schemas/types.ts';
import { type Markup, markup } from '../markup.ts';
import type { ReportPart } from '../part.ts';
import { renderQuoted, renderRest, renderTable } from '../table.ts';
import { counted, grouped, shortened } from '../words.ts';
import type { Described } from '../../metadata/dataset.ts';

/** Rejected pieces of the dumps: where they are, and how to fix them. */
export function reportRejects({ manifest: { counts, edition } }: Described): ReportPart {
  const first: Quarantined[] = [];
  const codes = new Map<string, number>();
  const columns = openColumns();
  const see = (row: Quarantined) => {
    codes.set(row.code, (codes.get(row.code) ?? 0) + 1);
    if (first.length < SHOWN) first.push(row);
  };
  return {
    sees: counts.rejects > 0 ? { quarantine: see, ledger: (span) => columns.see(span, first) } : {},
    section: () => ({
      title: 'Rejects',
      id: 'rejects',
      body:
        codes.size === 0
          ? markup`<p>Everything on the pages was used.</p>`
          : markup`${renderCounts(codes)}
<p>Each is named by the place where it begins: file, line, column.</p>
<ol class="pairs">${first.map((row) => renderReject(row, columns.of(row), edition === 'full'))}</ol>
${renderRest(counts.rejects, SHOWN, 'quarantine.jsonl')}`,
    }),
  };
}

const SHOWN = 40;

interface Columns {
  see(span: LedgerSpan, rows: readonly Quarantined[]): boolean;
  of(row: Quarantined): number;
}

/** Finds the columns at which rejects begin, from the blank spans before them in the ledger. Rows have only lines. */
function openColumns(): Columns {
  const columns = new Map<string, number>();
  const keyOf = ({ file, byte_start }: { file: string; byte_start: number }) => `${byte_start} ${file}`;
  let before: LedgerSpan | null = null;
  return {
    see: (span, rows) => {
      const isBlank = before?.role === 'separator' && before.file === span.file;
      const blanks = isBlank ? (before?.text ?? '') : '';
      before = span;
      if (span.role === 'reject' && !columns.has(keyOf(span)))
        columns.set(keyOf(span), [...(blanks.split(/\r\n|\r|\n/).at(-1) ?? '')].length + 1);
      return columns.size < rows.length;
    },
    of: (row) => columns.get(keyOf(row)) ?? 1,
  };
}

function renderCounts(codes: ReadonlyMap<string, number>): Markup {
  const sorted = [...codes].sort(([, a], [, b]) => b - a);
  return renderTable({
    caption: 'Rejects by what is wrong',
    columns: ['what is wrong', '#pieces'],
    rows: sorted.map(([code, count]) => [code, grouped(count)]),
  });
}

/** The titles-only edition leaves out the text, and the message, which may quote an abstract. */
function renderReject(row: Quarantined, column: number, isFull: boolean): Markup {
  const { code, message, fix, file, line_start, line_end, byte_start, byte_end, text } = row;
  const lines = line_end > line_start ? ` to line ${line_end}` : '';
  return markup`<li class="card">
<p class="place">${shortened(file, 120)}:${line_start}:${column}${lines} · ${counted(byte_end - byte_start, 'byte')} · ${code}</p>
${isFull ? markup`<p class="text">${renderQuoted(message)}</p>` : null}
<p class="pair"><span class="label">mend</span> <span>${fix}</span></p>
${isFull && text !== null ? markup`<p class="text quote">${renderQuoted(renderLines(shortened(text, 300)))}</p>` : null}
</li>\n`;
}

/** Keeps a title and its abstract on separate lines. */
function renderLines(text: string): Markup {
  const lines = text.split(/[\r\n]+/).filter((line) => line !== '');
  return markup`${lines.map((line, i) => (i === 0 ? line : markup`<br>${line}`))}`;
}
