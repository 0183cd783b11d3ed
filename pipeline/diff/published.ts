import { type ComparedDataset, readTable } from './compared.ts';

/** Ids that a release published and that a later one does not resolve: neither a live paper nor one hop from one. */
export function findUnresolvedIds(later: ComparedDataset, earlier: ComparedDataset): string[] {
  const live = new Set(Array.from(readTable(later, 'papers'), ({ id }) => id));
  const known = new Set(live);
  for (const { id, paper_id } of readTable(later, 'redirects')) if (live.has(paper_id)) known.add(id);
  return publishedIn(earlier).filter((id) => !known.has(id));
}

function publishedIn(release: ComparedDataset): string[] {
  return [
    ...Array.from(readTable(release, 'papers'), ({ id }) => id),
    ...Array.from(readTable(release, 'redirects'), ({ id }) => id),
  ];
}
