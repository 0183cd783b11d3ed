import { chooseFloor, openBelow } from '../below.ts';
import { type Best, openBest } from '../best.ts';
import { type Bin, type Colour, drawHistogram } from '../charts.ts';
import { type Markup, markup } from '../markup.ts';
import { renderPairs, type TitlePair } from '../pairs.ts';
import type { ReportPart } from '../part.ts';
import { renderFigure, renderKey } from '../table.ts';
import { counted, grouped } from '../words.ts';
import type { Described } from '../../metadata/dataset.ts';

/** How similar the titles of papers are, and what was decided about similar ones. */
export function reportSimilarTitles({ manifest: { parameters, counts } }: Described): ReportPart {
  const threshold = parameters.title_similarity ?? 1;
  const floor = chooseFloor(counts.papers);
  const search = floor === null ? null : openBelow(floor, threshold);
  const merged = openGroup('one', (a, b) => a.similarity - b.similarity);
  const apart = openGroup('two', (a, b) => b.similarity - a.similarity);
  const below = openGroup('three', (a, b) => b.similarity - a.similarity);
  let equal = 0;
  return {
    sees: {
      ...(search === null ? {} : { papers: search.see }),
      merges: (pair) => {
        if (pair.match === 'exact') equal += 1;
        else merged.add(pair);
      },
      review: (pair) => {
        apart.add(pair);
        search?.leaveOut(pair.paper_id_a, pair.paper_id_b);
      },
    },
    section: () => {
      for (const pair of search?.pairs() ?? []) below.add(pair);
      const groups = { merged, apart, below };
      return {
        title: 'Titles that are alike',
        id: 'similar',
        body: markup`${drawFigure(groups, { floor, threshold, equal })}
${renderHardCases(groups, threshold)}`,
      };
    },
  };
}

/** Pairs with the same outcome: their number at each hundredth of similarity, and the hardest few. */
interface Group {
  colour: Colour;
  bins: Map<number, number>;
  hard: Best<TitlePair>;
  add(pair: TitlePair): void;
}

/** Hard cases to show of each group. */
const SHOWN = 6;

function openGroup(colour: Colour, order: (a: TitlePair, b: TitlePair) => number): Group {
  const bins = new Map<number, number>();
  const hard = openBest(SHOWN, order, haveSameTitles);
  const add = (pair: TitlePair) => {
    const bin = Math.min(99, Math.floor(100 * pair.similarity + 1e-9)); // 0.29 * 100 is 28.999…
    bins.set(bin, (bins.get(bin) ?? 0) + 1);
    hard.add(pair);
  };
  return { colour, bins, hard, add };
}

function haveSameTitles(p: TitlePair, q: TitlePair): boolean {
  return p.title_a === q.title_a && p.title_b === q.title_b;
}

interface Groups {
  merged: Group;
  apart: Group;
  below: Group;
}

interface Bounds {
  floor: number | null;
  threshold: number;
  /** Number of merges of equal titles. */
  equal: number;
}

const KEY = [
  ['one', 'merged'],
  ['two', 'compared and kept apart'],
  ['three', 'below the threshold: not compared'],
] as const;

function drawFigure(groups: Groups, { floor, threshold, equal }: Bounds): Markup {
  const all = [groups.merged, groups.apart, groups.below];
  const bins = all.flatMap(toBins);
  const sum = (group: Group) => [...group.bins.values()].reduce((sum, count) => sum + count, 0);
  const least = Math.min(floor ?? 0.8, ...bins.map(({ from }) => Number(from)));
  const description =
    `${counted(sum(groups.merged), 'pair')} of unequal titles merged, ${grouped(sum(groups.apart))} compared and kept apart; ` +
    `${counted(equal, 'merge')} of equal titles not drawn. Titles that reach ${threshold} are compared by their abstracts too. ` +
    (least < (floor ?? 0.8)
      ? 'Pairs decided further left were found by their abstracts, or named by a person. '
      : '') +
    (floor === null
      ? 'With this many papers, pairs below the threshold are not searched for: none is drawn, though there are some.'
      : `Pairs of different papers below the threshold are drawn from ${floor} on; below that there are more and more.`);
  const drawn = drawHistogram(description, bins, {
    x: 'similarity of two titles',
    y: 'pairs',
    domain: [Math.floor(10 * least) / 10, 1],
    line: { at: threshold, label: `threshold ${threshold}` },
    tickFormat: (at) => at.toFixed(2),
  });
  const steps = [...new Set(bins.map(({ from }) => Number(from)))].sort((a, b) => a - b);
  const at = (group: Group, from: number) => grouped(group.bins.get(Math.round(100 * from)) ?? 0);
  return renderFigure(
    'Pairs of titles by similarity',
    drawn,
    description,
    {
      caption: 'Pairs of unequal titles by similarity',
      columns: ['from', '#merged', '#kept apart', '#not compared'],
      rows: steps.map((from) => [from.toFixed(2), ...all.map((group) => at(group, from))]),
    },
    renderKey(KEY),
  );
}

function toBins({ bins, colour }: Group): Bin[] {
  return [...bins].map(([bin, value]) => ({ from: bin / 100, to: (bin + 1) / 100, value, colour }));
}

function renderHardCases({ merged, apart, below }: Groups, threshold: number): Markup {
  const lists = [
    ['Merged, though the titles are least alike', merged],
    ['Kept apart, though the titles are most alike', apart],
    [`Nearest below ${threshold}: different papers, not compared`, below],
  ] as const;
  const shown = lists.filter(([, { hard }]) => hard.all().length > 0);
  if (shown.length === 0) return markup`<p class="soft">No two titles come near the threshold.</p>`;
  return markup`<p>Words that only one of two titles has are marked: <del>first</del>, <ins>second</ins>.</p>
${shown.map(([title, { hard }]) => markup`<h3>${title}</h3>\n${renderPairs(hard.all())}`)}`;
}
