import { join } from 'node:path';
import { build } from '../../../pipeline/build.ts';
import { runCommand } from '../../../pipeline/cli/command.ts';
import { openSince } from '../../../pipeline/dataset/releases.ts';
import { release } from '../../../pipeline/release.ts';

/** Nothing is printed here: what is printed is taken. */
const { stderr, stdout }: NodeJS.Process = globalThis.process;

export type Name = 'build' | 'release';

/** A folder of dumps and one of releases. */
export interface Shop {
  raw: string;
  dist: string;
}

export function shopIn(folder: string): Shop {
  return { raw: join(folder, 'raw'), dist: join(folder, 'dist') };
}

/** Checking the laws reads, and no more: what may go wrong in writing is asked here. */
const verifying = async () => ({ checks: [], laws: [], findings: [] }) as never;

const COMMANDS: Readonly<Record<Name, (shop: Shop) => Promise<unknown>>> = {
  build: ({ raw, dist }) => {
    const out = join(dist, 'next');
    return build(raw, out, { since: openSince(undefined, out) });
  },
  release: (shop) => release({ ...shop, verifying }),
};

/** Runs a command as it is run, in this process. @returns its exit code, and what it complains of */
export async function run(name: Name, shop: Shop): Promise<{ code: number; said: string }> {
  const said: string[] = [];
  const { write } = stderr;
  stderr.write = (text) => said.push(String(text)) > 0;
  const work = async () => {
    await COMMANDS[name](shop);
    return 0;
  };
  try {
    await runCommand({ name, summary: '', operands: '', options: {}, examples: [], run: work });
    return { code: Number(process.exitCode), said: said.join('') };
  } finally {
    stderr.write = write;
    process.exitCode = 0;
    // every run of a command adds its own, as if it were the only one of the process
    process.removeAllListeners('uncaughtException');
    stdout.removeAllListeners('error');
  }
}
