import { rmSync } from 'node:fs';
import { emitDataset, type OpenTable } from '../../pipeline/emit/dataset.ts';
import type { TextOf } from '../../pipeline/emit/rows.ts';
import { LIMITS } from '../../pipeline/extract/extract.ts';
import { openStaging, publishFolder } from '../../pipeline/disk/staging.ts';
import { gather } from '../../pipeline/build/gather.ts';
import { toBuildFacts } from '../../pipeline/build/facts.ts';
import { mergeGathered } from '../../pipeline/build/merge-folder.ts';
import { openOutput } from '../../pipeline/build/output.ts';
import { listRaw } from '../../pipeline/raw/inputs.ts';
import { SEED_FOLDER } from '../support/seeds.ts';
import { openClock } from './clock.ts';
import { printRows } from '../../pipeline/cli/print.ts';

/** What a build needed: what this prints as JSON. */
export interface Staged {
  /** Of each stage. */
  seconds: Record<string, number>;
  /** Memory at its peak. */
  kilobytes: number;
}

// build() with a clock between its stages, for a process of its own

const [from = SEED_FOLDER, out = 'dist/next'] = process.argv.slice(2);
const clock = openClock('start');
const staging = openStaging(out);
const output = openOutput(staging);

/** Opens a table whose writing is a stage of its own. */
const open: OpenTable = async (name) => {
  const table = await output.open(name);
  const stage = `write ${name}`;
  return {
    write: (rows) => clock.within(stage, () => table.write(rows)),
    close: () => clock.within(stage, () => table.close()),
  };
};

/** The time between opening a table and writing it is spent making its rows. */
const openAndMake: OpenTable = async (name) => {
  clock.enter('load writers');
  const table = await open(name);
  clock.enter(`make ${name}`);
  return table;
};

clock.enter('extract and validate');
const raw = listRaw(from);
const gathered = await gather(raw, LIMITS, { open });

clock.enter('merge');
const { merged, textOf } = mergeGathered(from, gathered);

const cutAgain: TextOf = (record, field) => clock.within('cut texts again', () => textOf(record, field));
const tally = await emitDataset(gathered.digests, merged, cutAgain, openAndMake, () => {});

clock.enter('publish');
await output.close(toBuildFacts({ dumps: raw.dumps.length, gathered, merged, tally, since: null }));
publishFolder(staging, out);
rmSync(out, { recursive: true });
const staged: Staged = { seconds: clock.end(), kilobytes: process.resourceUsage().maxRSS };
printRows([staged]);
