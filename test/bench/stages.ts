import { rmSync } from 'node:fs';
import { emitDataset, type OpenTable } from '../../pipeline/emit/dataset.ts';
import type { AbstractOf } from '../../pipeline/emit/rows.ts';
import { LIMITS } from '../../pipeline/extract/extract.ts';
import { openStaging, publishFolder } from '../../pipeline/files.ts';
import { gather } from '../../pipeline/gather.ts';
import { merge } from '../../pipeline/merge/merge.ts';
import { openOutput } from '../../pipeline/output.ts';
import { openProgress } from '../../pipeline/progress.ts';
import { listRaw, openDumps } from '../../pipeline/raw.ts';
import { openClock } from './clock.ts';

// build() with a clock between its stages; prints the seconds of each as JSON

const [from = 'raw', out = 'dist/next'] = process.argv.slice(2);
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

/** What stands between opening a table and writing it is making its rows. */
const openAndMake: OpenTable = async (name) => {
  clock.enter('load writers');
  const table = await open(name);
  clock.enter(`make ${name}`);
  return table;
};

clock.enter('extract and validate');
const { digests, records, inputs, rejects } = await gather(listRaw(from), LIMITS, open, openProgress(true));

clock.enter('merge');
const cut = openDumps(from, inputs);
const abstractOf: AbstractOf = ({ file, abstract_byte_start, byte_end }) =>
  clock.within('cut abstracts again', () => cut(file, abstract_byte_start, byte_end));
const merged = merge(records, abstractOf);

const { cleaning, flags } = await emitDataset(digests, merged, abstractOf, openAndMake, () => {});

clock.enter('publish');
const { papers, merges, review, redirects } = merged;
output.close({
  name: 'daily-papers',
  parameters: {},
  counts: {
    dumps: inputs.length,
    digests: digests.length,
    records: records.length,
    merges: merges.length,
    papers: papers.length,
    review: review.length,
    redirects: redirects.length,
    rejects,
  },
  cleaning,
  flags,
  inputs,
});
publishFolder(staging, out);
rmSync(out, { recursive: true });
process.stdout.write(JSON.stringify(clock.end()));
