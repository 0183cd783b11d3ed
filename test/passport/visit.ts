import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Passport } from '../../schemas/types.ts';
import { type Column, toColumns } from '../../pipeline/emit/columns.ts';
import { TABLES as SCHEMAS } from '../../pipeline/emit/tables.ts';
import { type Format, FORMAT_NAMES, FORMATS, isInBuild, type Table, TABLES } from './formats.ts';
import { hasDebian, InstallError, installProgram } from './install.ts';
import { judge } from './judge.ts';
import { type Found, type Job, type Place, probe, type Probed } from './probe.ts';
import { lineFor, type Tool } from './tools.ts';

export type Visit = Passport['tools'][number];

export type Verdict = Visit['verdicts'][number];

/** What every tool must find in each table. */
export type Expected = Readonly<
  Record<Table, { rows: readonly Record<string, unknown>[]; columns: Column[] }>
>;

/** Tables as the JSON Lines hold them. */
export function expectedIn(folder: string): Expected {
  const tables = TABLES.map((table) => {
    const lines = readFileSync(join(folder, `${table}.jsonl`), 'utf8')
      .split('\n')
      .filter(Boolean);
    const rows = lines.map((line) => JSON.parse(line));
    // an edition may leave columns out
    const columns = toColumns(SCHEMAS[table].schema).filter(
      ({ name }) => rows.length === 0 || name in rows[0],
    );
    return [table, { rows, columns }];
  });
  return Object.fromEntries(tables); // one for each name
}

/** Opens every format of a folder with a tool, by its lines, and judges what it read. */
export async function visit(
  tool: Tool,
  folder: string,
  expected: Expected,
  place: Place & { say: (text: string) => void },
): Promise<Visit> {
  const formats = FORMAT_NAMES.filter((format) => tool.opens[format] ?? tool.refuses[format]);
  const tried = formats.filter((format) => lineOf(tool, format) && isInBuild(folder, format));
  const asked = tried.flatMap((format) => jobsOf(tool, format, folder));
  const probed = await attempt(tool, asked, place);
  const found = byFormat(tried, probed.found);
  const { name, language, from, package: packageName } = tool;
  return {
    tool: name,
    language,
    from,
    package: packageName,
    version: probed.version === '' ? null : probed.version,
    verdicts: formats.map((format) => verdictOf(tool, format, found.get(format) ?? [], expected)),
  };
}

function lineOf({ opens, refuses }: Tool, format: Format): string | null {
  return opens[format] ?? refuses[format]?.line ?? null;
}

function jobsOf(tool: Tool, format: Format, folder: string): Job[] {
  const line = lineOf(tool, format) ?? '';
  return FORMATS[format].tables.map((table) => ({
    setup: tool.setup,
    line: lineFor(line, table, folder),
    table,
  }));
}

/** What was found for the tables of each format, in the order in which it was asked for. */
function byFormat(formats: readonly Format[], found: readonly Found[]): Map<Format, Found[]> {
  const rest = [...found];
  return new Map(formats.map((format) => [format, rest.splice(0, FORMATS[format].tables.length)]));
}

/** A tool that cannot be installed or started fails at everything, and says why. */
async function attempt(
  tool: Tool,
  jobs: readonly Job[],
  place: Place & { say: (text: string) => void },
): Promise<Probed> {
  if (Object.keys(tool.opens).length === 0) {
    if (!(await hasDebian(tool.package))) return { version: '', found: [] };
    throw new InstallError(
      `Debian has ${tool.package} now: give it lines in test/passport/tools-programs.ts`,
    );
  }
  try {
    if (tool.from === 'Debian') await installProgram(tool.package, place.say);
    return await probe(tool, jobs, place);
  } catch (error) {
    return { version: '', found: jobs.map(() => ({ error: (error as Error).message })) };
  }
}

function verdictOf(tool: Tool, format: Format, found: readonly Found[], expected: Expected): Verdict {
  const none = { format, line: lineOf(tool, format), notes: [], tables: [] };
  const error = found.flatMap((one) => ('error' in one ? [one.error] : []))[0];
  const reason = tool.refuses[format]?.reason;
  if (reason !== undefined)
    return found.length > 0 && error === undefined
      ? { ...none, mark: 'failed', notes: [`it opens after all, though "${reason}"`] }
      : { ...none, mark: 'refused', notes: [reason] };
  if (found.length === 0) return { ...none, mark: 'absent' };
  if (error !== undefined) return { ...none, mark: 'failed', notes: [error] };
  const tables = judgeAll(format, found, expected);
  const notes = [...new Set(tables.flatMap((table) => table.notes))].sort();
  return { ...none, mark: worstOf(tables), notes, tables };
}

function judgeAll(format: Format, found: readonly Found[], expected: Expected): Verdict['tables'] {
  const { tables, flat, undo = (text) => text } = FORMATS[format];
  return tables.flatMap((table, place) => {
    const seen = found[place];
    if (seen === undefined || 'error' in seen) return [];
    const { rows, columns } = expected[table];
    const plain = seen.rows.map((row) =>
      row.map((value) => (typeof value === 'string' ? undo(value) : value)),
    );
    const { mark, notes } = judge({ ...seen, rows: plain }, rows, columns, flat);
    const placed = notes.map((note) => (mark === 'wrong' ? `${table}: ${note}` : note));
    return [{ table, rows: plain.length, mark, notes: placed }];
  });
}

function worstOf(tables: Verdict['tables']): Verdict['mark'] {
  const marks = tables.map(({ mark }) => mark);
  return marks.find((mark) => mark === 'wrong') ?? marks.find((mark) => mark === 'equal') ?? 'right';
}
