import { readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { $, type ProcessOutput } from 'zx';
import type { Seen } from './judge.ts';
import type { Tool } from './tools.ts';

/** One line of docs/loading.md, made for a table and a folder. */
export interface Job {
  setup: string;
  line: string;
  table: string;
}

export type Found = Seen | { error: string };

export interface Probed {
  version: string;
  /** One for each job. */
  found: Found[];
}

/** Where the probes run. */
export interface Place {
  /** Folder of the programs of the virtual environment. */
  bin: string;
  /** A folder to be thrown away, which is also their home. */
  scratch: string;
}

/** Runs lines of docs/loading.md with a tool, and tells what they gave; a tool that cannot be run at all throws. */
export function probe(tool: Tool, jobs: readonly Job[], place: Place): Promise<Probed> {
  return tool.language === 'js' ? probeNode(tool, jobs) : probePython(tool, jobs, place);
}

async function probePython(tool: Tool, jobs: readonly Job[], { bin, scratch }: Place): Promise<Probed> {
  const env = {
    ...process.env,
    PATH: [bin, process.env.PATH].join(delimiter),
    HOME: scratch,
    HF_HOME: scratch,
    HF_HUB_OFFLINE: '1',
    PYTHONUTF8: '1',
    PYTHONDONTWRITEBYTECODE: '1',
  };
  const script = resolve('test/passport/python/probe.py');
  const asked = join(scratch, 'jobs.json');
  writeFileSync(asked, JSON.stringify(jobs));
  const run = $({ quiet: true, nothrow: true, cwd: scratch, env });
  const done = await run`${bin}/python ${script} ${tool.name} ${tool.package} ${asked}`;
  if (done.exitCode !== 0) throw new Error(lastLine(done));
  return JSON.parse(done.stdout) as Probed; // by our own script
}

/** A process for each line, so that one that fails is one verdict. */
async function probeNode(tool: Tool, jobs: readonly Job[]): Promise<Probed> {
  const found: Found[] = [];
  for (const job of jobs) found.push(await runNode(tool, job));
  return { version: versionOf(tool.package), found };
}

async function runNode({ name }: Tool, { setup, line, table }: Job): Promise<Found> {
  const code = [
    setup,
    line,
    "import { printRows } from './test/passport/node/rows.ts';",
    `printRows(${JSON.stringify(name)}, ${table});`,
  ].join('\n');
  const done = await $({ quiet: true, nothrow: true })`node --import tsx --input-type=module -e ${code}`;
  // as written by printRows
  return done.exitCode === 0 ? (JSON.parse(done.stdout) as Seen) : { error: lastLine(done) };
}

function versionOf(name: string): string {
  return JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version;
}

function lastLine({ stderr, stdout }: ProcessOutput): string {
  const lines = `${stdout}\n${stderr}`.split('\n').map((line) => line.trim());
  return lines.findLast((line) => /error|exception/i.test(line)) ?? lines.findLast(Boolean) ?? 'it failed';
}
