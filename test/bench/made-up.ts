import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toPaper } from '../../pipeline/emit/rows.ts';
import { sha256 } from '../../pipeline/text/sha256.ts';
import type { ExtractedRecord, Paper } from '../../schemas/types.ts';
import { generate } from '../support/generate.ts';
import { read } from '../support/page.ts';

/** The folder of the project. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The two real dumps have 105 each; pages of a full day have more. */
const RECORDS_IN_DUMP = 200;

const SEED = 1;

/** Dumps of about so many made-up records in all: 1.2 kB each. */
function* makeDumps(records: number): Generator<{ file: string; text: string }> {
  const dumps = Math.ceil(records / RECORDS_IN_DUMP);
  yield* generate(SEED, dumps, Math.min(records, RECORDS_IN_DUMP));
}

/** Writes them into a new folder, and says which files they are and how many bytes they have in all. */
export function writeDumps(records: number, folder: string): { paths: string[]; bytes: number } {
  mkdirSync(folder, { recursive: true });
  const paths: string[] = [];
  let bytes = 0;
  for (const { file, text } of makeDumps(records)) {
    const path = join(folder, file);
    writeFileSync(path, text);
    paths.push(path);
    bytes += Buffer.byteLength(text);
  }
  return { paths, bytes };
}

/** The records in them, as extraction gives them. */
export function makeRecords(records: number): ExtractedRecord[] {
  return [...makeDumps(records)].flatMap(({ text }) => read(text).records);
}

let papers: Paper[] = [];

/** A paper for each of so many records; made once, as making them takes longer than writing them. */
export function makePapers(records: number): Paper[] {
  if (papers.length !== records) papers = makeRecords(records).map(makePaper);
  return papers;
}

function makePaper({ abstract, ...record }: ExtractedRecord): Paper {
  const id = `dp-${sha256(record.title).slice(0, 12)}`;
  const first = { record: { ...record, date: '2025-08-04' }, match: null, similarity: null };
  return toPaper({ id, members: [first] }, () => abstract).paper;
}
