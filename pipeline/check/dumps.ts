import type { Limits } from '../extract/extract.ts';
import { type Gathered, dropTexts, readDump } from '../build/gather.ts';
import { openSignatures } from '../merge/candidates/minhash.ts';
import { mergeGathered } from '../build/merge-folder.ts';
import type { Problem } from '../problem/problem.ts';
import { listInputs } from '../release/current-build.ts';
import { loadJudgements, listRaw, type Raw, readInput, sidecarOf } from '../raw/inputs.ts';
import { prefixFolder } from '../cli/report.ts';
import type { Cache } from './cache.ts';
import type { CheckOutcome } from './releases.ts';
import { formatPlural } from '../text/plural.ts';

/** Checks all dumps, sidecars and judgements, and their merge. */
export async function checkDumps(folder: string, limits: Limits, cache: Cache): Promise<CheckOutcome> {
  const raw = listRaw(folder);
  const { records, problems } = checkTogether(raw, limits, cache);
  return {
    summary: `${formatPlural(raw.dumps.length, 'dump')}, ${formatPlural(records, 'record')} in ${folder}`,
    problems: [...raw.problems, ...problems].map((one) => prefixFolder(one, folder)),
  };
}

interface Together {
  /** Number of accepted records. */
  records: number;
  problems: Problem[];
}

/** Returns the cached result if no file has changed. */
function checkTogether(raw: Raw, limits: Limits, cache: Cache): Together {
  const sums = listInputs(raw.folder).flatMap(({ file, sha256 }) => [file, sha256]);
  const key = ['together', ...Object.values(limits), ...sums];
  const known = cache.get(key) as Together | null; // nobody else writes under our keys
  if (known !== null) return known;
  const gathered = gatherCached({ ...raw, problems: [] }, limits, cache);
  const { problems } = mergeGathered(raw.folder, gathered);
  const together = { records: gathered.records.length, problems };
  cache.put(key, together);
  return together;
}

/** The cached part of one dump, which depends only on its bytes and those of its sidecar. */
interface Kept extends Pick<Gathered, 'digests' | 'records' | 'inputs' | 'problems' | 'rejects'> {
  /** Base64 of 16-bit little-endian numbers. */
  signatures: string;
}

/** Like `gather`, but writes no tables and reads each dump only once across all runs. */
export function gatherCached(raw: Raw, limits: Limits, cache: Cache): Gathered {
  const { judgements, inputs, problems } = loadJudgements(raw);
  const kept = raw.dumps.map((dump) => keepDump(dump, raw, limits, cache));
  const bytes = Buffer.concat(kept.map(({ signatures }) => Buffer.from(signatures, 'base64')));
  return {
    digests: kept.flatMap((one) => one.digests),
    records: kept.flatMap((one) => one.records),
    signatures: toNumbers(bytes),
    judgements,
    inputs: [...inputs, ...kept.flatMap((one) => one.inputs)],
    problems: [...raw.problems, ...problems, ...kept.flatMap((one) => one.problems)],
    rejects: kept.reduce((sum, one) => sum + one.rejects, 0),
  };
}

function keepDump(dump: string, raw: Raw, limits: Limits, cache: Cache): Kept {
  const sidecar = sidecarOf(dump);
  const sums = [dump, ...(raw.sidecars.has(sidecar) ? [sidecar] : [])].map(
    (file) => readInput(raw.folder, file).input.sha256,
  );
  const key = ['dump', dump, ...Object.values(limits), ...sums];
  const known = cache.get(key) as Kept | null; // nobody else writes under our keys
  if (known !== null) return known;
  const kept = readKept(dump, raw, limits);
  cache.put(key, kept);
  return kept;
}

function readKept(dump: string, raw: Raw, limits: Limits): Kept {
  const { validated, inputs } = readDump(dump, raw, limits);
  const { digests, problems, quarantined } = validated;
  const signatures = openSignatures();
  for (const { abstract } of validated.records) signatures.add(abstract);
  return {
    digests,
    records: dropTexts(validated),
    inputs,
    problems,
    rejects: quarantined.length,
    signatures: toBytes(signatures.all()).toString('base64'),
  };
}

function toBytes(numbers: Uint16Array): Buffer {
  const bytes = Buffer.alloc(2 * numbers.length);
  numbers.forEach((number, index) => bytes.writeUInt16LE(number, 2 * index));
  return bytes;
}

function toNumbers(bytes: Buffer): Uint16Array {
  return Uint16Array.from({ length: bytes.length / 2 }, (_, index) => bytes.readUInt16LE(2 * index));
}
