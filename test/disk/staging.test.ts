import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('runs at the same time publish a folder, and leave nothing beside it', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'daily-papers-'));
  const { href } = new URL('../../pipeline/disk/staging.ts', import.meta.url);
  const run = `
    const { openStaging, publishFolder } = await import('${href}');
    for (let i = 0; i < 100; i++) {
      const staging = openStaging(process.argv[1]);
      process.getBuiltinModule('node:fs').writeFileSync(staging + '/file', '');
      publishFolder(staging, process.argv[1]);
    }`;
  const argv = ['--import', 'tsx', '--input-type=module', '-e', run, join(folder, 'target')];
  const runs = Array.from({ length: 4 }, () => spawn(process.execPath, argv, { stdio: 'ignore' }));
  const codes = await Promise.all(runs.map(async (one) => (await once(one, 'exit'))[0] as number));
  expect(codes).toEqual([0, 0, 0, 0]);
  expect(readdirSync(folder)).toEqual(['target']);
  expect(readdirSync(join(folder, 'target'))).toEqual(['file']);
  rmSync(folder, { recursive: true });
});
