import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkAll } from '../../pipeline/check.ts';
import { openLatest } from '../../pipeline/dataset/releases.ts';
import { renderDocuments } from '../../pipeline/readme.ts';
import { newFolder } from '../diff/worlds.ts';
import { DAY_1, next } from '../release/shop.ts';

it('documents beside the releases must say what the latest one holds', async () => {
  const root = newFolder();
  const shop = { raw: join(root, 'raw'), dist: join(root, 'dist') };
  for (const folder of [...Object.values(shop), join(root, 'docs')]) mkdirSync(folder);
  await next(shop, DAY_1);
  const check = () => checkAll(shop, ['documents']);
  expect(await check()).toEqual({
    checks: [{ name: 'documents', summary: 'none that follow from a release', fine: true }],
    problems: [],
  });

  const pages = ['README.md', 'docs/tables.md', 'docs/commands.md', 'docs/loading.md'];
  for (const file of pages) cpSync(file, join(root, file));
  // the page of commands follows from no release
  const names = ['README.md', 'docs/tables.md', 'docs/loading.md', 'docs/records.svg', 'CITATION.cff'];
  const { problems } = await check();
  expect(problems.map(({ code, file, message }) => [code, file, message])).toEqual(
    names.map((name) => [
      'release/stale-document',
      join(root, name),
      'it does not say what release 1.0.0 holds',
    ]),
  );

  const documents = Object.entries(renderDocuments(openLatest(shop.dist)?.folder ?? '', root));
  for (const [file, text] of documents) writeFileSync(join(root, file), text);
  expect((await check()).problems).toEqual([]);
  expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain(
    '**1 digest, 2 records, 0 merges, 2 papers',
  );
});
