import { join } from 'node:path';
import { isMain, Refusal, runCommand } from './command.ts';
import { LIMITS } from './extract/extract.ts';
import { unfinishedIn } from './publish/finish.ts';
import { print } from './print.ts';
import { describe } from './problem.ts';
import { unresolvedIn } from './release/published.ts';
import { openLatest, openRelease, releaseOf, versionsIn } from './publish/releases.ts';
import { isReproduced, reproduce, wordsOf } from './reproduce.ts';
import { faultsIn } from './publish/sums.ts';
import { validateFolder } from './validate-folder.ts';

/** What one of the checks has found. */
interface Outcome {
  fine: boolean;
  /** The first tells what was looked at. */
  lines: string[];
}

type Check = (dist: string, raw: string) => Promise<Outcome> | Outcome;

/** In order; each is run whatever the others find. */
const CHECKS: Readonly<Record<string, Check>> = { dumps, releases, ids, reproduction };

/** Runs the checks, all of them unless said. */
export async function* checkAll(
  dist: string,
  raw: string,
  names: readonly string[] = Object.keys(CHECKS),
): AsyncGenerator<Outcome & { name: string }> {
  for (const [name, check] of Object.entries(CHECKS))
    if (names.includes(name)) yield { name, ...(await outcomeOf(check, dist, raw)) };
}

/** A check that cannot go on has found something too. */
async function outcomeOf(check: Check, dist: string, raw: string): Promise<Outcome> {
  try {
    return await check(dist, raw);
  } catch (error) {
    if (error instanceof Refusal) return { fine: false, lines: [error.message] };
    throw error;
  }
}

async function dumps(_: string, raw: string): Promise<Outcome> {
  const { checked, problems } = await validateFolder(raw, LIMITS);
  const errors = problems.filter(({ level }) => level === 'error');
  return outcome(`${checked.length} dumps in ${raw}`, errors.map(describe));
}

function outcome(looked: string, wrong: readonly string[]): Outcome {
  return { fine: wrong.length === 0, lines: [looked, ...wrong] };
}

/** Releases never change, and latest.json names the newest one. */
function releases(dist: string): Outcome {
  const versions = versionsIn(dist);
  const faults = versions.flatMap((version) =>
    faultsIn(releaseOf(dist, version)).map(
      (fault) => `${join(releaseOf(dist, version), fault)}; put it back`,
    ),
  );
  const unfinished = unfinishedIn(dist).map(
    (version) => `${releaseOf(dist, version)} is not finished; run: npm run release`,
  );
  return outcome(`releases in ${dist}: ${versions.join(', ') || 'none'}`, [...faults, ...unfinished]);
}

/** Every id that was ever published resolves in the latest release. */
function ids(dist: string): Outcome {
  const latest = openLatest(dist);
  if (latest === null) return outcome('no release yet', []);
  const lost = versionsIn(dist).flatMap((version) =>
    unresolvedIn(latest, openRelease(dist, version)).map((id) => `${id} of ${version} leads nowhere`),
  );
  return outcome(`all that were ever published, in ${latest.version}`, lost);
}

async function reproduction(dist: string, raw: string): Promise<Outcome> {
  const latest = openLatest(dist);
  if (latest === null) return outcome('no release yet', []);
  const reproduced = await reproduce(latest, dist, raw);
  if (isReproduced(reproduced)) return outcome(wordsOf(reproduced).join('; '), []);
  // a release never changes: what is made of its dumps now is another one
  const mend = reproduced.missing.length > 0 ? [] : ['to mend it, run: npm run build && npm run release'];
  return outcome(latest.folder, [...wordsOf(reproduced), ...mend]);
}

if (isMain(import.meta.url))
  await runCommand({
    name: 'check',
    summary: 'Checks what is committed: the dumps, the releases, and that the latest one can be built again.',
    operands: '',
    options: {
      dist: { value: 'folder', default: 'dist', help: 'folder of the releases' },
      raw: { value: 'folder', default: 'raw', help: 'folder of dumps' },
    },
    examples: ['npm run check'],
    run: async ({ dist, raw }) => {
      let code = 0;
      for await (const { name, fine, lines } of checkAll(dist, raw)) {
        if (!fine) code = 1;
        print(`${fine ? 'fine ' : 'WRONG'}  ${name}: ${lines.join('\n  ')}`);
      }
      return code;
    },
  });
