import { utcInterval } from '@observablehq/plot';

/** A digest, by what is drawn of it. */
export interface Counted {
  date: string | null;
  records: number;
  repeated: number;
}

/** Digests that share a bar. */
export interface CountedSpan extends Pick<Counted, 'records' | 'repeated'> {
  from: Date | number;
  to: Date | number;
  pages: number;
}

export interface Spans {
  /** What a bar stands for. */
  name: string;
  spans: CountedSpan[];
  /** Digests that have no place on the axis. */
  left: number;
}

/** More bars than this cannot be told apart on a telephone. */
const MOST_BARS = 100;

/** The digests by day, or by the shortest of week, month and year in which there are few enough; by number where no date is known. */
export function spansOf(pages: readonly Counted[]): Spans {
  const dated = pages.filter(({ date }) => date !== null);
  if (dated.length === 0) return byNumber(pages);
  const [first, last] = [dated.map(dayOf).reduce(earlier), dated.map(dayOf).reduce(later)];
  const isShort = (period: (typeof PERIODS)[number][0]) =>
    utcInterval(period).range(first, last).length <= MOST_BARS;
  const [period, name] = PERIODS.find(([period]) => isShort(period)) ?? PERIODS[3];
  const { floor, offset } = utcInterval(period);
  const spans = gathered(dated, (page) => {
    const from = floor(dayOf(page));
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

function byNumber(pages: readonly Counted[]): Spans {
  const each = Math.ceil(pages.length / MOST_BARS);
  const spans = gathered(pages, (_, i) => {
    const from = i - (i % each) + 1;
    return { from, to: from + each };
  });
  return {
    name: each === 1 ? 'in order of their files' : `means of ${each}, in order of their files`,
    spans,
    left: 0,
  };
}

/** In order of their beginnings. */
function gathered(
  pages: readonly Counted[],
  spanOf: (page: Counted, i: number) => Pick<CountedSpan, 'from' | 'to'>,
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

function dayOf({ date }: Counted): Date {
  return new Date(date ?? Number.NaN);
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}

function later(a: Date, b: Date): Date {
  return a > b ? a : b;
}
