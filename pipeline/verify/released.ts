import type { Digest, Manifest, Merge, Quarantined, Redirect, Review } from '../../schemas/types.ts';
import { validateManifest } from '../../schemas/validators.js';
import type { Folder } from './folder.ts';
import { type Placed, parseJson, readRows } from './rows.ts';
import { type Edition, MANIFEST, type RowOf } from './tables.ts';

/** The parts of an appearance or a paper that stay in memory: no long text. */
export type Appearing = Placed<Omit<RowOf['appearances'], LongText>>;
export type Titled = Placed<Omit<RowOf['papers'], LongText | 'links'>>;

type LongText = 'abstract' | 'ai_summary';

/** A folder and the rows that the laws look up. Memory grows with the number of titles, not with the abstracts. */
export interface Released {
  folder: Folder;
  /** The dumps and sidecars, if they are available. */
  raw: Folder | null;
  /** Null if it is missing or not valid by its schema. */
  manifest: Manifest | null;
  /** From the manifest; `full` without one. */
  edition: Edition;
  papers: readonly Titled[];
  digests: readonly Placed<Digest>[];
  appearances: readonly Appearing[];
  merges: readonly Placed<Merge>[];
  review: readonly Placed<Review>[];
  redirects: readonly Placed<Redirect>[];
  /** Without their texts. */
  quarantine: readonly Placed<Omit<Quarantined, 'text'> & { isWholeDump: boolean }>[];
}

export function readReleased(folder: Folder, raw: Folder | null = null): Released {
  const found = parseJson(folder.text(MANIFEST));
  const manifest = validateManifest(found) ? found : null;
  const edition = manifest?.edition ?? 'full';
  const same = makeInterner();
  return {
    folder,
    raw,
    manifest,
    edition,
    papers: mapRows(
      readRows(folder, 'papers', edition),
      ({ abstract: _, ai_summary: __, links: ___, ...row }) => row,
    ),
    digests: [...readRows(folder, 'digests', edition)],
    appearances: mapRows(
      readRows(folder, 'appearances', edition),
      ({ abstract: _, ai_summary: __, ...row }) => ({
        ...row,
        file: same(row.file),
        digest_id: same(row.digest_id),
      }),
    ),
    merges: [...readRows(folder, 'merges', edition)],
    review: [...readRows(folder, 'review', edition)],
    redirects: [...readRows(folder, 'redirects', edition)],
    quarantine: mapRows(readRows(folder, 'quarantine', edition), ({ text, ...row }) => ({
      ...row,
      isWholeDump: text === null,
    })),
  };
}

function mapRows<From, To>(rows: Iterable<Placed<From>>, change: (row: From) => To): Placed<To>[] {
  return Array.from(rows, (placed) => ({ ...placed, row: change(placed.row) }));
}

/** Interns strings: JSON.parse makes a new one for every row. */
function makeInterner(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const first = known.get(text) ?? text;
    known.set(text, first);
    return first;
  };
}

export function groupBy<T, Key>(values: Iterable<T>, keyOf: (value: T) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group) group.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return groups;
}
