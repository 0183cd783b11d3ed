import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../../../pipeline/build.ts';
import { contribute } from '../../../../pipeline/contribute.ts';
import { LIMITS } from '../../../../pipeline/extract/extract.ts';
import { mergeFolder } from '../../../../pipeline/build/merge-folder.ts';
import { openDataset } from '../../../../pipeline/dataset/dataset.ts';
import { diff } from '../../../../pipeline/diff/diff.ts';
import { formatDiffMarkdown, formatDiff } from '../../../../pipeline/diff/wording.ts';
import { findOpenPairs } from '../../../../pipeline/review/pairs.ts';
import { verify } from '../../../../pipeline/verify/verify.ts';
import { page } from '../../../support/page.ts';
import type { Attack, Prepared } from '../attack.ts';
import { wordsFrom } from './merging.ts';

/** A folder of dumps for a size. */
interface Dumps {
  dumps(size: number): number;
  papers(size: number): number;
  title(i: number): string;
}

const limits = { maxFileBytes: 2 ** 31 - 1, maxLineBytes: LIMITS.maxLineBytes };

/** @returns bytes written */
function write(folder: string, size: number, { dumps, papers, title }: Dumps): number {
  mkdirSync(folder, { recursive: true });
  let bytes = 0;
  for (let dump = 0; dump < dumps(size); dump++) {
    const some = Array.from({ length: papers(size) }, (_, k) => {
      const i = dump * papers(size) + k;
      return { title: title(i), abstract: wordsFrom(i, 60) };
    });
    const text = page(some).join('\n\n');
    writeFileSync(join(folder, `dump-${String(dump).padStart(6, '0')}.txt`), text);
    bytes += Buffer.byteLength(text);
  }
  return bytes;
}

const any = (i: number) => wordsFrom(-1 - i, 8);
const numbered = (i: number) => `A Study of the Many Things That a Title May Be About, Part ${i}`;
const editorial = () => 'Editorial of the Board';

const ONE_DUMP: Dumps = { dumps: () => 1, papers: (size) => size, title: any };

const FOLDERS: Readonly<Record<string, [size: number, dumps: Dumps]>> = {
  'papers in one dump': [10_000, ONE_DUMP],
  'a paper a dump': [2_500, { dumps: (size) => size, papers: () => 1, title: any }],
  'one title on every dump': [1_500, { dumps: (size) => size, papers: () => 2, title: editorial }],
  'one title in one dump': [10_000, { ...ONE_DUMP, title: editorial }],
  'titles of one pattern': [10_000, { ...ONE_DUMP, title: numbered }],
  'no abstracts': [12_000, { ...ONE_DUMP, title: (i) => `${any(i)}\n\n${any(i + 1)}` }],
};

const WHOLE = 60;

/** Commands on a built folder. */
const COMMANDS: Readonly<Record<string, (raw: string, out: string) => unknown>> = {
  verify: (raw, out) => verify(out, { raw }),
  diff: (_, out) => {
    const changes = diff(openDataset(`${out}-before`), openDataset(out));
    return [formatDiff(changes), formatDiffMarkdown(changes)];
  },
  review: async (raw) => {
    const { merged, records, textOf } = await mergeFolder(raw, limits);
    return findOpenPairs(merged.review, records, textOf);
  },
  contribute: (raw) =>
    contribute([join(raw, 'dump-000000.txt')], { raw, dist: `${raw}-none`, limits, inPlace: true }),
};

async function buildIn(
  folder: string,
  size: number,
  dumps: Dumps,
): Promise<{ raw: string; out: string; bytes: number }> {
  const [raw, out] = [join(folder, 'raw'), join(folder, 'out')];
  const bytes = write(raw, size, dumps);
  await build(raw, out, { limits });
  write(join(folder, 'less'), 1, { ...dumps, dumps: () => 1, papers: () => 1 });
  await build(join(folder, 'less'), `${out}-before`, { limits });
  return { raw, out, bytes };
}

export const BUILDING: readonly Attack[] = [
  ...Object.entries(FOLDERS).map(([name, [size, dumps]]) => ({
    name: `build: ${name}`,
    size,
    memory: WHOLE,
    prepare: (count: number, folder: string): Prepared => {
      const raw = join(folder, 'raw');
      return { bytes: write(raw, count, dumps), run: () => build(raw, join(folder, 'out'), { limits }) };
    },
  })),
  ...Object.entries(COMMANDS).map(([name, run]) => ({
    name: `${name}: papers in one dump`,
    size: 5_000,
    memory: WHOLE,
    prepare: async (count: number, folder: string): Promise<Prepared> => {
      const { raw, out, bytes } = await buildIn(folder, count, ONE_DUMP);
      return { bytes, run: () => run(raw, out) };
    },
  })),
];
