import { isUtf8 } from 'node:buffer';
import { dirname, join } from 'node:path';
import type { ErrorObject } from 'ajv';
import type { Manifest } from '../schemas/types.ts';
import * as validators from '../schemas/validators.js';
import { isMain, runCommand, UsageError } from './cli/command.ts';
import { listed } from './cli/commands.ts';
import { RowRefused } from './build/database.ts';
import type { Edition } from './emit/editions.ts';
import type { TableWriter } from './emit/sink.ts';
import { fileOf, TABLES, type TableName } from './emit/tables.ts';
import { readLines } from './disk/files.ts';
import { discard, openStaging, publishFolder } from './disk/staging.ts';
import { withLock } from './cli/lock.ts';
import { chooseNextFolder, type Output, openOutput } from './build/output.ts';
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
 * Writes all formats of a built folder again from its JSON Lines and manifest. Publishes nothing if a row does not
 * match its schema.
 * @param into target folder (default: that of builds of the same edition)
 * @returns all problems of the rows
 */
export async function emitAgain(folder: string, into?: string): Promise<Problem[]> {
  const manifestFile = join(folder, 'manifest.json');
  const { value, problems } = parseRow(readRegularFile(manifestFile), validators.validateManifest, {
    file: manifestFile,
  });
  if (problems.length > 0) return problems;
  const manifest = value as Manifest; // validated above
  const out = into ?? chooseNextFolder(manifest.edition);
  return withLock(out, 'npx daily-papers emit', () => emitInto(out, folder, manifest));
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
    await output.close(manifest, openPrevious(manifest, folder));
    publishFolder(staging, out);
  } finally {
    discard(staging);
  }
  return problems;
}

/** Opens the release that a folder was compared with, which lies beside it. */
function openPrevious({ since }: Manifest, folder: string): Previous | null {
  return since === null ? null : openRelease(dirname(folder), since);
}

async function copyTable(name: TableName, folder: string, output: Output, check: Check): Promise<Problem[]> {
  const file = join(folder, fileOf(name, 'jsonl'));
  // `check` is the one of this table
  const table = (await output.open(name)) as TableWriter;
  const all: Problem[] = [];
  let line = 0;
  for (const bytes of readLines(file)) {
    line += 1;
    const { value, problems } = parseRow(bytes, check, { file, line });
    const refused =
      problems.length > 0 ? problems : tryWrite(() => table.write([value as object]), { file, line });
    all.push(...refused);
  }
  table.close();
  return all;
}

/** Writes a row. A row that matches its schema can only fail by a repeated key. */
function tryWrite(write: () => void, place: Partial<Problem>): Problem[] {
  try {
    write();
    return [];
  } catch (error) {
    if (!(error instanceof RowRefused)) throw error;
    return [problem('validate/repeated-key', error.message, place)];
  }
}

/** Parses and validates a JSON text. */
function parseRow(
  bytes: Buffer,
  check: Check,
  place: Partial<Problem>,
): { value: unknown; problems: Problem[] } {
  const text = bytes.toString('utf8');
  const value = isUtf8(bytes) ? parseJson(text) : undefined;
  if (value === undefined) {
    const found = isUtf8(bytes) ? locateBadJson(text) : problem('validate/bad-json', NOT_UTF8);
    return { value, problems: [{ ...found, ...place, excerpt: excerpt(text) }] };
  }
  const violations = check(value) ? [] : toViolations(check.errors, value);
  return {
    value,
    problems: violations.map(({ code, message, fix, path }) =>
      problem(code, message, { ...locateKey(path, text), ...place, fix }),
    ),
  };
}

const NOT_UTF8 = 'not JSON: its bytes are not UTF-8';

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

if (isMain(import.meta.url))
  await runCommand({
    ...listed('emit'),
    operands: '<folder>',
    options: {
      out: {
        value: 'folder',
        help: 'folder to write; replaced as a whole (default: dist/next or dist/next-titles-only)',
      },
    },
    examples: ['npx daily-papers emit dist/next', 'npx daily-papers emit dist/v2.0.0 --out again'],
    run: async ({ out }, [folder, ...others]) => {
      if (folder === undefined || others.length > 0) throw new UsageError('emit takes one folder');
      const problems = await emitAgain(folder, out);
      printProblems(problems);
      return exitCodeOf(problems);
    },
  });
