import type { Appearance, Diff } from '../../schemas/types.ts';
import { type ComparedDataset, readTable } from './compared.ts';

/** What happened to papers and their ids. */
export interface Lineage extends Pick<Diff, 'merged' | 'split' | 'redirected' | 'reassigned' | 'gone'> {
  /** Later papers by earlier paper. */
  targets: ReadonlyMap<string, readonly string[]>;
  /** Earlier papers by later paper. */
  sources: ReadonlyMap<string, readonly string[]>;
}

/**
 * Follows papers by the byte offsets of their appearances, which no change of rules, titles or judgements moves.
 * A paper without remaining appearances is followed by its id.
 */
export function traceLineage(before: ComparedDataset, after: ComparedDataset): Lineage {
  const [was, is] = [readIds(before), readIds(after)];
  const links = linkPapers(before, after);
  for (const id of was.titles.keys()) {
    const now = resolve(id, is);
    if (!links.targets.has(id) && now !== null) link(links, id, now);
  }
  return {
    ...links,
    merged: filterMultiple(links.sources).map(([into, from]) => ({
      into: paperOf(into, is),
      from: from.map((id) => paperOf(id, was)),
    })),
    split: filterMultiple(links.targets).map(([from, into]) => ({
      from: paperOf(from, was),
      into: into.map((id) => paperOf(id, is)),
    })),
    ...findIdOutcomes(was, is, links),
  };
}

interface Ids {
  /** Titles by paper id. */
  titles: ReadonlyMap<string, string>;
  /** Paper ids by redirected id. */
  redirects: ReadonlyMap<string, string>;
}

function readIds(dataset: ComparedDataset): Ids {
  const titles = new Map<string, string>();
  const redirects = new Map<string, string>();
  for (const { id, title } of readTable(dataset, 'papers')) titles.set(id, title);
  for (const { id, paper_id } of readTable(dataset, 'redirects')) redirects.set(id, paper_id);
  return { titles, redirects };
}

/** Resolves an id to a live paper, or to null. */
function resolve(id: string, { titles, redirects }: Ids): string | null {
  return titles.has(id) ? id : (redirects.get(id) ?? null);
}

function paperOf(id: string, { titles }: Ids): { id: string; title: string } {
  return { id, title: titles.get(id) ?? '' };
}

interface Links {
  targets: Map<string, string[]>;
  sources: Map<string, string[]>;
}

function linkPapers(before: ComparedDataset, after: ComparedDataset): Links {
  const homes = new Map<string, string>();
  for (const row of readTable(before, 'appearances')) homes.set(placeOf(row), row.paper_id);
  const links: Links = { targets: new Map(), sources: new Map() };
  for (const row of readTable(after, 'appearances')) {
    const home = homes.get(placeOf(row));
    if (home !== undefined) link(links, home, row.paper_id);
  }
  return links;
}

/** Includes the title, in case somebody changed a dump against the rules. */
function placeOf({ file, byte_start, title }: Pick<Appearance, 'file' | 'byte_start' | 'title'>): string {
  return `${byte_start} ${file} ${title}`;
}

function link({ targets, sources }: Links, was: string, is: string): void {
  const [now, then] = [targets.get(was) ?? [], sources.get(is) ?? []];
  if (now.includes(is)) return;
  targets.set(was, [...now, is]);
  sources.set(is, [...then, was]);
}

function filterMultiple(links: ReadonlyMap<string, readonly string[]>): [string, readonly string[]][] {
  return [...links].filter(([, others]) => others.length > 1);
}

/** Finds where each earlier id leads now. */
function findIdOutcomes(
  was: Ids,
  is: Ids,
  { targets }: Links,
): Pick<Lineage, 'redirected' | 'reassigned' | 'gone'> {
  const fates: ReturnType<typeof findIdOutcomes> = { redirected: [], reassigned: [], gone: [] };
  for (const id of [...was.titles.keys(), ...was.redirects.keys()]) {
    const paper = resolve(id, was) ?? id;
    const title = was.titles.get(paper) ?? '';
    const paper_id = resolve(id, is);
    const now = targets.get(paper) ?? [];
    if (paper_id === null) fates.gone.push({ id, title });
    else if (now.length > 0 && !now.includes(paper_id))
      fates.reassigned.push({ id, title, paper_id, now: [...now] });
    else if (was.titles.has(id) && paper_id !== id) fates.redirected.push({ id, title, paper_id });
  }
  return fates;
}
