import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { $, type ProcessOutput } from 'zx';
import { openSite } from '../fetch/server.ts';
import { page } from '../support/page.ts';
import { SEED_FOLDER } from '../support/seeds.ts';

/** A folder of a person who tries the examples of `--help`, with pages at home. */
export function makeUserFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'examples-'));
  const home = homeOf(folder);
  mkdirSync(join(home, 'my-dumps'), { recursive: true });
  writeFileSync(join(home, 'page.txt'), page(undefined, '2025-09-02').join('\n\n'));
  writeFileSync(join(home, 'my-dumps', '2025-09-03.txt'), page(undefined, '2025-09-03').join('\n\n'));
  return folder;
}

function homeOf(folder: string): string {
  return join(folder, 'home');
}

/** What the examples read: the first pages, the releases and the documents. */
export function copyData(folder: string): void {
  cpSync(SEED_FOLDER, join(folder, 'raw'), { recursive: true });
  const isUnreleased = (file: string) => /^dist\/(next|package|\.)|\.tgz$/.test(file);
  cpSync('dist', join(folder, 'dist'), { recursive: true, filter: (file) => !isUnreleased(file) });
  for (const file of ['README.md', 'docs']) cpSync(file, join(folder, file), { recursive: true });
}

/** The examples in the help of a command. */
export async function listExamples(name: string): Promise<string[]> {
  const { stdout } = await $({ quiet: true })`node bin/daily-papers.js ${name} --help`;
  const [, part = ''] = /\nexamples:\n([^]*?)\n\n/.exec(stdout) ?? [];
  return part.split('\n').map((line) => line.trim());
}

/** Runs a line in a folder as a shell does. @param bin program that `npx daily-papers` stands for */
export async function runExample(
  line: string,
  folder: string,
  bin = resolve('bin/daily-papers.js'),
): Promise<ProcessOutput> {
  const site = line.includes(' fetch ') ? await openSite() : null;
  const flags = site === null ? '' : ` --base-url ${site.baseUrl} --interval-ms 1`;
  const typed = `${line}${flags}`.replaceAll('npx daily-papers', `node ${bin}`);
  const env = { ...process.env, HOME: homeOf(folder) };
  const run = $({ cwd: folder, env, quiet: true, nothrow: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = await run`sh -c ${typed}`;
  site?.close();
  return ended;
}
