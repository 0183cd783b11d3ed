import type { Digest } from '../../schemas/types.ts';
import type { OpenTable } from '../emit/dataset.ts';
import type { KeptRecord } from '../emit/rows.ts';
import { extract, type Limits } from '../extract/extract.ts';
import { openSignatures } from '../merge/candidates/minhash.ts';
import type { Problem } from '../problem/problem.ts';
import { openProgress, type Progress } from '../cli/progress.ts';
import { type Input, loadJudgements, type Raw, readInput, readSidecarOf, sidecarOf } from '../raw/inputs.ts';
import type { PlacedJudgement } from '../validate/judgements.ts';
import { placeYear } from '../validate/sidecar.ts';
import { type Validated, validate } from '../validate/validate.ts';

/** Everything kept from all dumps. It has no abstracts, so memory grows with the number of titles only. */
export interface Gathered {
  digests: Digest[];
  records: KeptRecord[];
  /** MinHash signatures of the abstracts, in the order of the records. */
  signatures: Uint16Array;
  judgements: PlacedJudgement[];
  inputs: Input[];
  problems: Problem[];
  rejects: number;
}

export interface GatherOptions {
  /** Receives the rows of ledger and quarantine (default: discarded). */
  open?: OpenTable;
  progress?: Progress;
  /** Receives the accepted records of each dump, with their abstracts. */
  onRecords?: (records: Validated['records']) => void;
}

const discardRows: OpenTable = async () => ({ write: () => {}, close: () => {} });

/** Reads the judgements, then extracts and validates one dump at a time and writes its ledger and quarantine. */
export async function gather(raw: Raw, limits: Limits, options: GatherOptions = {}): Promise<Gathered> {
  const { open = discardRows, progress = openProgress(true), onRecords = () => {} } = options;
  const [ledger, quarantine] = [await open('ledger'), await open('quarantine')];
  const { judgements, inputs, problems } = loadJudgements(raw);
  const all: Gathered = {
    digests: [],
    records: [],
    signatures: new Uint16Array(),
    judgements,
    inputs,
    problems: [...raw.problems, ...problems],
    rejects: 0,
  };
  const signatures = openSignatures();
  progress.part('extract', raw.dumps.length);
  for (const dump of raw.dumps) {
    const { validated, inputs } = readDump(dump, raw, limits);
    ledger.write(validated.ledger);
    quarantine.write(validated.quarantined);
    onRecords(validated.records);
    all.inputs.push(...inputs);
    // not push(...): 120,000 arguments overflow the stack
    for (const digest of validated.digests) all.digests.push(digest);
    for (const record of dropTexts(validated)) all.records.push(record);
    for (const { abstract } of validated.records) signatures.add(abstract);
    for (const problem of validated.problems) all.problems.push(problem);
    all.rejects += validated.quarantined.length;
    progress.step();
  }
  ledger.close();
  quarantine.close();
  return { ...all, signatures: signatures.all() };
}

/** Extracts and validates one dump, and returns its input files. */
export function readDump(dump: string, raw: Raw, limits: Limits): { validated: Validated; inputs: Input[] } {
  const { sidecar, problems, inputs, text } = readSidecarOf(dump, raw);
  const { bytes, input } = readInput(raw.folder, dump);
  const validated = validate(extract(bytes, dump, limits), bytes, dump, sidecar);
  return {
    validated: {
      ...validated,
      problems: [...problems, ...placeYear(validated.problems, sidecarOf(dump), text)],
    },
    inputs: [input, ...inputs],
  };
}

/** Removes the long texts and adds the day of the digest. */
export function dropTexts({ records, digests }: Validated): KeptRecord[] {
  const dates = new Map(digests.map(({ id, date }) => [id, date]));
  return records.map(({ abstract: _, ai_summary: __, ...kept }) => ({
    ...kept,
    date: dates.get(kept.digest_id) ?? null,
  }));
}
