import { isUtf8 } from 'node:buffer';
import { dirname, join } from 'node:path';
import type { ErrorObject } from 'ajv';
import type { Manifest } from '../schemas/types.ts';
import * as validators from '../schemas/validators.js';
import { isMain, runCommand, UsageError } from './cli/command.ts';
import { RowRefused } from './build/database.ts';
import type { Edition } from './emit/editions.ts';
import type { TableWriter } from './emit/sink.ts';
import { fileOf, TABLES, type TableName } from './emit/tables.ts';
import { readLines } from './disk/files.ts';
import { discard, openStaging, publishFolder } from './disk/staging.ts';
import { withLock } from './cli/lock.ts';
import { nextFolder, type Output, openOutput } from './build/output.ts';
import { type Problem, problem } from './problem/problem.ts';
import { openRelease } from './dataset/releases.ts';
import { readRegularFile } from './disk/regular-file.ts';
import { exitCodeOf, printProblems } from './cli/report.ts';
import { excerpt } from './text/show.ts';
import { locateBadJson, locateKey } from './validate/json-place.ts';
import { toViolations } from './validate/violations.ts';
import type { Previous } from './metadata/dataset.ts';

interface Check {
  (row: unknown): boolean;
  errors?: ErrorObject[] | null;
}

const FULL: Readonly<Record<TableName, Check>> = {
  papers: validators.validatePaper,
  appearances: validators.validateAppearance,
  digests: validators.validateDigest,
  merges: validators.validateMerge,
  review: validators.validateReview,
  redirects: validators.validateRedirect,
  ledger: validators.validateLedgerSpan,
  quarantine: validators.validateQuarantined,
};

const CHECKS: Readonly<Record<Edition, typeof FULL>> = {
  full: FULL,
  'titles-only': {
    ...FULL,
    papers: validators.validatePaperTitlesOnly,
    appearances: validators.validateAppearanceTitlesOnly,
  },
};

/**
 * Writes all formats of a built folder anew from its JSON Lines and its manifest. Publishes nothing when a row
 * is not one by its schema.
 * @param into where to; unless it is given, where builds of the same edition go
 * @returns what is wrong with the rows, all of it
 */
export async function emitAgain(folder: string, into?: string): Promise<Problem[]> {
  const manifestFile = join(folder, 'manifest.json');
  const { value, problems } = parsed(readRegularFile(manifestFile), validators.validateManifest, {
    file: manifestFile,
  });
  if (problems.length > 0) return problems;
  const manifest = value as Manifest; // it was checked
  const out = into ?? nextFolder(manifest.edition);
  return withLock(out, 'npm run emit', () => emitInto(out, folder, manifest));
}

async function emitInto(out: string, folder: string, manifest: Manifest): Promise<Problem[]> {
  const problems: Problem[] = [];
  const staging = openStaging(out);
  try {
    const output = openOutput(staging, manifest.edition);
    const checks = CHECKS[manifest.edition];
    for (const name of Object.keys(TABLES) as TableName[])
      for (const one of await copyTable(name, folder, output, checks[name])) problems.push(one);
    if (problems.length > 0) return problems;
    await output.close(manifest, previousOf(manifest, folder));
    publishFolder(staging, out);
  } finally {
    discard(staging);
  }
  return problems;
}

/** The release with which a folder was compared, which stands beside it, as builds and releases do. */
function previousOf({ since }: Manifest, folder: string): Previous | null {
  return since === null ? null : openRelease(dirname(folder), since);
}

async function copyTable(name: TableName, folder: string, output: Output, check: Check): Promise<Problem[]> {
  const file = join(folder, fileOf(name, 'jsonl'));
  // the check below is the one of this table, whichever it is
  const table = (await output.open(name)) as TableWriter;
  const all: Problem[] = [];
  let line = 0;
  for (const bytes of readLines(file)) {
    line += 1;
    const { value, problems } = parsed(bytes, check, { file, line });
    const refused =
      problems.length > 0 ? problems : refusals(() => table.write([value as object]), { file, line });
    all.push(...refused);
  }
  table.close();
  return all;
}

/** What a table has against a row that is one by its schema: there is another of the same key. */
function refusals(write: () => void, place: Partial<Problem>): Problem[] {
  try {
    write();
    return [];
  } catch (error) {
    if (!(error instanceof RowRefused)) throw error;
    return [problem('validate/repeated-key', error.message, place)];
  }
}

/** The value that bytes are the JSON of, and what is wrong with it. */
function parsed(
  bytes: Buffer,
  check: Check,
  place: Partial<Problem>,
): { value: unknown; problems: Problem[] } {
  const text = bytes.toString('utf8');
  const value = isUtf8(bytes) ? parseJson(text) : undefined;
  if (value === undefined) {
    const { column } = locateBadJson(text);
    return {
      value,
      problems: [
        problem('validate/bad-json', 'this is not JSON', { ...place, column, excerpt: excerpt(text) }),
      ],
    };
  }
  const violations = check(value) ? [] : toViolations(check.errors, value);
  return {
    value,
    problems: violations.map(({ code, message, path }) =>
      problem(code, message, { ...locateKey(path, text), ...place }),
    ),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

if (isMain(import.meta.url))
  await runCommand({
    name: 'emit',
    summary: 'Writes all formats of a built folder anew, from its JSON Lines.',
    operands: '<folder>',
    options: {
      out: {
        value: 'folder',
        help: 'folder to write; it is replaced as a whole (default dist/next, or dist/next-titles-only)',
      },
    },
    examples: ['npm run emit -- dist/next', 'npm run emit -- dist/v1.0.0 --out /tmp/again'],
    run: async ({ out }, [folder, ...others]) => {
      if (folder === undefined || others.length > 0) throw new UsageError('emit takes one folder');
      const problems = await emitAgain(folder, out);
      printProblems(problems);
      return exitCodeOf(problems);
    },
  });
