import { utcInterval } from '@observablehq/plot';
import type { Digest } from '../../../../schemas/types.ts';
import { bars, type Bin, histogram } from '../charts.ts';
import { type Markup, markup } from '../markup.ts';
import type { Part } from '../part.ts';
import { day, figure, key, quoted, rest, table } from '../table.ts';
import { counted, grouped, shortened } from '../words.ts';

/** How many papers each page has, and how many of them had been on an earlier one. */
export function digests(): Part {
  const pages: Digest[] = [];
  const repeats = new Map<string, number>();
  return {
    sees: {
      digests: (page) => void pages.push(page),
      merges: ({ digest_id_b: id }) => void repeats.set(id, (repeats.get(id) ?? 0) + 1),
    },
    section: () => {
      const counted = pages.map((page) => countOf(page, repeats.get(page.id) ?? 0));
      return {
        title: 'Papers per digest',
        id: 'digests',
        body: markup`${counted.length > 0 ? figureOf(counted) : null}
${table({ caption: 'The first digests, by date', columns: COLUMNS, rows: counted.slice(0, SHOWN).map(rowOf) })}
${rest(counted.length, SHOWN, 'digests.jsonl')}`,
      };
    },
  };
}

/** Digests that the table names, and that have a bar of their own. */
const SHOWN = 12;

interface Counted extends Pick<Digest, 'file' | 'date' | 'month_day' | 'year_source' | 'reject_count'> {
  records: number;
  repeated: number;
}

function countOf(page: Digest, repeated: number): Counted {
  const { file, date, month_day, year_source, reject_count, record_count: records } = page;
  return { file, date, month_day, year_source, reject_count, records, repeated };
}

const COLUMNS = ['date', 'dump', '#records', '#seen before', '#rejects'];

function rowOf(page: Counted): Markup[] {
  const part = page.month_day ? `${page.month_day.slice(2)}, no year` : null;
  const counts = [page.records, page.repeated, page.reject_count].map((count) => markup`${grouped(count)}`);
  return [
    page.date === null && part ? markup`${part}` : day(page.date),
    quoted(shortened(page.file, 60)),
    ...counts,
  ];
}

const KEY = key([
  ['one', 'first seen here'],
  ['two', 'seen on an earlier digest'],
]);

function figureOf(pages: readonly Counted[]): Markup {
  const sum = pages.reduce((sum, { records }) => sum + records, 0);
  const repeated = pages.reduce((sum, page) => sum + page.repeated, 0);
  const says = `${counted(sum, 'record')} on ${counted(pages.length, 'digest')}; ${grouped(repeated)} of them repeat a paper of an earlier digest, or of the same one.`;
  if (pages.length <= SHOWN) {
    const each = pages.map((page) => ({ label: page.date ?? page.file, values: partsOf(page) }));
    return figure('Records on each digest', bars(says, each, 'records'), says, figuresOf(pages), KEY);
  }
  const dated = pages.filter(({ date }) => date !== null);
  const undated = pages.length - dated.length;
  const { name, spans } = spansOf(dated);
  const note =
    undated === 0 ? '' : ` ${counted(undated, 'digest')} without a full date cannot be placed on the axis.`;
  const chart = histogram(says, spans.flatMap(binsOf), { x: 'date of the page', y: 'records per digest' });
  return figure(
    `Records per digest, ${name}`,
    chart,
    `${says}${note}`,
    {
      caption: `Records per digest, ${name}`,
      columns: ['from', '#digests', '#records', '#seen before'],
      rows: spans.map(({ from, pages, records, repeated }) => [
        from.toISOString().slice(0, 10),
        ...[pages, records, repeated].map(grouped),
      ]),
    },
    KEY,
  );
}

function partsOf({ records, repeated }: Pick<Counted, 'records' | 'repeated'>) {
  return [
    { value: records - repeated, colour: 'one' },
    { value: repeated, colour: 'two' },
  ] as const;
}

function figuresOf(pages: readonly Counted[]) {
  return {
    caption: 'Records on each digest',
    columns: ['digest', '#first seen here', '#seen before'],
    rows: pages.map(({ date, file, records, repeated }) => [
      quoted(date ?? shortened(file, 60)),
      grouped(records - repeated),
      grouped(repeated),
    ]),
  };
}

interface Span {
  from: Date;
  to: Date;
  pages: number;
  records: number;
  repeated: number;
}

const PERIODS = [
  ['day', 'by day'],
  ['week', 'mean of each week'],
  ['month', 'mean of each month'],
  ['year', 'mean of each year'],
] as const;

/** More bars than this cannot be told apart on a telephone. */
const MOST_BARS = 100;

/** The digests of each day, or of each week, month or year when the days are too many to be drawn. */
function spansOf(pages: readonly Counted[]): { name: string; spans: Span[] } {
  const days = pages.map(({ date }) => Date.parse(date ?? '')).sort((a, b) => a - b);
  const [first = 0, last = 0] = [days[0], days.at(-1)];
  const [period, name] =
    PERIODS.find(
      ([period]) => utcInterval(period).range(new Date(first), new Date(last)).length <= MOST_BARS,
    ) ?? PERIODS[3];
  const spans = new Map<number, Span>();
  for (const page of pages) {
    const from = utcInterval(period).floor(new Date(page.date ?? ''));
    const span = spans.get(+from) ?? {
      from,
      to: utcInterval(period).offset(from),
      pages: 0,
      records: 0,
      repeated: 0,
    };
    span.pages += 1;
    span.records += page.records;
    span.repeated += page.repeated;
    spans.set(+from, span);
  }
  return { name, spans: [...spans.values()].sort((a, b) => +a.from - +b.from) };
}

function binsOf({ from, to, pages, records, repeated }: Span): Bin[] {
  return partsOf({ records: records / pages, repeated: repeated / pages }).map((part) => ({
    from,
    to,
    ...part,
  }));
}
