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

/** Writes JSON Lines only: just the comparison reads them. */
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

export async function writeMerged(
  { merged, textOf, problems }: MergedFolder,
  { digests }: Gathered,
  folder: string,
): Promise<{ whole: MergedState; rows: Rows; problems: Problem[] }> {
  mkdirSync(folder, { recursive: true });
  await emitDataset(digests, merged, textOf, openJsonlTables(folder), () => {});
  return { whole: { merged, digests, textOf }, rows: openRows(folder), problems };
}

/** The baseline rows: ledger and quarantine filtered, all other tables as merged without the new dumps. */
export function excludeRows(added: ReadonlySet<string>, before: Rows, all: Rows): Rows {
  return function* (name) {
    if (name !== 'ledger' && name !== 'quarantine') yield* before(name);
    // every row of these two names its dump
    else for (const row of all(name)) if (!added.has((row as { file: string } & typeof row).file)) yield row;
  };
}

/** Removes some dumps from gathered data; merging depends on nothing else. */
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
