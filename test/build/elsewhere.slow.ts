import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { $ } from 'zx';
import { build } from '../../pipeline/build.ts';
import { seedFile, SEED_FOLDER } from '../support/seeds.ts';

const TMP = mkdtempSync(join(tmpdir(), 'daily-papers-'));
afterAll(() => rmSync(TMP, { recursive: true }));

const sums = (folder: string) => readFileSync(join(folder, 'SHA256SUMS'), 'utf8');

it('a build is the same to the byte in another folder, time zone, locale and order of files', async () => {
  const elsewhere = join(TMP, 'else where');
  for (const file of readdirSync(SEED_FOLDER).reverse())
    cpSync(seedFile(file), join(elsewhere, file), { recursive: true });
  const env = { ...process.env, TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };
  const [here, there] = [join(TMP, 'built'), join(TMP, 'in another folder')];
  await build(SEED_FOLDER, here);
  await $({ env, quiet: true })`node --import tsx pipeline/build.ts --raw ${elsewhere} --out ${there}`;
  expect(sums(there)).toBe(sums(here));
});
