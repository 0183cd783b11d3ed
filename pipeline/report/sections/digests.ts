import type { Digest } from '../../../schemas/types.ts';
import { drawBars, type Bin, drawHistogram } from '../charts.ts';
import { type Markup, markup } from '../markup.ts';
import type { ReportPart } from '../part.ts';
import { type DigestCounts, type CountedSpan, groupByPeriod } from '../spans.ts';
import { renderDay, renderFigure, renderKey, renderQuoted, renderRest, renderTable } from '../table.ts';
import { counted, grouped, shortened } from '../words.ts';

/** How many papers each page has, and how many of them were on an earlier page. */
export function reportDigests(): ReportPart {
  const pages: Digest[] = [];
  const repeats = new Map<string, number>();
  return {
    sees: {
      digests: (page) => pages.push(page),
      merges: ({ digest_id_b: id }) => repeats.set(id, (repeats.get(id) ?? 0) + 1),
    },
    section: () => {
      const all = pages.map((page) => toPage(page, repeats.get(page.id) ?? 0));
      const rows = all.slice(0, SHOWN).map(toRow);
      return {
        title: 'Papers per digest',
        id: 'digests',
        body: markup`${all.length > 0 ? drawFigure(all) : null}
${renderTable({ caption: all.length > SHOWN ? 'The first digests, by date' : 'Digests, by date', columns: COLUMNS, rows })}
${renderRest(all.length, SHOWN, 'digests.jsonl')}`,
      };
    },
  };
}

/** Digests that have a row in the table, and a bar of their own. */
const SHOWN = 12;

interface Page
  extends DigestCounts, Pick<Digest, 'file' | 'page_kind' | 'source_format' | 'month_day' | 'reject_count'> {}

function toPage({ record_count: records, ...page }: Digest, repeated: number): Page {
  return { ...page, records, repeated };
}

const COLUMNS = ['date', 'file', 'page', '#records', '#seen before', '#rejects'];

function toRow({ date, month_day, file, page_kind, source_format, ...counts }: Page): Markup[] {
  const { records, repeated, reject_count } = counts;
  const part = month_day === null ? 'none' : `${month_day.slice(2)}, no year`;
  return [
    date === null ? markup`<span class="whole">${part}</span>` : renderDay(date),
    renderQuoted(shortened(file, 60)),
    markup`${[page_kind, source_format].filter(Boolean).join(', ')}`,
    ...[records, repeated, reject_count].map((count) => markup`${grouped(count)}`),
  ];
}

const KEY = renderKey([
  ['one', 'first seen here'],
  ['two', 'seen before'],
]);

function drawFigure(pages: readonly Page[]): Markup {
  const sum = pages.reduce((sum, { records }) => sum + records, 0);
  const repeated = pages.reduce((sum, page) => sum + page.repeated, 0);
  const description =
    `${counted(sum, 'record')} on ${counted(pages.length, 'digest')}; ${grouped(repeated)} of them are of a paper that was ` +
    'there before, on an earlier digest or on the same one.';
  return pages.length > SHOWN ? drawOverTime(pages, description) : drawEachPage(pages, description);
}

function drawEachPage(pages: readonly Page[], description: string): Markup {
  const title = 'Records on each digest';
  const items = pages.map((page) => ({ label: page.date ?? page.file, values: splitRecords(page) }));
  const figures = {
    caption: title,
    columns: ['digest', '#first seen here', '#seen before'],
    rows: pages.map(({ date, file, records, repeated }) => [
      renderQuoted(date ?? shortened(file, 60)),
      grouped(records - repeated),
      grouped(repeated),
    ]),
  };
  return renderFigure(title, drawBars(description, items, 'records'), description, figures, KEY);
}

function drawOverTime(pages: readonly Page[], description: string): Markup {
  const { name, spans, left } = groupByPeriod(pages);
  const title = `Records per digest, ${name}`;
  const isTime = spans[0]?.from instanceof Date;
  const drawn = drawHistogram(description, spans.flatMap(toBins), {
    x: isTime ? 'date of the page' : 'number of the digest',
    y: 'records per digest',
  });
  const undated = left === 0 ? '' : ` ${counted(left, 'digest')} without a full date not drawn.`;
  const figures = {
    caption: title,
    columns: ['from', '#digests', '#records', '#seen before'],
    rows: spans.map(({ from, pages, records, repeated }) => [
      from instanceof Date ? renderDay(from.toISOString().slice(0, 10)) : grouped(from),
      ...[pages, records, repeated].map(grouped),
    ]),
  };
  return renderFigure(title, drawn, `${description}${undated}`, figures, KEY);
}

function toBins({ from, to, pages, records, repeated }: CountedSpan): Bin[] {
  return splitRecords({ records: records / pages, repeated: repeated / pages }).map((part) => ({
    from,
    to,
    ...part,
  }));
}

function splitRecords({ records, repeated }: Pick<DigestCounts, 'records' | 'repeated'>) {
  return [
    { value: records - repeated, colour: 'one' },
    { value: repeated, colour: 'two' },
  ] as const;
}
