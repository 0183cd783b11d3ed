import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { page, RECORDS } from '../../support/page.ts';
import { type Name, run, type Shop, shopIn } from './commands.ts';
import type { Course } from './reader.ts';
import { put, type Tree, treeOf } from '../tree.ts';

/** Something that is done to a folder of releases. */
export interface Work {
  title: string;
  command: Name;
  /** A folder each of which holds dumps and releases. */
  before: string;
  after: string;
}

/** There is a first build and a first release, then a day is added: a build takes the place of the first, and a release is added. */
const STEPS: readonly { title: string; command: Name; days: number }[] = [
  { title: 'the first build', command: 'build', days: 1 },
  { title: 'the first release', command: 'release', days: 1 },
  { title: 'a build', command: 'build', days: 2 },
  { title: 'a release', command: 'release', days: 2 },
];

const DAYS = ['2025-08-04', '2025-08-05'];

export function worksIn(folder: string): Work[] {
  return STEPS.map(({ title, command }, at) => ({
    title,
    command,
    before: join(folder, `${at}-before`),
    after: join(folder, `${at}-after`),
  }));
}

/** Does it all undisturbed. */
export async function makeWorks(folder: string): Promise<void> {
  const shop = shopIn(join(folder, 'shop'));
  mkdirSync(shop.raw, { recursive: true });
  for (const [at, { command, before, after }] of worksIn(folder).entries()) {
    writeDays(shop, STEPS[at]?.days ?? 0);
    cpSync(join(folder, 'shop'), before, { recursive: true });
    const { code, said } = await run(command, shop);
    if (code !== 0) throw new Error(`nothing disturbs ${command}, and it ends with ${code}: ${said}`);
    cpSync(join(folder, 'shop'), after, { recursive: true });
  }
}

/** Of the records of the second day one was there the day before. */
function writeDays({ raw }: Shop, days: number): void {
  for (const [at, day] of DAYS.slice(0, days).entries())
    writeFileSync(join(raw, `${day}.txt`), page(RECORDS.slice(at, at + 2), day).join('\n\n'));
}

/** A folder in which something is done again and again, each time from the start. */
export interface Bench {
  shop: Shop;
  folder: string;
  work: Work;
  /** With the dumps. */
  before: Tree;
  after: Tree;
  course: Course;
  reset(): void;
}

export function benchFor(work: Work, folder: string): Bench {
  const [before, after] = [treeOf(work.before), treeOf(work.after)];
  const course = { before: releasesIn(before), after: releasesIn(after) };
  return { shop: shopIn(folder), folder, work, before, after, course, reset: () => put(folder, before) };
}

export function releasesIn(tree: Tree): Tree {
  const inside = [...tree].filter(([path]) => path.startsWith('dist/'));
  return new Map(inside.map(([path, bytes]) => [path.slice('dist/'.length), bytes]));
}
