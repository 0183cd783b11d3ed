import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../pipeline/build.ts';
import { emitAgain } from '../../pipeline/emit.ts';
import { chooseNextFolder } from '../../pipeline/build/output.ts';
import { type LawName, verify } from '../../pipeline/verify/verify.ts';
import { toColumns } from '../../pipeline/emit/columns.ts';
import { TABLES, type TableName } from '../../pipeline/emit/tables.ts';
import { SEED_FOLDER } from '../support/seeds.ts';
import { DUMPS, writeDumps } from '../verify/dumps.ts';
import { text } from '../verify/tamper.ts';

const TMP = mkdtempSync(join(tmpdir(), 'daily-papers-'));
afterAll(() => rmSync(TMP, { recursive: true }));

/** The real dumps, dumps that come to a row in every table, rejected abstracts among them, and other formats. */
const FOLDERS = ['real', 'odd', 'api', 'feeds'] as const;
const RAW = {
  real: SEED_FOLDER,
  odd: join(TMP, 'odd-raw'),
  api: 'test/cases/api-days/raw',
  feeds: 'test/cases/feeds/raw',
};
const full = (name: (typeof FOLDERS)[number]) => join(TMP, `${name}-full`);
const bare = (name: (typeof FOLDERS)[number]) => join(TMP, `${name}-bare`);

beforeAll(async () => {
  writeDumps(RAW.odd, DUMPS.odd);
  for (const name of FOLDERS) {
    await build(RAW[name], full(name));
    await build(RAW[name], bare(name), { edition: 'titles-only' });
  }
}, 60_000);

type Row = Record<string, unknown>;
const rowsIn = (folder: string, table: string): Row[] =>
  readFileSync(join(folder, `${table}.jsonl`), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Every run of eight words in a text. */
function runsOf(text: string): string[] {
  const words = wordsOf(text);
  return words.slice(7).map((_, index) => words.slice(index, index + 8).join(' '));
}

/** What a full build has of abstracts: those of papers, of appearances, and what is rejected and may be one. */
function abstractsIn(folder: string): string[] {
  const texts = [...rowsIn(folder, 'papers'), ...rowsIn(folder, 'appearances')].map(
    ({ abstract }) => abstract,
  );
  return [...texts, ...rowsIn(folder, 'quarantine').map(({ text }) => text)].filter(
    (text) => typeof text === 'string',
  );
}

/** Titles and addresses are facts, and stay; abstracts have both in them. */
function factsIn(folder: string): string[] {
  const papers = rowsIn(folder, 'papers').flatMap(({ title, title_variants, links }) => [
    title,
    ...(title_variants as string[]),
    ...(links as { url: string }[]).map(({ url }) => url),
  ]);
  return [...papers, ...rowsIn(folder, 'appearances').map(({ title }) => title)] as string[];
}

describe.each(FOLDERS)('an edition without abstracts, of the %s dumps,', (name) => {
  it('has no run of eight words of an abstract in any file, where the full edition has', () => {
    const facts = new Set(factsIn(full(name)).flatMap(runsOf));
    const runs = new Set(
      abstractsIn(full(name))
        .flatMap(runsOf)
        .filter((run) => !facts.has(run)),
    );
    const told = (folder: string) =>
      readdirSync(folder).filter((file) =>
        // byte for byte: texts lie bare in every format that is not compressed
        runsOf(readFileSync(join(folder, file), 'utf8')).some((run) => runs.has(run)),
      );
    expect(runs.size).toBeGreaterThan(100);
    expect(told(bare(name))).toEqual([]);
    expect(told(full(name))).toEqual(
      expect.arrayContaining(['daily-papers.sqlite', 'papers.arrow', 'papers.csv', 'papers.spreadsheet.csv']),
    );
  });

  it('is otherwise the full one: the same files, and in each table the same rows', () => {
    expect(readdirSync(bare(name))).toEqual(readdirSync(full(name)));
    for (const table of Object.keys(TABLES)) {
      const expected = rowsIn(full(name), table).map((row) => expectedOf(table, row));
      expect(rowsIn(bare(name), table)).toEqual(expected);
    }
  });

  it('says so in its manifest, which is otherwise that of the full one', () => {
    const [one, other] = [bare(name), full(name)].map((folder) =>
      JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')),
    );
    expect(one.edition).toBe('titles-only');
    expect({ ...one, outputs: [] }).toEqual({ ...other, edition: 'titles-only', outputs: [] });
  });

  it('has columns for no more than it holds, in every description', () => {
    const dictionary = readFileSync(join(bare(name), 'data-dictionary.md'), 'utf8');
    expect(dictionary).not.toContain('| abstract |');
  });

  it('keeps all laws by its files alone, and with the dumps puts them together again', async () => {
    const alone = await verify(bare(name));
    expect(alone.findings).toEqual([]);
    const { findings, laws } = await verify(bare(name), { raw: RAW[name] });
    expect(findings).toEqual([]);
    const whole = await verify(full(name), { raw: RAW[name] });
    expect(laws.find(({ law }) => law === 'conservation')?.figures).toEqual(
      whole.laws.find(({ law }) => law === 'conservation')?.figures,
    );
  });

  it('is written anew from its JSON Lines, the same to the byte', async () => {
    const again = join(TMP, `${name}-again`);
    expect(await emitAgain(bare(name), again)).toEqual([]);
    const sums = (folder: string) => readFileSync(join(folder, 'SHA256SUMS'), 'utf8');
    expect(sums(again)).toBe(sums(bare(name)));
  });
});

/** A row of the full edition as the other one must have it. */
function expectedOf(table: string, { ...row }: Row): Row {
  if (table === 'papers' || table === 'appearances') delete row.abstract;
  if (table === 'ledger' && mayHoldAbstract(row)) return { ...row, text: null, base64: null };
  if (table === 'quarantine') return { ...row, text: null, message: unquoted(String(row.message)) };
  return row;
}

/** Whether the bytes of a span may be those of an abstract. */
function mayHoldAbstract({ role, decoding }: Row): boolean {
  return ['reject', 'repeat', 'markup'].includes(String(role)) || (role === 'abstract' && decoding !== null);
}

const unquoted = (message: string) => message.replace(/".*"/s, '"…"');

/** Damage to a file of the odd dumps without abstracts, and the law that finds it. */
const DAMAGES: [kind: string, law: LawName, file: string, change: (text: string) => string][] = [
  [
    'an abstract',
    'shapes',
    'papers.jsonl',
    (all) => all.replace('"first_date"', '"abstract":"x","first_date"'),
  ],
  [
    'the text of a reject',
    'conservation',
    'ledger.jsonl',
    (all) => all.replace(/("reject".*"text":)null/, '$1"x"'),
  ],
  ['the text of a row', 'provenance', 'quarantine.jsonl', (all) => all.replace('"text":null', '"text":"x"')],
  ['a quotation', 'provenance', 'quarantine.jsonl', (all) => all.replace('\\"…\\"', '\\"x\\"')],
  ['a span too short', 'conservation', 'ledger.jsonl', added('byte_end', -1, '"role":"abstract"')],
  ['a line too far', 'conservation', 'ledger.jsonl', added('line_start', 5, '"role":"abstract"')],
  ['bytes too many', 'conservation', 'digests.jsonl', added('bytes', 1)],
  ['a title elsewhere', 'provenance', 'appearances.jsonl', added('byte_start', 1)],
  ['an end elsewhere', 'provenance', 'appearances.jsonl', added('byte_end', -1)],
  ['a line elsewhere', 'provenance', 'appearances.jsonl', added('line_end', 1)],
  ['another title', 'provenance', 'appearances.jsonl', (all) => all.replace('"title":"', '"title":"x')],
];

/** Adds to a number of the first row that has a text. */
function added(field: string, more: number, having = ''): (all: string) => string {
  return (all) => {
    const row = all.split('\n').find((line) => line.includes(having)) ?? '';
    const changed = row.replace(
      new RegExp(`("${field}":)(\\d+)`),
      (_, key, count) => key + (Number(count) + more),
    );
    return all.replace(row, changed);
  };
}

describe('of an edition without abstracts', () => {
  it.each(DAMAGES)('%s is found by the law of %s in %s, without the dumps', async (_, law, file, change) => {
    const folder = mkdtempSync(join(TMP, 'damaged-'));
    cpSync(bare('odd'), folder, { recursive: true });
    text(file, change)(folder);
    const { findings } = await verify(folder, { laws: [law] });
    expect(findings.map((finding) => finding.file)).toContain(file);
  });
});

describe('the folder of an edition', () => {
  it('is its own, so that none takes the place of the other', () => {
    expect([chooseNextFolder('full'), chooseNextFolder('titles-only')]).toEqual([
      'dist/next',
      'dist/next-titles-only',
    ]);
    const ignored = readFileSync('.gitignore', 'utf8').split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['dist/next/', 'dist/next-titles-only/']));
    expect(existsSync(join(TMP, 'dist'))).toBe(false);
  });
});

describe('the tables', () => {
  it('have no other column for abstracts than those that are left out', () => {
    const named = (Object.keys(TABLES) as TableName[]).flatMap((table) =>
      toColumns(TABLES[table].schema).flatMap(({ name }) => (name === 'abstract' ? [table] : [])),
    );
    expect(named).toEqual(['papers', 'appearances']);
  });
});
