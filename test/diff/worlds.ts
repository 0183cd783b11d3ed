import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OpenTable, emitDataset } from '../../pipeline/emit/dataset.ts';
import type { Rows, TableName } from '../../pipeline/emit/tables.ts';
import { LIMITS } from '../../pipeline/extract/extract.ts';
import { gather } from '../../pipeline/build/gather.ts';
import { mergeGathered } from '../../pipeline/build/merge-folder.ts';
import { listRaw } from '../../pipeline/raw/inputs.ts';
import type { ComparedDataset } from '../../pipeline/diff/compared.ts';
import type { Judgement } from '../../schemas/types.ts';
import type { Titled } from '../support/damage.ts';
import { page, RECORDS } from '../support/page.ts';

/** What a folder of dumps holds. */
export interface World {
  /** Records by the day of the page. */
  days: Readonly<Record<string, readonly Titled[]>>;
  judgements?: readonly Call[];
  /** Sidecars by the day of the page. */
  sidecars?: Readonly<Record<string, object>>;
  /** How the page writes its day; as it is unless said. */
  dated?: (day: string) => string;
}

type Call = [verdict: Judgement['verdict'], a: string, b: string];

type Six = readonly [Titled, Titled, Titled, Titled, Titled, Titled];

/** The six records of the page that tests share. */
export const [TIDES, SOIL, BEES, TABLE, BRIDGES, PROVERBS] = RECORDS as Six;

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'releases-'));
}

/** Writes the dumps of a world, over those that the folder has. */
export function writeRaw(
  folder: string,
  { days, judgements = [], sidecars = {}, dated = (day) => day }: World,
): void {
  for (const [day, records] of Object.entries(days))
    writeFileSync(join(folder, `${day}.txt`), page(records, dated(day)).join('\n\n'));
  for (const [day, sidecar] of Object.entries(sidecars))
    writeFileSync(join(folder, `${day}.txt.sidecar.json`), JSON.stringify(sidecar));
  const lines = judgements.map(([verdict, title_a, title_b]) => {
    const why = { reason: 'as both were read', by: 'Ada', date: '2025-09-01' };
    return `${JSON.stringify({ verdict, title_a, title_b, ...why })}\n`;
  });
  if (lines.length > 0) writeFileSync(join(folder, 'judgements.jsonl'), lines.join(''));
}

const built = new Map<string, Promise<ComparedDataset>>();

/** The dataset of a world: what a build writes, but into memory; made once. */
export function builtFrom(world: World): Promise<ComparedDataset> {
  const key = JSON.stringify({ ...world, dated: world.dated?.('') });
  const dataset = built.get(key) ?? buildFrom(world);
  built.set(key, dataset);
  return dataset;
}

async function buildFrom(world: World): Promise<ComparedDataset> {
  const raw = newFolder();
  writeRaw(raw, world);
  const tables = new Map<TableName, object[]>();
  const open: OpenTable = async (name) => {
    const rows: object[] = [];
    tables.set(name, rows);
    return { write: (more) => rows.push(...more), close: () => {} };
  };
  const gathered = await gather(listRaw(raw), LIMITS, { open });
  const { merged, textOf } = mergeGathered(raw, gathered);
  await emitDataset(gathered.digests, merged, textOf, open, () => {});
  return { rows: ((name) => tables.get(name) ?? []) as Rows }; // what the stages wrote under that name
}

/** The record with another title, or another abstract. */
export function changed(record: Titled, change: Partial<Titled>): Titled {
  return { ...record, ...change };
}
