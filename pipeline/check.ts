import { join } from 'node:path';
import { isMain, Refusal, runCommand } from './command.ts';
import { LIMITS } from './extract/extract.ts';
import { unfinishedIn } from './finish.ts';
import { describe } from './problem.ts';
import { unresolvedIn } from './release/published.ts';
import { openLatest, openRelease, releaseOf, versionsIn } from './releases.ts';
import { isReproduced, reproduce, wordsOf } from './reproduce.ts';
import { show } from './show.ts';
import { faultsIn } from './sums.ts';
import { validateFolder } from './validate-folder.ts';

/** What one of the checks has found. */
interface Outcome {
  fine: boolean;
  lines: string[];
}

type Check = (dist: string, raw: string) => Promise<Outcome> | Outcome;

/** In order; each is run whatever the others find. */
const CHECKS: Readonly<Record<string, Check>> = { dumps, releases, reproduction };

async function dumps(_: string, raw: string): Promise<Outcome> {
  const { checked, problems } = await validateFolder(raw, LIMITS);
  const errors = problems.filter(({ level }) => level === 'error');
  return { fine: errors.length === 0, lines: [`${checked.length} dumps in ${raw}`, ...errors.map(describe)] };
}

/** Releases never change, the latest one is finished, and no id that was ever published is lost. */
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
  const latest = faults.length > 0 ? null : openLatest(dist);
  const lost = versions.flatMap((version) =>
    latest === null
      ? []
      : unresolvedIn(latest, openRelease(dist, version)).map(
          (id) => `${id} of ${version} leads nowhere in ${latest.version}`,
        ),
  );
  const wrong = [...faults, ...unfinished, ...lost];
  return { fine: wrong.length === 0, lines: [`${versions.length} releases in ${dist}`, ...wrong] };
}

async function reproduction(dist: string, raw: string): Promise<Outcome> {
  const latest = openLatest(dist);
  if (latest === null) return { fine: true, lines: ['there is no release yet to be built again'] };
  const reproduced = await reproduce(latest, dist, raw);
  const fine = isReproduced(reproduced);
  // a release never changes: what the pipeline makes of the same dumps now is another one
  const mend = fine || reproduced.missing.length > 0 ? [] : ['to mend it: npm run build && npm run release'];
  return { fine, lines: [...wordsOf(reproduced), ...mend] };
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
      for (const [name, check] of Object.entries(CHECKS)) {
        const { fine, lines } = await outcomeOf(check, dist, raw);
        if (!fine) code = 1;
        process.stdout.write(`${fine ? 'fine' : 'WRONG'}  ${name}: ${lines.map(show).join('\n  ')}\n`);
      }
      return code;
    },
  });
