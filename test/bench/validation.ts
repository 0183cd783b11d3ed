import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { ExtractedRecord } from '../../schemas/types.ts';
import { validateExtractedRecord } from '../../schemas/validators.js';
import { COMPARED_COLUMNS, compareTimes, runContest, toTimePerRecord } from './contest.ts';
import { isRecord } from './hand-written.ts';
import { ROOT, makeRecords } from './made-up.ts';
import type { Table } from './table.ts';

const RECORDS = { quick: 10_000, full: 60_000 };

/** Checking records with the generated validator, beside a check by hand and ajv as it comes. */
export async function benchValidation(quick: boolean): Promise<Table[]> {
  const records = makeRecords(quick ? RECORDS.quick : RECORDS.full);
  const checks: readonly [string, Check][] = [
    ['validateExtractedRecord', (record) => validateExtractedRecord(record)],
    ['by hand', isRecord],
    ['ajv, compiled when it runs', compileByAjv()],
  ];
  const times = await runContest(
    checks.map(([name, check]) => ({ name, run: () => checkAll(records, check) })),
    quick ? 1 : 11,
  );
  const [ours = '', ...baselines] = checks.map(([name]) => name);
  return [
    {
      title: `validation of ${records.length} records`,
      columns: COMPARED_COLUMNS,
      rows: compareTimes(times, ours, baselines, toTimePerRecord(records.length)),
    },
  ];
}

type Check = (value: unknown) => boolean;

function compileByAjv(): Check {
  const schema: object = JSON.parse(readFileSync(join(ROOT, 'schemas/records.schema.json'), 'utf8'));
  const ajv = new Ajv2020({ allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  return (value) => validate(value) === true;
}

function checkAll(records: readonly ExtractedRecord[], check: Check): void {
  const wrong = records.find((record) => !check(record));
  if (wrong) throw new Error(`a check refuses a good record: ${JSON.stringify(wrong)}`);
}
