import { cpSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../pipeline/build.ts';
import { type LawName, verify } from '../../pipeline/verify/verify.ts';
import { inTheLedger } from './damages/conservation.ts';
import { inTheDatabase } from './damages/database.ts';
import { inOneFormat } from './damages/formats.ts';
import { inTheManifest } from './damages/manifest.ts';
import { inCaution, inIds, inLineage, inReading } from './damages/merging.ts';
import { againstRaw, inProvenance } from './damages/provenance.ts';
import { inShape } from './damages/shapes.ts';
import { DUMPS, writeDumps } from './dumps.ts';
import { sealAll, sealSums } from './seal.ts';
import { cutOff, type Damage, flip, type Tamper, text } from './tamper.ts';

const TMP = mkdtempSync(join(tmpdir(), 'daily-papers-'));
const RAW = join(TMP, 'raw');
const BUILT = join(TMP, 'built');
afterAll(() => rmSync(TMP, { recursive: true }));
beforeAll(async () => {
  writeDumps(RAW, DUMPS.plain);
  await build(RAW, BUILT);
});

/** The files in which a law finds something, once a copy of the folder is tampered with. */
async function found(law: LawName, ...tampers: Tamper[]): Promise<string[]> {
  const folder = mkdtempSync(join(TMP, 'damaged-'));
  cpSync(BUILT, folder, { recursive: true });
  for (const tamper of tampers) tamper(folder);
  const { findings } = await verify(folder, { laws: [law], raw: RAW });
  return findings.map(({ file }) => file);
}

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

describe.each(UNDER_SEALS)('the law of %s finds, under a new manifest and new checksums,', (law, damages) => {
  it.each(damages)('%s: %s', async (_, file, tamper) => {
    const seal = file === 'manifest.json' ? sealSums : sealAll;
    expect(await found(law, tamper, seal)).toContain(file);
  });

  it('nothing where nothing is wrong', async () => {
    expect(await found(law, sealAll)).toEqual([]);
  });
});
