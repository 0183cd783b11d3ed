import codePoints from '../../../schemas/code-points.ts';
import type { Paper } from '../../../schemas/types.ts';
import { type Bin, chooseStep, drawHistogram } from '../charts.ts';
import { type Markup, markup } from '../markup.ts';
import type { ReportPart } from '../part.ts';
import { renderFigure } from '../table.ts';
import { grouped } from '../words.ts';
import type { Described } from '../../metadata/dataset.ts';

/** Lengths of titles and abstracts, in characters. */
export function reportLengths({ manifest: { edition } }: Described): ReportPart {
  const titles: Counts = new Map();
  const abstracts: Counts = new Map();
  const see = ({ title, abstract }: Paper) => {
    addLength(titles, title);
    if (edition === 'full' && abstract !== null) addLength(abstracts, abstract);
  };
  return {
    sees: { papers: see },
    section: () => ({
      title: 'Lengths',
      id: 'lengths',
      body: markup`${titles.size > 0 ? drawFigure('titles', titles) : null}
${abstracts.size > 0 ? drawFigure('abstracts', abstracts) : null}
${edition === 'full' ? null : markup`<p class="soft">This edition holds no abstracts.</p>`}`,
    }),
  };
}

/** Number of texts by length. */
type Counts = Map<number, number>;

function addLength(counts: Counts, text: string): void {
  const length = codePoints(text);
  counts.set(length, (counts.get(length) ?? 0) + 1);
}

/** Number of bars, and share of texts before the last bar: one text of 20,000 characters must not squeeze the rest. */
const BARS = 34;
const SHARE = 0.995;

function drawFigure(name: string, counts: Counts): Markup {
  const sorted = [...counts].sort(([a], [b]) => a - b);
  const at = (share: number) => computeQuantile(sorted, share);
  const [least, most, long] = [at(0), at(1), at(SHARE)];
  const step = chooseStep(long - least + 1, BARS);
  const bins = toBins(sorted, step, Math.floor(long / step) * step);
  const end = Number(bins.at(-1)?.to);
  const beyond = most >= end ? ` The last bar holds all from ${grouped(end - step)} characters on.` : '';
  const description = `Half of the ${name} have ${grouped(at(0.25))} to ${grouped(at(0.75))} characters; the shortest has ${grouped(least)}, the longest ${grouped(most)}.${beyond}`;
  const line = { at: at(0.5), label: `median ${grouped(at(0.5))}` };
  const domain: [number, number] = [Number(bins[0]?.from), end];
  const drawn = drawHistogram(description, bins, { x: 'characters', y: name, domain, line });
  return renderFigure(`Length of ${name}`, drawn, description, {
    caption: `Length of ${name}, in characters`,
    columns: ['from', `#${name}`],
    rows: bins.map(({ from, value }) => [grouped(Number(from)), grouped(value)]),
  });
}

function toBins(sorted: readonly (readonly [number, number])[], step: number, last: number): Bin[] {
  const first = Math.floor((sorted[0]?.[0] ?? 0) / step) * step;
  const bins = Array.from({ length: (last - first) / step + 1 }, (_, i) => ({
    from: first + i * step,
    to: first + (i + 1) * step,
    value: 0,
  }));
  for (const [length, papers] of sorted) {
    const bin = bins[Math.min(bins.length - 1, Math.floor((length - first) / step))];
    if (bin) bin.value += papers;
  }
  return bins;
}

/** Returns the least length that at least this share of the texts does not exceed. */
function computeQuantile(sorted: readonly (readonly [number, number])[], share: number): number {
  const all = sorted.reduce((sum, [, papers]) => sum + papers, 0);
  let seen = 0;
  for (const [length, papers] of sorted) {
    seen += papers;
    if (seen >= share * all) return length;
  }
  return sorted.at(-1)?.[0] ?? 0;
}
