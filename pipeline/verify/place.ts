import { type Appearing, groupBy } from './released.ts';

/** Identifies a record by its digest and its position there. */
export function placeOf(digest_id: string | null, position: number | null): string {
  return `${position} on ${digest_id}`;
}

/** The appearances of each paper, the first one first. */
export function groupByPaper(appearances: readonly Appearing[]): Map<string, Appearing[]> {
  const groups = groupBy(appearances, ({ row }) => row.paper_id);
  for (const group of groups.values()) group.sort(byPlace);
  return groups;
}

/** The latest appearance of a paper that has a value in a column; undefined if none has. */
export function findLatest(
  group: readonly Appearing[],
  column: keyof Appearing['row'],
): Appearing | undefined {
  return group.findLast(({ row }) => row[column] !== null);
}

/** Orders by date, null last; then by file name in code units; then by place in the file. */
function byPlace({ row: a }: Appearing, { row: b }: Appearing): number {
  // beyond every date
  const [dateA, dateB] = [a.date ?? '~', b.date ?? '~'];
  if (dateA !== dateB) return dateA < dateB ? -1 : 1;
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.byte_start - b.byte_start;
}
