import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../pipeline/build.ts';
import { LAW_NAMES, type LawName, verify } from '../../pipeline/verify/verify.ts';
import { DUMPS, writeDumps } from './dumps.ts';
import { sealSums } from './seal.ts';

const TMP = mkdtempSync(join(tmpdir(), 'daily-papers-'));
const BUILT = join(TMP, 'built');
afterAll(() => rmSync(TMP, { recursive: true }));
beforeAll(async () => {
  writeDumps(join(TMP, 'raw'), DUMPS.plain);
  await build(join(TMP, 'raw'), BUILT);
});

/** A byte of a file, and what becomes of it; on failure fast-check prints the seed. */
const flips = (isMeant: (file: string) => boolean) =>
  fc.nat().chain((pick) => {
    const files = readdirSync(BUILT).filter((file) => isMeant(file) && statSync(join(BUILT, file)).size > 0);
    const file = files[pick % files.length] ?? '';
    const at = fc.nat(statSync(join(BUILT, file)).size - 1);
    return fc.record({ file: fc.constant(file), at, mask: fc.integer({ min: 1, max: 255 }) });
  });

interface Flip {
  file: string;
  at: number;
  mask: number;
}

/** What the laws find while a byte is flipped. */
async function foundWith(
  { file, at, mask }: Flip,
  laws: readonly LawName[],
  seal: boolean,
): Promise<string[]> {
  const path = join(BUILT, file);
  const whole = readFileSync(path);
  const damaged = Buffer.from(whole);
  damaged[at] = (damaged[at] ?? 0) ^ mask;
  writeFileSync(path, damaged);
  if (seal) sealSums(BUILT);
  const { findings } = await verify(BUILT, { laws });
  writeFileSync(path, whole);
  if (seal) sealSums(BUILT);
  return findings.map((finding) => finding.file);
}

describe('a flipped byte', () => {
  it('is found by the law of checksums in any file', async () => {
    const property = fc.asyncProperty(
      flips(() => true),
      async (flip) => {
        const found = await foundWith(flip, ['checksums'], false);
        expect(found.includes(flip.file) || flip.file === 'SHA256SUMS').toBe(true);
        expect(found).not.toEqual([]);
      },
    );
    await fc.assert(property, { numRuns: 200 });
  });

  // the readers of Arrow and Parquet may never come back, for which the command has a process of its own
  it('never makes a law throw, even under new checksums', async () => {
    const isRead = (file: string) => /\.(jsonl|json|csv|sqlite)$/.test(file);
    const property = fc.asyncProperty(flips(isRead), async (flip) => {
      expect(await foundWith(flip, LAW_NAMES, true)).toBeInstanceOf(Array);
    });
    await fc.assert(property, { numRuns: 30 });
  });
});
