import { axisX, axisY, barX, type Markish, rectY, ruleX, ruleY, text } from '@observablehq/plot';
import { show } from '../text/show.ts';
import type { Markup } from './markup.ts';
import { drawPlot } from './plot.ts';
import { grouped, shortened } from './words.ts';

/** Colours of the style sheet: the subject of a plot, and what contrasts with it. */
export type Colour = 'one' | 'two' | 'three';

interface Bar {
  label: string;
  values: readonly { value: number; colour: Colour }[];
}

/** Draws horizontal bars, with a label before each and the sum after it. */
export function drawBars(description: string, items: readonly Bar[], unit: string): Markup {
  const stacked = items.flatMap(({ values }, y) => values.map((part) => ({ y, ...part })));
  const sums = items.map(({ values }, y) => ({ y, sum: values.reduce((sum, { value }) => sum + value, 0) }));
  const longest = Math.max(...items.map(({ label }) => [...label].length));
  return drawPlot(description, (width) => {
    const most = width < 500 ? 20 : 32;
    return {
      height: 22 * items.length + 40,
      marginLeft: 14 + 6.4 * Math.min(longest, most),
      marginRight: 52,
      marginTop: 4,
      marginBottom: 36,
      x: { ...LINEAR, label: unit },
      y: { type: 'band', label: null, padding: 0.25, domain: items.keys() },
      marks: [
        axisX({
          ...AXIS,
          tickFormat: grouped,
          ticks: listWholeTicks(Math.max(...sums.map(({ sum }) => sum)), width),
        }),
        axisY({
          ...AXIS,
          tickSize: 0,
          tickFormat: (y: number) => show(shortened(items[y]?.label ?? '', most)),
        }),
        barX(stacked, { x: 'value', y: 'y', fill: colourOf, insetRight: 0.5 }),
        text(sums, {
          x: 'sum',
          y: 'y',
          text: ({ sum }) => grouped(sum),
          textAnchor: 'start',
          dx: 5,
          fontSize: 12,
        }),
        ruleX([0]),
      ],
    };
  });
}

export interface Bin {
  from: number | Date;
  to: number | Date;
  value: number;
  colour?: Colour;
}

interface HistogramOptions {
  x: string;
  y: string;
  /** Ends of the axis, if not those of the bins. */
  domain?: [number, number];
  /** A vertical line, with its label. */
  line?: { at: number; label: string };
  tickFormat?: (at: number) => string;
}

/** Draws vertical bars, on an axis of numbers or days. */
export function drawHistogram(description: string, bins: readonly Bin[], options: HistogramOptions): Markup {
  const { x, y, domain, line, tickFormat = grouped } = options;
  const highest = measureHeight(bins);
  const isTime = bins[0]?.from instanceof Date;
  return drawPlot(description, (width) => ({
    height: width < 500 ? 200 : 240,
    marginLeft: 16 + 7 * grouped(Math.ceil(highest)).length,
    marginTop: 34,
    marginBottom: 40,
    x: { ...(isTime ? { type: 'utc' } : LINEAR), label: x, ...(domain ? { domain } : {}) },
    y: { ...LINEAR, label: y, domain: [0, Math.max(1, highest)] },
    marks: [
      axisX({
        ...AXIS,
        ticks: (width < 500 ? 4 : 8) / (isTime ? 2 : 1),
        tickFormat: isTime ? formatDay : tickFormat,
      }),
      axisY({ ...AXIS, tickFormat: grouped, ticks: listWholeTicks(highest, 300) }),
      rectY(bins, { x1: 'from', x2: 'to', y: 'value', fill: colourOf, insetLeft: 0.5, insetRight: 0.5 }),
      ruleY([0]),
      ...(line ? drawLine(line, domain) : []),
    ],
  }));
}

const AXIS = { fontSize: 12, tickPadding: 4 } as const;
const LINEAR = { type: 'linear' } as const;

/** d3 would write month names and leave out the year. */
function formatDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function colourOf({ colour = 'one' }: { colour?: Colour }): string {
  return `var(--${colour})`;
}

/** Lists the ticks of a scale from 0, at whole numbers only. */
function listWholeTicks(most: number, width: number): number[] {
  const step = chooseStep(most, Math.max(2, Math.floor(width / 90)));
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step);
}

/** Returns the least of 1, 2, 5, 10, 20, 50, … that divides a length into at most so many steps. */
export function chooseStep(length: number, most: number): number {
  for (let power = 1; ; power *= 10)
    for (const digit of [1, 2, 5]) if (length <= digit * power * most) return digit * power;
}

function measureHeight(bins: readonly Bin[]): number {
  const sums = new Map<number, number>();
  for (const { from, value } of bins) sums.set(Number(from), (sums.get(Number(from)) ?? 0) + value);
  return Math.max(0, ...sums.values());
}

function drawLine({ at, label }: { at: number; label: string }, [least, most] = [at, at]): Markish[] {
  // on the side that has room
  const isLate = at > (least + most) / 2;
  return [
    ruleX([at], { stroke: 'currentColor', strokeDasharray: '4 3' }),
    text([label], {
      x: [at],
      frameAnchor: 'top',
      textAnchor: isLate ? 'end' : 'start',
      dx: isLate ? -5 : 5,
      dy: -12,
      fontSize: 12,
    }),
  ];
}
