import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../../pipeline/build.ts';
import { openProgress } from '../../../pipeline/cli/progress.ts';
import { openSince } from '../../../pipeline/dataset/releases.ts';
import { release } from '../../../pipeline/release.ts';
import { verify } from '../../../pipeline/verify/verify.ts';
import { page, RECORDS } from '../../support/page.ts';
import { type Tree, treeOf } from '../tree.ts';

/** What runs at the same time publish: made once, by an undisturbed chain of builds and releases. */
export interface Stage {
  /** After the first release, with its build in next. */
  before: string;
  /** Every file after all of them, with its content. */
  after: Tree;
  /** Builds in the order in which they were made. */
  builds: string[];
  /** Releases after the first one. */
  releases: { version: string; from: string }[];
  /** Texts that the changelog has in turn. */
  changelogs: string[];
}

/** Pages that come one after the other: each brings two papers, and so a release. */
const PAGES = 3;

export async function setStage(folder: string): Promise<Stage> {
  const [raw, dist, before] = ['raw', 'dist', 'before'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  mkdirSync(raw);
  const stage: Stage = { before, after: new Map(), builds: [], releases: [], changelogs: [] };
  for (let day = 0; day < PAGES; day++) {
    writePage(raw, day);
    const version = await makeNext(raw, dist);
    const built = join(folder, `build-${day}`);
    cpSync(join(dist, 'next'), built, { recursive: true });
    stage.builds.push(built);
    stage.changelogs.push(readFileSync(join(dist, 'CHANGELOG.md'), 'utf8'));
    if (day === 0) cpSync(dist, before, { recursive: true });
    else stage.releases.push({ version, from: join(dist, `v${version}`) });
  }
  return { ...stage, after: treeOf(dist) };
}

function writePage(raw: string, day: number): void {
  const date = `2025-08-0${day + 1}`;
  writeFileSync(join(raw, `${date}.txt`), page(RECORDS.slice(2 * day, 2 * day + 2), date).join('\n\n'));
}

async function makeNext(raw: string, dist: string): Promise<string> {
  const next = join(dist, 'next');
  await build(raw, next, { since: openSince(undefined, next), progress: openProgress(true) });
  const version = await release({ raw, dist, verifying: (folder) => verify(folder, { raw }) });
  if (version === null) throw new Error('a page more is a release');
  return version;
}
