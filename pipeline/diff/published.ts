import { type Compared, rowsOf } from './compared.ts';

/** Ids that a release published and that a later one does not resolve: neither a live paper nor one hop from one. */
export function unresolvedIn(later: Compared, earlier: Compared): string[] {
  const live = new Set(Array.from(rowsOf(later, 'papers'), ({ id }) => id));
  const known = new Set(live);
  for (const { id, paper_id } of rowsOf(later, 'redirects')) if (live.has(paper_id)) known.add(id);
  return publishedIn(earlier).filter((id) => !known.has(id));
}

function publishedIn(release: Compared): string[] {
  return [
    ...Array.from(rowsOf(release, 'papers'), ({ id }) => id),
    ...Array.from(rowsOf(release, 'redirects'), ({ id }) => id),
  ];
}
