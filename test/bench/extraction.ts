import { createReadStream, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { extract } from '../../pipeline/extract/extract.ts';
import { splitParagraphs } from '../../pipeline/extract/paragraphs.ts';
import { COMPARED_COLUMNS, compareTimes, type Contestant, runContest, toSpeed } from './contest.ts';
import { writeDumps } from './made-up.ts';
import { run, useTool } from './run.ts';
import type { Table } from './table.ts';

const RECORDS = { quick: 10_000, full: 120_000 };

/** Reading dumps from the disk, one at a time, beside programs that look at the same bytes and do less. */
export async function benchExtraction(quick: boolean, folder: string): Promise<Table[]> {
  const { paths, bytes } = writeDumps(quick ? RECORDS.quick : RECORDS.full, folder);
  const there = run({ cwd: folder });
  const ours: Contestant[] = [
    { name: 'extract', run: () => paths.forEach(extractFile) },
    { name: 'its scan for paragraphs', run: () => paths.forEach(scanFile) },
  ];
  const baselines = [
    await useTool('cat', 'cat | cat', () => there`cat *.txt | cat > /dev/null`),
    // its output is taken: into /dev/null it would stop at the first match
    await useTool('grep', 'grep -c', () => there`grep -c '^$' *.txt`),
    { name: 'node:readline', run: () => readLines(paths) },
  ];
  const times = await runContest([...ours, ...baselines], quick ? 1 : 7);
  const names = baselines.map(({ name }) => name);
  return [
    {
      title: `extraction of ${paths.length} dumps, ${Math.round(bytes / 1e6)} MB`,
      columns: COMPARED_COLUMNS,
      rows: ours.flatMap(({ name }) => compareTimes(times, name, names, toSpeed(bytes))),
    },
  ];
}

function extractFile(path: string): void {
  const extracted = extract(readFileSync(path), basename(path));
  if ('code' in extracted) throw new Error(`${path}: ${extracted.message}`);
}

function scanFile(path: string): void {
  splitParagraphs(readFileSync(path), 0, Number.POSITIVE_INFINITY, () => false);
}

async function readLines(paths: readonly string[]): Promise<number> {
  let characters = 0;
  for (const path of paths)
    for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity }))
      characters += line.length;
  return characters;
}
