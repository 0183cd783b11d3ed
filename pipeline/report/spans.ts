import { utcInterval } from '@observablehq/plot';

/** The date of a digest and the counts to draw. */
export interface DigestCounts {
  date: string | null;
  records: number;
  repeated: number;
}

/** Digests that share a bar. */
export interface CountedSpan extends Pick<DigestCounts, 'records' | 'repeated'> {
  from: Date | number;
  to: Date | number;
  pages: number;
}

interface Spans {
  /** Describes what one bar shows. */
  name: string;
  spans: CountedSpan[];
  /** Number of digests without a place on the axis. */
  left: number;
}

/** On a telephone, more bars than this cannot be distinguished. */
const MOST_BARS = 100;

/** Groups digests by the shortest period (day to year) with few enough bars; by number if no date is known. */
export function groupByPeriod(pages: readonly DigestCounts[]): Spans {
  const dated = pages.filter(({ date }) => date !== null);
  if (dated.length === 0) return groupByNumber(pages);
  const [first, last] = [dated.map(toDay).reduce(pickEarlier), dated.map(toDay).reduce(pickLater)];
  const isShort = (period: (typeof PERIODS)[number][0]) =>
    utcInterval(period).range(first, last).length <= MOST_BARS;
  const [period, name] = PERIODS.find(([period]) => isShort(period)) ?? PERIODS[3];
  const { floor, offset } = utcInterval(period);
  const spans = sumSpans(dated, (page) => {
    const from = floor(toDay(page));
    return { from, to: offset(from) };
  });
  return { name, spans, left: pages.length - dated.length };
}

const PERIODS = [
  ['day', 'by day'],
  ['week', 'mean of each week'],
  ['month', 'mean of each month'],
  ['year', 'mean of each year'],
] as const;

function groupByNumber(pages: readonly DigestCounts[]): Spans {
  const each = Math.ceil(pages.length / MOST_BARS);
  const spans = sumSpans(pages, (_, i) => {
    const from = i - (i % each) + 1;
    return { from, to: from + each };
  });
  return {
    name: each === 1 ? 'in order of their files' : `means of ${each}, in order of their files`,
    spans,
    left: 0,
  };
}

/** Sums the digests of each span, in order of time. */
function sumSpans(
  pages: readonly DigestCounts[],
  spanOf: (page: DigestCounts, i: number) => Pick<CountedSpan, 'from' | 'to'>,
): CountedSpan[] {
  const spans = new Map<number, CountedSpan>();
  for (const [i, page] of pages.entries()) {
    const { from, to } = spanOf(page, i);
    const { pages, records, repeated } = spans.get(Number(from)) ?? { pages: 0, records: 0, repeated: 0 };
    const sums = { records: records + page.records, repeated: repeated + page.repeated };
    spans.set(Number(from), { from, to, pages: pages + 1, ...sums });
  }
  return [...spans.values()].sort((a, b) => Number(a.from) - Number(b.from));
}

function toDay({ date }: DigestCounts): Date {
  return new Date(date ?? Number.NaN);
}

function pickEarlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}

function pickLater(a: Date, b: Date): Date {
  return a > b ? a : b;
}
