import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../schemas/types.ts';
import { EXIT, Refusal } from '../cli/command.ts';
import { type Dataset, openDataset } from '../dataset/dataset.ts';
import { listTools } from '../emit/manifest.ts';
import { LIMITS } from '../extract/extract.ts';
import { formatProblem } from '../problem/problem.ts';
import { type Input, JUDGEMENTS, listRaw, readInput, sidecarOf } from '../raw/inputs.ts';
import { validateFolder } from '../build/validate-folder.ts';
import { verifyAll } from '../verify/all.ts';
import { formatPlural } from '../text/plural.ts';

/**
 * Opens the current build. Refuses a build of other dumps or by other tools, dumps with errors, and a broken law.
 */
export async function openCurrentBuild(folder: string, raw: string, verifying = verifyAll): Promise<Dataset> {
  if (!existsSync(folder)) throw new Refusal(`there is no build in ${folder}; run: npx daily-papers build`);
  const next = openDataset(folder);
  const stale = findStaleness(next.manifest, raw);
  if (stale !== null) throw new Refusal(`${folder} is out of date: ${stale}; run: npx daily-papers build`);
  await refuseErrors(raw);
  await refuseBrokenLaws(folder, raw, verifying);
  return next;
}

async function refuseErrors(raw: string): Promise<void> {
  const { problems } = await validateFolder(raw, LIMITS);
  const [first, ...others] = problems.filter(({ level }) => level === 'error');
  if (first !== undefined)
    throw new Refusal(
      `${formatProblem(first)}${others.length > 0 ? ` (and ${formatPlural(others.length, 'more error')})` : ''}; see: npx daily-papers validate`,
    );
}

async function refuseBrokenLaws(folder: string, raw: string, verifying: typeof verifyAll): Promise<void> {
  const { laws } = await verifying(folder, raw);
  const broken = laws.filter(({ holds }) => !holds).map(({ law }) => law);
  if (broken.length > 0)
    throw new Refusal(
      `${folder} breaks ${broken.join(', ')}; see: npx daily-papers verify ${folder}`,
      EXIT.broken,
    );
}

/** Why a build is out of date, or null. Changes of the pipeline's own code are not detected. */
function findStaleness(manifest: Manifest, raw: string): string | null {
  if (manifest.version !== null) return `it is the release ${manifest.version}`;
  const tool = listDifferingTools(manifest)[0];
  if (tool !== undefined) return `it was built by ${tool}`;
  return findChangedInput(manifest.inputs, listInputs(raw), raw);
}

/** Lists tools, such as `apache-arrow 21.0.0, and 21.1.0 is installed`. */
export function listDifferingTools(manifest: Manifest): string[] {
  const tools = listTools();
  return [...new Set([...Object.keys(manifest.tools), ...Object.keys(tools)])]
    .filter((name) => manifest.tools[name] !== tools[name])
    .map((name) => `${name} ${manifest.tools[name] ?? 'none'}, and ${tools[name] ?? 'none'} is installed`);
}

/** Lists the files that go into a build. */
export function listInputs(raw: string): Input[] {
  const { dumps, sidecars, hasJudgements } = listRaw(raw);
  const files = [
    ...dumps.flatMap((dump) => (sidecars.has(sidecarOf(dump)) ? [dump, sidecarOf(dump)] : [dump])),
    ...(hasJudgements ? [JUDGEMENTS] : []),
  ];
  return files.map((file) => readInput(raw, file).input);
}

function findChangedInput(built: readonly Input[], there: readonly Input[], raw: string): string | null {
  const known = new Map(built.map(({ file, sha256 }) => [file, sha256]));
  for (const { file, sha256 } of there) {
    if (!known.has(file)) return `${join(raw, file)} is new`;
    if (known.get(file) !== sha256) return `${join(raw, file)} has changed`;
  }
  const gone = built.find(({ file }) => !there.some((one) => one.file === file));
  return gone === undefined ? null : `${join(raw, gone.file)} is gone`;
}
