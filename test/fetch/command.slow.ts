import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { json, openSite, pageOf, refuse, type Reply, type Site } from './server.ts';

const TMP = mkdtempSync(join(tmpdir(), 'daily-papers-fetch-'));
afterAll(() => rmSync(TMP, { recursive: true }));

const sites: Site[] = [];
afterEach(() => sites.splice(0).forEach((site) => site.close()));

async function open(replies: Record<string, Reply[]>) {
  const site = await openSite(replies);
  sites.push(site);
  const raw = join(TMP, String(sites.length), 'raw');
  return { raw, flags: ['--raw', raw, '--base-url', `${site.baseUrl}/`, '--interval-ms', '1'] };
}

const start = (args: string[]) => spawn(process.execPath, ['--import', 'tsx', 'pipeline/fetch.ts', ...args]);

async function run(...args: string[]) {
  const child = start(args);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  return { code: code as number, stdout, stderr };
}

describe('npx daily-papers fetch', () => {
  it('saves, says what it did, and ends with 3 if a day failed', async () => {
    const { raw, flags } = await open({ '2025-09-02': [refuse(404)] });
    const both = await run(...flags, '--from', '2025-09-01', '--to', '2025-09-02', '--json');
    expect([both.code, both.stderr]).toEqual([3, '']);
    expect(JSON.parse(both.stdout)).toMatchObject({
      days: [{ outcome: 'saved' }, { outcome: 'failed' }],
      left: [],
    });
    expect(readdirSync(raw).sort()).toEqual(['2025-09-01.json', '2025-09-01.json.sidecar.json']);
    expect(await run(...flags, '--from', '2025-09-01', '--to', '2025-09-01')).toEqual({
      code: 0,
      stdout: '0 days saved with 0 papers, 1 there already, 0 not saved, 0 failed\n',
      stderr: '',
    });
  });

  it('that is killed leaves whole days, and the next run goes on from there', async () => {
    const killAt: Reply = () => child.kill('SIGKILL');
    const { raw, flags } = await open({ '2025-09-02': [killAt, json(pageOf('2025-09-02'))] });
    const args = [...flags, '--from', '2025-09-01', '--to', '2025-09-03'];
    const child = start(args);
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
    const visible = () => readdirSync(raw).filter((file) => !file.startsWith('.'));
    expect(visible().sort()).toEqual(['2025-09-01.json', '2025-09-01.json.sidecar.json']);
    const { code, stdout } = await run(...args);
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining('2 days saved with 4 papers, 1 there already'),
    ]);
    expect(visible()).toHaveLength(6);
    expect(readdirSync(raw)).toHaveLength(6);
  });

  it.each([
    [
      'an address that has a password',
      ['--from', '2025-09-01', '--base-url', 'https://ada:secret@example.org'],
    ],
    ['an address of another kind', ['--from', '2025-09-01', '--base-url', 'file:///etc']],
    ['no first day', ['--to', '2025-09-01']],
    ['a day in the future', ['--from', '2025-09-01', '--to', '2999-01-01']],
  ])('takes as wrong usage: %s', async (_, args) => {
    const { code, stderr } = await run(...args);
    expect([code, stderr]).toEqual([2, expect.stringContaining('npx daily-papers fetch --help')]);
  });
});
