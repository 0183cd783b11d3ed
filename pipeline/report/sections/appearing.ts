import type { Paper } from '../../../schemas/types.ts';
import { openBest } from '../best.ts';
import { drawBars } from '../charts.ts';
import { markup } from '../markup.ts';
import type { ReportPart } from '../part.ts';
import { day, figure, quoted, table } from '../table.ts';
import { counted, grouped, shortened } from '../words.ts';

/** On how many digests papers are, and which are on most. */
export function appearing(): ReportPart {
  const counts = new Map<number, number>();
  const most = openBest<Pick<Paper, 'id' | 'title' | 'appearance_count' | 'first_date' | 'last_date'>>(
    8,
    (a, b) => b.appearance_count - a.appearance_count,
  );
  return {
    sees: {
      papers: ({ id, title, appearance_count, first_date, last_date }) => {
        counts.set(appearance_count, (counts.get(appearance_count) ?? 0) + 1);
        if (appearance_count > 1) most.add({ id, title, appearance_count, first_date, last_date });
      },
    },
    section: () => ({
      title: 'Appearances per paper',
      id: 'appearances',
      body: markup`${counts.size > 0 ? figureOf(counts) : null}
${
  most.all().length === 0
    ? null
    : table({
        caption: 'Papers that appear most often, the earliest first',
        columns: ['paper', '#times', 'first', 'last'],
        rows: most
          .all()
          .map((paper) => [
            quoted(shortened(paper.title, 120)),
            grouped(paper.appearance_count),
            day(paper.first_date),
            day(paper.last_date),
          ]),
      })
}`,
    }),
  };
}

/** Numbers that have a bar of their own; the last stands for all from there on. */
const BARS = 8;

function figureOf(counts: ReadonlyMap<number, number>) {
  const sum = (from: number, to: number) =>
    [...counts].reduce((sum, [times, papers]) => (times >= from && times <= to ? sum + papers : sum), 0);
  const most = Math.max(...counts.keys());
  const rows = Array.from({ length: Math.min(BARS, most) }, (_, i) => {
    const isRest = i + 1 === BARS && most > BARS;
    return { label: isRest ? `${BARS} or more` : String(i + 1), papers: sum(i + 1, isRest ? most : i + 1) };
  });
  const says = `${counted(sum(2, most), 'paper')} of ${grouped(sum(1, most))} ${sum(2, most) === 1 ? 'is' : 'are'} there more than once; the most frequent ${counted(most, 'time')}.`;
  return figure(
    'Papers by number of appearances',
    drawBars(
      says,
      rows.map(({ label, papers }) => ({ label, values: [{ value: papers, colour: 'one' }] })),
      'papers',
    ),
    says,
    {
      caption: 'Papers by number of appearances',
      columns: ['appearances', '#papers'],
      rows: rows.map(({ label, papers }) => [label, grouped(papers)]),
    },
  );
}
