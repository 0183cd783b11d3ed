import { axisX, axisY, barX, type Markish, rectY, ruleX, ruleY, text } from '@observablehq/plot';
import { show } from '../text/show.ts';
import type { Markup } from './markup.ts';
import { drawPlot } from './plot.ts';
import { niceStep } from './steps.ts';
import { grouped, shortened } from './words.ts';

/** Colours of the style sheet, by what they stand for: the subject of a plot, and what is set apart from it. */
export type Colour = 'one' | 'two' | 'three';

export interface Bar {
  label: string;
  values: readonly { value: number; colour: Colour }[];
}

/** Bars that lie, one below the other, their label before them and their sum after them. */
export function drawBars(says: string, items: readonly Bar[], unit: string): Markup {
  const stacked = items.flatMap(({ values }, y) => values.map((part) => ({ y, ...part })));
  const sums = items.map(({ values }, y) => ({ y, sum: values.reduce((sum, { value }) => sum + value, 0) }));
  const longest = Math.max(...items.map(({ label }) => [...label].length));
  return drawPlot(says, (width) => {
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
        axisX({ ...AXIS, tickFormat: grouped, ticks: whole(Math.max(...sums.map(({ sum }) => sum)), width) }),
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
  /** Where the axis begins and ends, when not at the bins. */
  domain?: [number, number];
  /** A line across, with what it stands for. */
  line?: { at: number; label: string };
  tickFormat?: (at: number) => string;
}

/** Bars that stand, on an axis of numbers or days. */
export function drawHistogram(says: string, bins: readonly Bin[], options: HistogramOptions): Markup {
  const { x, y, domain, line, tickFormat = grouped } = options;
  const highest = heightOf(bins);
  const isTime = bins[0]?.from instanceof Date;
  return drawPlot(says, (width) => ({
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
        tickFormat: isTime ? dayFormat : tickFormat,
      }),
      axisY({ ...AXIS, tickFormat: grouped, ticks: whole(highest, 300) }),
      rectY(bins, { x1: 'from', x2: 'to', y: 'value', fill: colourOf, insetLeft: 0.5, insetRight: 0.5 }),
      ruleY([0]),
      ...(line ? lineAt(line, domain) : []),
    ],
  }));
}

const AXIS = { fontSize: 12, tickPadding: 4 } as const;
const LINEAR = { type: 'linear' } as const;

/** d3 would write the names of months, and leave out the year. */
function dayFormat(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function colourOf({ colour = 'one' }: { colour?: Colour }): string {
  return `var(--${colour})`;
}

/** Ticks of a scale from 0, at whole numbers only. */
function whole(most: number, width: number): number[] {
  const step = niceStep(most, Math.max(2, Math.floor(width / 90)));
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step);
}

function heightOf(bins: readonly Bin[]): number {
  const sums = new Map<number, number>();
  for (const { from, value } of bins) sums.set(Number(from), (sums.get(Number(from)) ?? 0) + value);
  return Math.max(0, ...sums.values());
}

function lineAt({ at, label }: { at: number; label: string }, [least, most] = [at, at]): Markish[] {
  // on the side on which there is room
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
