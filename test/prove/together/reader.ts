import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** What a reader is told: where to read, over and over, until it is told to stop. */
export type Order = { dist: string; changelogs: readonly string[] } | 'stop';

/** What it has seen. */
export interface Seen {
  reads: number;
  /** Builds that went away while they were read: another one had taken their place. */
  overtaken: number;
  faults: string[];
}

const PAUSE = 5;

let order: Order = 'stop';

process.on('message', async (told: Order) => {
  order = told;
  if (told === 'stop') return;
  process.send?.(await readOn(told));
});

async function readOn({ dist, changelogs }: Exclude<Order, 'stop'>): Promise<Seen> {
  const seen: Seen = { reads: 0, overtaken: 0, faults: [] };
  while (order !== 'stop') {
    try {
      seen.faults.push(
        ...releaseFaults(dist),
        ...changelogFaults(dist, changelogs),
        ...nextFaults(dist, seen),
      );
    } catch (error) {
      // a file that is named and not there, or JSON that is none
      seen.faults.push((error as Error).message);
    }
    seen.reads += 1;
    // what is read about takes as long: the other half of the time is for those who write
    await setTimeout(PAUSE);
  }
  return seen;
}

/** As a stranger opens the last release: by what latest.json says, and with nothing of our code. */
function releaseFaults(dist: string): string[] {
  const { version, folder, sha256 } = JSON.parse(readFileSync(join(dist, 'latest.json'), 'utf8'));
  const sums = readFileSync(join(dist, folder, 'SHA256SUMS'));
  if (hashOf(sums) !== sha256) return [`latest.json names ${version} of other checksums than its folder has`];
  return differing(join(dist, folder)).map((file) => `${folder}/${file} is not as its checksums say`);
}

function changelogFaults(dist: string, known: readonly string[]): string[] {
  const text = readFileSync(join(dist, 'CHANGELOG.md'), 'utf8');
  return known.includes(text)
    ? []
    : [`CHANGELOG.md is no changelog that there ever was: ${text.length} characters`];
}

/** A folder that is opened stays the one that it was, whatever takes its name; its files may be gone. */
function nextFaults(dist: string, seen: Seen): string[] {
  const next = join(dist, 'next');
  if (!existsSync(next)) return ['next is missing'];
  const opened = openSync(next, 'r');
  try {
    return differing(`/proc/self/fd/${opened}`).map((file) => `next/${file} is of another build`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    seen.overtaken += 1;
    return [];
  } finally {
    closeSync(opened);
  }
}

function differing(folder: string): string[] {
  const lines = readFileSync(join(folder, 'SHA256SUMS'), 'utf8').trimEnd().split('\n');
  const wrong = lines.filter(
    (line) => hashOf(readFileSync(join(folder, line.slice(66)))) !== line.slice(0, 64),
  );
  const files = readdirSync(folder).length;
  const others = files > lines.length + 1 ? [`and ${files - lines.length - 1} more files`] : [];
  return [...wrong.map((line) => line.slice(66)), ...others];
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
