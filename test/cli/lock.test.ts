import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir, uptime } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withLock } from '../../pipeline/cli/lock.ts';
import { THIS_PROCESS } from '../../pipeline/disk/process-identity.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const LOCK = '.next.lock';
const hold = (work: () => Promise<unknown> = async () => {}) =>
  withLock(join(folder, 'next'), 'npx daily-papers build', work);

const [PID, START, HOST] = THIS_PROCESS.split('-');
const OTHER = `${process.ppid}-${START}-${HOST}`;
const BEFORE_BOOT = Math.floor(Date.now() - 1000 * uptime()) - 60_000;

describe('a run that holds a target', () => {
  it('does its work beside a lock that names it, and leaves none', async () => {
    const seen = await hold(async () => readlinkSync(join(folder, LOCK)));
    expect(seen).toBe(`${THIS_PROCESS} ${hostname()} npx daily-papers build`);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves none when its work fails', async () => {
    await expect(hold(() => Promise.reject(new Error('full')))).rejects.toThrow('full');
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['on this host', OTHER],
    ['on another host, where we cannot tell', `${PID}-${START}-00000000`],
  ])('is named when it runs %s, and the other run ends with 3', async (_, owner) => {
    symlinkSync(`${owner} tower npx daily-papers release`, join(folder, LOCK));
    await expect(hold()).rejects.toMatchObject({
      exitCode: 3,
      message: `npx daily-papers release is at work on this, as process ${owner.split('-')[0]} on tower; wait for it, or, if it is gone, remove ${join(folder, LOCK)}`,
    });
    expect(readdirSync(folder)).toEqual([LOCK]);
  });

  it.each([
    ['whose id is free', `${spawnSync('true').pid}-${START}-${HOST}`],
    ['whose id is ours now', `${PID}-${Number(START) - 1}-${HOST}`],
    ['from before a restart', OTHER.replace(START ?? '', String(BEFORE_BOOT))],
  ])('gives way to the next one after it has ended: one %s', async (_, owner) => {
    symlinkSync(`${owner} tower npx daily-papers release`, join(folder, LOCK));
    await hold();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('does not remove a lock that another run holds by now', async () => {
    await hold(async () => {
      rmSync(join(folder, LOCK));
      symlinkSync(`${OTHER} tower npx daily-papers release`, join(folder, LOCK));
    });
    expect(readdirSync(folder)).toEqual([LOCK]);
  });

  it('works without a lock where the disk cannot make one', async () => {
    mkdirSync(join(folder, 'sub'));
    const long = join(folder, 'sub', 'x'.repeat(250));
    expect(await withLock(long, 'npx daily-papers build', async () => 'done')).toBe('done');
  });

  it('works without a lock where something else has its name', async () => {
    writeFileSync(join(folder, LOCK), '');
    expect(await hold(async () => 'done')).toBe('done');
    expect(readdirSync(folder)).toEqual([LOCK]);
  });

  it('works without a lock where it cannot take over from a holder that has ended', async () => {
    // the name of the takeover lock is too long
    const long = join(folder, 'x'.repeat(245));
    symlinkSync(
      `${spawnSync('true').pid}-${START}-${HOST} tower npx daily-papers release`,
      `${folder}/.${'x'.repeat(245)}.lock`,
    );
    expect(await withLock(long, 'npx daily-papers build', async () => 'done')).toBe('done');
  });

  it('ends well where its lock cannot be removed', async () => {
    const ended = hold(async () => {
      rmSync(join(folder, LOCK));
      mkdirSync(join(folder, LOCK));
      return 'done';
    });
    expect(await ended).toBe('done');
  });
});
