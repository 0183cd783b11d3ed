import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../pipeline/build.ts';
import type { TableName } from '../../pipeline/emit/tables.ts';
import { type LawName, type Verified, verify } from '../../pipeline/verify/verify.ts';
import type { Titled } from '../support/damage.ts';
import { kept } from '../support/kept.ts';
import { page, RECORDS } from '../support/page.ts';
import { DUMPS, SITE, writeDumps } from './dumps.ts';
import { fieldsOf, type Row, valuesBeside, variety } from './fields.ts';
import { written } from '../support/written.ts';
import { toLine } from './line.ts';

const [tidal, soil, bees, table, , proverbs] = RECORDS as [Titled, Titled, Titled, Titled, Titled, Titled];
const soilAgain = { title: 'SoilNet: Estimating Moistures from Radar Images', abstract: soil.abstract };
const likeProverbs = { title: 'Learning to Translate Proverb', abstract: table.abstract };

/** The laws that look at JSON Lines, and at which. */
const TABLES_OF: Readonly<Partial<Record<LawName, readonly TableName[]>>> = {
  shapes: ['ledger', 'papers', 'review'],
  conservation: ['appearances', 'digests', 'ledger'],
  provenance: ['appearances', 'digests', 'ledger', 'quarantine'],
  lineage: ['appearances', 'merges', 'papers'],
  reading: ['appearances', 'digests', 'papers'],
  ids: ['appearances', 'merges', 'papers', 'redirects', 'review'],
  caution: ['appearances', 'merges', 'papers', 'review'],
  raw: ['digests', 'ledger'],
};

/** The two editions, and the one without abstracts beside its dumps, which only these laws look at otherwise. */
const OTHERWISE: readonly LawName[] = ['conservation', 'provenance'];
const CASES = ['full', 'titles-only', 'titles-only with the dumps'] as const;
type Case = (typeof CASES)[number];

// the keys of the object above
const LAWS = Object.keys(TABLES_OF) as LawName[];

const { tmp, raw } = kept('verify/fields', () => {
  const tmp = mkdtempSync(join(tmpdir(), 'daily-papers-'));
  return { tmp, raw: join(tmp, 'raw') };
});
afterAll(() => rmSync(tmp, { recursive: true }));
beforeAll(() => kept('verify/fields, built', buildAll));

/** One of every kind of row, and few of each. */
const SMALL: Readonly<Record<string, string | Buffer>> = {
  'a.txt': page([tidal, soil, proverbs], 'Aug 4').join('\n\n'),
  'a.txt.sidecar.json': DUMPS.plain['a.txt.sidecar.json'] ?? '',
  'b.txt': page([soilAgain, likeProverbs], 'Tuesday, August 5, 2025').join('\n\n'),
  'bom.txt': `\ufeff${page([tidal], 'Aug 7, 2025').join('\r\n \r\n')}\r\n`,
  'c.txt': page([{ ...table, abstract: `\0${table.abstract}` }, soil, bees], 'Aug 6')
    .slice(0, -1)
    .join('\n\n'),
  'impossible.txt': page([bees], 'Feb 30').join('\n\n'),
  'invalid.txt': Buffer.from(
    page([{ ...bees, title: 'not UTF-8 here: \u00ff' }], '9 August').join('\n\n'),
    'latin1',
  ),
  'two.txt': [...page([bees], 'Aug 11'), ...page([soil], 'Aug 12')].join('\n\n'),
  'utf-16.txt': Buffer.from('\ufeffDaily Papers', 'utf16le'),
  ...SITE,
};

async function buildAll(): Promise<void> {
  writeDumps(raw, SMALL);
  for (const edition of ['full', 'titles-only'] as const) {
    await build(raw, join(tmp, 'whole', edition), { edition });
    mkdirSync(join(tmp, edition));
    // what the laws look at, and nothing that takes time
    for (const file of readdirSync(join(tmp, 'whole', edition)))
      if (/\.jsonl$|^manifest/.test(file))
        cpSync(join(tmp, 'whole', edition, file), join(tmp, edition, file));
  }
}

/** What a law finds once a table is written otherwise. */
async function foundWith(
  which: Case,
  law: LawName,
  table: string,
  change: (rows: Row[]) => Row[],
): Promise<string[]> {
  const file = fileOf(which, table);
  const whole = readFileSync(file, 'utf8');
  try {
    const changed = change(readRows(which, table)).map((row) => `${JSON.stringify(row)}\n`);
    writeFileSync(file, changed.join(''));
    return (await verified(which, [law])).findings.map(toLine);
  } finally {
    writeFileSync(file, whole);
  }
}

function verified(which: Case, laws: readonly LawName[]): Promise<Verified> {
  const folder = join(tmp, which === 'full' ? 'full' : 'titles-only');
  return verify(folder, { laws, raw: which === 'titles-only' ? undefined : raw });
}

const { expected, note } = written(new URL('fields.json', import.meta.url));

/** Where nothing is found nothing is written down. */
function mustBeWritten(name: string, found: readonly string[]): void {
  expect([name, ...note(name, found)]).toEqual([name, ...expected(name)]);
}

describe.each(CASES)('in the edition %s', (which) => {
  it('all laws hold, for all that they look at', async () => {
    const { laws, findings } = await verified(which, LAWS);
    expect(findings).toEqual([]);
    for (const { law, holds, figures } of laws)
      mustBeWritten(`${which} ${law}`, [`${holds} ${JSON.stringify(figures)}`]);
  });

  const laws = which === 'full' ? LAWS : OTHERWISE;
  const tables = laws.flatMap((law) => (TABLES_OF[law] ?? []).map((table) => [law, table] as const));
  const fields = tables.flatMap(([law, table]) =>
    fieldsOf(table).flatMap((field) =>
      which === 'full' || field !== 'abstract' ? [[law, table, field] as const] : [],
    ),
  );
  it.each(fields)('%s finds another value in %s.%s if it must', async (law, table, field) => {
    for (const [number, old] of variety(readRows(which, table), field))
      for (const [count, value] of valuesBeside(old).entries()) {
        const change = (rows: Row[]) => rows.with(number, { ...rows[number], [field]: value });
        const found = await foundWith(which, law, table, change);
        mustBeWritten(`${which} ${law}: ${table} ${number} ${field} ${count}`, found);
      }
  });

  it.each(tables)('%s finds a row of %s too few, twice or elsewhere if it must', async (law, table) => {
    for (const [what, change] of Object.entries(CHANGES))
      mustBeWritten(`${which} ${law}: ${table} ${what}`, await foundWith(which, law, table, change));
  });
});

const CHANGES: Readonly<Record<string, (rows: Row[]) => Row[]>> = {
  'first dropped': (rows) => rows.slice(1),
  'last dropped': (rows) => rows.slice(0, -1),
  'first twice': (rows) => rows.slice(0, 1).concat(rows),
  'first last': (rows) => rows.slice(1).concat(rows.slice(0, 1)),
  'all dropped': () => [],
};

function fileOf(which: Case, table: string): string {
  return join(tmp, which === 'full' ? 'full' : 'titles-only', `${table}.jsonl`);
}

function readRows(which: Case, table: string): Row[] {
  return readFileSync(fileOf(which, table), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}
