import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { MergedState } from './effect.ts';
import { emitDataset, type OpenTable } from '../emit/dataset.ts';
import { selectColumns } from '../emit/editions.ts';
import { openJsonl } from '../emit/jsonl.ts';
import { fileOf, type Rows } from '../emit/tables.ts';
import { openFile } from '../disk/files.ts';
import type { Gathered } from '../build/gather.ts';
import { SLOTS } from '../merge/candidates/minhash.ts';
import type { MergedFolder } from '../build/merge-folder.ts';
import type { Problem } from '../problem/problem.ts';
import { sidecarOf } from '../raw/inputs.ts';
import { openRows } from '../dataset/rows.ts';

/** JSON Lines alone: nothing but the comparison reads them. */
export function openJsonlTables(folder: string): OpenTable {
  return async (name) => {
    const sink = openFile(join(folder, fileOf(name, 'jsonl')));
    const table = openJsonl(sink, selectColumns(name, 'full'));
    return {
      write: (rows) => table.write(rows),
      close: () => {
        table.close();
        sink.close();
      },
    };
  };
}

/** Writes what was merged to a folder. */
export async function writeMerged(
  { merged, abstractOf, problems }: MergedFolder,
  { digests }: Gathered,
  folder: string,
): Promise<{ whole: MergedState; rows: Rows; problems: Problem[] }> {
  mkdirSync(folder, { recursive: true });
  await emitDataset(digests, merged, abstractOf, openJsonlTables(folder), () => {});
  return { whole: { merged, digests, abstractOf }, rows: openRows(folder), problems };
}

/** The tables that gathering wrote, of all dumps, without those that are added; the others were written without them. */
export function excludeRows(added: ReadonlySet<string>, before: Rows, all: Rows): Rows {
  return function* (name) {
    if (name !== 'ledger' && name !== 'quarantine') yield* before(name);
    // these two have the name of the dump in every row
    else for (const row of all(name)) if (!added.has((row as { file: string } & typeof row).file)) yield row;
  };
}

/** What was gathered from the other dumps alone; merging does not hang on what else was read. */
export function excludeDumps(gathered: Gathered, added: ReadonlySet<string>): Gathered {
  const sidecars = new Set([...added].map(sidecarOf));
  const isOther = ({ file }: { file: string | null }) =>
    file === null || !(added.has(file) || sidecars.has(file));
  const kept = gathered.records.flatMap((record, row) => (isOther(record) ? [row] : []));
  const signatures = new Uint16Array(kept.length * SLOTS);
  for (const [at, row] of kept.entries())
    signatures.set(gathered.signatures.subarray(row * SLOTS, (row + 1) * SLOTS), at * SLOTS);
  return {
    ...gathered,
    digests: gathered.digests.filter(isOther),
    records: gathered.records.filter(isOther),
    inputs: gathered.inputs.filter(isOther),
    problems: gathered.problems.filter(isOther),
    signatures,
  };
}
