import type { Appearance, Diff } from '../../schemas/types.ts';
import { type ComparedDataset, readTable } from './compared.ts';

/** What became of papers and their ids. */
export interface Lineage extends Pick<Diff, 'merged' | 'split' | 'redirected' | 'reassigned' | 'gone'> {
  /** The papers of the later dataset that a paper of the earlier one is now. */
  targets: ReadonlyMap<string, readonly string[]>;
  /** The papers of the earlier dataset that a paper of the later one was. */
  sources: ReadonlyMap<string, readonly string[]>;
}

/**
 * Follows papers by the bytes at which their appearances stand, which no change of rules, titles or judgements
 * moves; and where none of these is left, by what their id leads to.
 */
export function traceLineage(before: ComparedDataset, after: ComparedDataset): Lineage {
  const [was, is] = [idsOf(before), idsOf(after)];
  const links = linksOf(before, after);
  for (const id of was.titles.keys()) {
    const now = resolve(id, is);
    if (!links.targets.has(id) && now !== null) link(links, id, now);
  }
  return {
    ...links,
    merged: several(links.sources).map(([into, from]) => ({
      into: paperOf(into, is),
      from: from.map((id) => paperOf(id, was)),
    })),
    split: several(links.targets).map(([from, into]) => ({
      from: paperOf(from, was),
      into: into.map((id) => paperOf(id, is)),
    })),
    ...fatesOf(was, is, links),
  };
}

/** The ids that a dataset knows. */
interface Ids {
  /** Titles of the papers, by their ids. */
  titles: ReadonlyMap<string, string>;
  /** Ids that lead to a paper. */
  redirects: ReadonlyMap<string, string>;
}

function idsOf(dataset: ComparedDataset): Ids {
  const titles = new Map<string, string>();
  const redirects = new Map<string, string>();
  for (const { id, title } of readTable(dataset, 'papers')) titles.set(id, title);
  for (const { id, paper_id } of readTable(dataset, 'redirects')) redirects.set(id, paper_id);
  return { titles, redirects };
}

/** The live paper that an id leads to, or null. */
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

function linksOf(before: ComparedDataset, after: ComparedDataset): Links {
  const homes = new Map<string, string>();
  for (const row of readTable(before, 'appearances')) homes.set(placeOf(row), row.paper_id);
  const links: Links = { targets: new Map(), sources: new Map() };
  for (const row of readTable(after, 'appearances')) {
    const home = homes.get(placeOf(row));
    if (home !== undefined) link(links, home, row.paper_id);
  }
  return links;
}

/** With the title, in case that somebody has changed a dump, which nobody may. */
function placeOf({ file, byte_start, title }: Pick<Appearance, 'file' | 'byte_start' | 'title'>): string {
  return `${byte_start} ${file} ${title}`;
}

function link({ targets, sources }: Links, was: string, is: string): void {
  const [now, then] = [targets.get(was) ?? [], sources.get(is) ?? []];
  if (now.includes(is)) return;
  targets.set(was, [...now, is]);
  sources.set(is, [...then, was]);
}

function several(links: ReadonlyMap<string, readonly string[]>): [string, readonly string[]][] {
  return [...links].filter(([, others]) => others.length > 1);
}

/** What each id that was known leads to now. */
function fatesOf(was: Ids, is: Ids, { targets }: Links): Pick<Lineage, 'redirected' | 'reassigned' | 'gone'> {
  const fates: ReturnType<typeof fatesOf> = { redirected: [], reassigned: [], gone: [] };
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
