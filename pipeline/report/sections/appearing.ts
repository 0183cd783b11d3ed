import type { Paper } from '../../../schemas/types.ts';
import { openBest } from '../best.ts';
import { drawBars } from '../charts.ts';
import { markup } from '../markup.ts';
import type { ReportPart } from '../part.ts';
import { renderDay, renderFigure, renderQuoted, renderTable } from '../table.ts';
import { counted, grouped, shortened } from '../words.ts';

/** How many digests papers appear on, and the papers that appear most often. */
export function reportAppearances(): ReportPart {
  const counts = new Map<number, number>();
  const most = openBest<
    Pick<Paper, 'id' | 'title' | 'appearance_count' | 'day_count' | 'first_date' | 'last_date'>
  >(8, (a, b) => b.appearance_count - a.appearance_count);
  return {
    sees: {
      papers: ({ id, title, appearance_count, day_count, first_date, last_date }) => {
        counts.set(appearance_count, (counts.get(appearance_count) ?? 0) + 1);
        if (appearance_count > 1) most.add({ id, title, appearance_count, day_count, first_date, last_date });
      },
    },
    section: () => ({
      title: 'Appearances per paper',
      id: 'appearances',
      body: markup`${counts.size > 0 ? drawFigure(counts) : null}
${
  most.all().length === 0
    ? null
    : renderTable({
        caption: 'Papers that appear most often, the earliest first',
        columns: ['paper', '#times', '#days', 'first', 'last'],
        rows: most
          .all()
          .map((paper) => [
            renderQuoted(shortened(paper.title, 120)),
            grouped(paper.appearance_count),
            grouped(paper.day_count),
            renderDay(paper.first_date),
            renderDay(paper.last_date),
          ]),
      })
}`,
    }),
  };
}

/** Number of bars; the last one includes all higher numbers. */
const BARS = 8;

function drawFigure(counts: ReadonlyMap<number, number>) {
  const sum = (from: number, to: number) =>
    [...counts].reduce((sum, [times, papers]) => (times >= from && times <= to ? sum + papers : sum), 0);
  const most = Math.max(...counts.keys());
  const rows = Array.from({ length: Math.min(BARS, most) }, (_, i) => {
    const isRest = i + 1 === BARS && most > BARS;
    return { label: isRest ? `${BARS} or more` : String(i + 1), papers: sum(i + 1, isRest ? most : i + 1) };
  });
  const description = `${counted(sum(2, most), 'paper')} of ${grouped(sum(1, most))} ${sum(2, most) === 1 ? 'is' : 'are'} there more than once; the most frequent ${counted(most, 'time')}.`;
  return renderFigure(
    'Papers by number of appearances',
    drawBars(
      description,
      rows.map(({ label, papers }) => ({ label, values: [{ value: papers, colour: 'one' }] })),
      'papers',
    ),
    description,
    {
      caption: 'Papers by number of appearances',
      columns: ['appearances', '#papers'],
      rows: rows.map(({ label, papers }) => [label, grouped(papers)]),
    },
  );
}
