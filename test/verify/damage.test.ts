import { cpSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../pipeline/build.ts';
import { type LawName, verify } from '../../pipeline/verify/verify.ts';
import { inTheLedger } from './damages/conservation.ts';
import { ON_COPIES } from './damages/copies.ts';
import { inTheDatabase } from './damages/database.ts';
import { inOneFormat } from './damages/formats.ts';
import { inTheManifest } from './damages/manifest.ts';
import { inCaution, inIds, inLineage, inReading } from './damages/merging.ts';
import { againstRaw, inProvenance } from './damages/provenance.ts';
import { inShape } from './damages/shapes.ts';
import { ON_SITE_PAGES } from './damages/site-pages.ts';
import { kept } from '../support/kept.ts';
import { DUMPS, writeDumps } from './dumps.ts';
import { sealAll, sealSums } from './seal.ts';
import { written } from '../support/written.ts';
import { toLine } from './line.ts';
import { cutOff, type Damage, flip, row, type Tamper, text } from './tamper.ts';

/** A folder of dumps and what is built from it. */
const { tmp, raw, built } = kept('verify/damage', () => {
  const tmp = mkdtempSync(join(tmpdir(), 'daily-papers-'));
  return { tmp, raw: join(tmp, 'raw'), built: join(tmp, 'built') };
});
afterAll(() => rmSync(tmp, { recursive: true }));
beforeAll(() =>
  kept('verify/damage, built', () => {
    writeDumps(raw, DUMPS.plain);
    return build(raw, built);
  }).then(() => {}),
);

/** The files in which a law finds something, once a copy of the folder is tampered with; what it says is written down. */
async function found(law: LawName, ...tampers: Tamper[]): Promise<string[]> {
  const name = expect.getState().currentTestName ?? '';
  const folder = kept(`verify/damage, ${name}`, () => {
    const copy = mkdtempSync(join(tmp, 'damaged-'));
    cpSync(built, copy, { recursive: true });
    for (const tamper of tampers) tamper(copy);
    return copy;
  });
  const { findings, laws } = await verify(folder, { laws: [law], raw });
  const figures = laws.map((checked) => `nothing in ${JSON.stringify(checked.figures)}`);
  const told = findings.length > 0 ? findings.map(toLine) : figures;
  expect(note(name, told)).toEqual(expected(name));
  return findings.map(({ file }) => file);
}

const { expected, note } = written(new URL('damage.json', import.meta.url));

const inAnyFile: Damage[] = [
  ['a flipped bit in jsonl', 'papers.jsonl', flip('papers.jsonl', 'Tidal')],
  ['a flipped bit in csv', 'papers.csv', flip('papers.csv', 'Tidal')],
  ['a flipped bit in arrow', 'papers.arrow', flip('papers.arrow', 'Tidal')],
  ['a flipped bit in parquet', 'papers.parquet', flip('papers.parquet', 'Tidal')],
  ['a truncated file', 'ledger.jsonl', cutOff('ledger.jsonl')],
  ['a missing file', 'papers.csv', (folder) => rmSync(join(folder, 'papers.csv'))],
  ['a flipped bit in SQLite', 'daily-papers.sqlite', flip('daily-papers.sqlite', 'Tidal')],
  ['a missing table', 'appearances.jsonl', (folder) => rmSync(join(folder, 'appearances.jsonl'))],
  ['an extra file', 'notes.txt', (folder) => writeFileSync(join(folder, 'notes.txt'), 'x')],
  ['no checksums', 'SHA256SUMS', (folder) => rmSync(join(folder, 'SHA256SUMS'))],
  ['an empty list of checksums', 'papers.csv', (folder) => truncateSync(join(folder, 'SHA256SUMS'))],
  ['a checksum that is none', 'SHA256SUMS', text('SHA256SUMS', (all) => all.replace('  ', ' *'))],
  ['a name in the checksums twice', 'SHA256SUMS', text('SHA256SUMS', (all) => all + all)],
];

describe('the law of checksums finds', () => {
  it.each(inAnyFile)('%s: %s', async (_, file, tamper) => {
    expect(await found('checksums', tamper)).toContain(file);
  });

  it('a file that is not in new checksums, as it must be there', async () => {
    expect(await found('checksums', inAnyFile[5]?.[2] ?? (() => {}), sealAll)).toEqual(['papers.csv']);
  });
});

describe('the law of manifest finds, under new checksums,', () => {
  it.each(inTheManifest)('%s: %s', async (_, file, tamper) => {
    expect(await found('manifest', tamper, sealSums)).toContain(file);
  });
});

const UNDER_SEALS: [LawName, Damage[]][] = [
  ['shapes', inShape],
  ['conservation', inTheLedger],
  ['provenance', inProvenance],
  ['raw', againstRaw],
  ['lineage', inLineage],
  ['reading', inReading],
  ['ids', inIds],
  ['caution', inCaution],
  ['one-dataset', [...inOneFormat, ...inTheDatabase]],
];

describe('texts that read as other values', () => {
  it.each(['17', 'null', '[]', '1e0', '"x"', 'true'])('are texts in every format: %s', async (title) => {
    // all but the database, which no test writes
    expect(await found('one-dataset', row('papers', { title, abstract: title }), sealAll)).toEqual([
      'daily-papers.sqlite',
    ]);
  });
});

describe.each(ON_SITE_PAGES)('the law of %s finds, on answers, saved pages and feeds,', (law, damages) => {
  it.each(damages)('%s: %s', async (_, file, tamper) => {
    expect(await found(law, tamper, sealAll)).toContain(file);
  });
});

describe.each(ON_COPIES)('the law of %s finds, on copied text and clips,', (law, damages) => {
  it.each(damages)('%s: %s', async (_, file, tamper) => {
    expect(await found(law, tamper, sealAll)).toContain(file);
  });
});

describe.each(UNDER_SEALS)('the law of %s finds, under a new manifest and new checksums,', (law, damages) => {
  it.each(damages)('%s: %s', async (_, file, tamper) => {
    const seal = file === 'manifest.json' ? sealSums : sealAll;
    expect(await found(law, tamper, seal)).toContain(file);
  });

  it('nothing where nothing is wrong', async () => {
    expect(await found(law, sealAll)).toEqual([]);
  });
});
