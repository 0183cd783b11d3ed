import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { holding } from '../../pipeline/cli/lock.ts';
import { hasEnded, ownerOf, thisProcess } from '../../pipeline/disk/process-identity.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const LOCK = '.next.lock';
const hold = (work: () => Promise<unknown> = async () => {}) =>
  holding(join(folder, 'next'), 'npm run build', work);

const [PID, START, HOST, BOOT] = thisProcess().split('-');
const OTHERS = ownerOf(process.ppid);

describe('a run that holds a target', () => {
  it('does its work beside a lock that names it, and leaves none', async () => {
    const seen = await hold(async () => readlinkSync(join(folder, LOCK)));
    expect(seen).toBe(`${thisProcess()} ${hostname()} npm run build`);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves none when its work fails', async () => {
    await expect(hold(() => Promise.reject(new Error('full')))).rejects.toThrow('full');
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['of this host', OTHERS],
    ['of another host, of which nobody here can tell', `${PID}-${START}-00000000-${BOOT}`],
  ])('is named to another one, %s, which ends with 3', async (_, owner) => {
    symlinkSync(`${owner} tower npm run release`, join(folder, LOCK));
    await expect(hold()).rejects.toMatchObject({
      exitCode: 3,
      message: `npm run release is at work on this, as process ${owner.split('-')[0]} on tower; wait for it, or, if it is gone, remove ${join(folder, LOCK)}`,
    });
    expect(readdirSync(folder)).toEqual([LOCK]);
  });

  it.each([
    ['of which the id is free', `${spawnSync('true').pid}-${START}-${HOST}-${BOOT}`],
    ['of which the id was given again', OTHERS.replace(/-\d+-/, '-1-')],
    ['from before a restart', OTHERS.replace(/\w+$/, '00000000')],
  ])('and has ended is none: one %s', async (_, owner) => {
    symlinkSync(`${owner} tower npm run release`, join(folder, LOCK));
    await hold();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('does not take away a lock that is somebody else’s by now', async () => {
    await hold(async () => {
      rmSync(join(folder, LOCK));
      symlinkSync(`${OTHERS} tower npm run release`, join(folder, LOCK));
    });
    expect(readdirSync(folder)).toEqual([LOCK]);
  });

  it('goes on without where the disk makes no links', async () => {
    mkdirSync(join(folder, 'sub'));
    const long = join(folder, 'sub', 'x'.repeat(250));
    expect(await holding(long, 'npm run build', async () => 'done')).toBe('done');
  });
});

it('a process that was killed and not buried has ended', async () => {
  // the shell becomes a program that never asks how its child ended; once that answers the shell is no more
  const parent = spawn('sh', ['-c', 'sleep 100 & echo $!; exec cat']);
  const told = () => new Promise((resolve) => parent.stdout.once('data', resolve));
  const child = Number(await told());
  parent.stdin.write('.');
  expect(String(await told())).toBe('.');
  const owner = ownerOf(child);
  expect(hasEnded(owner)).toBe(false);
  process.kill(child, 'SIGKILL');
  await expect.poll(() => hasEnded(owner), { timeout: 20_000 }).toBe(true);
  expect(process.kill(child, 0)).toBe(true);
  parent.kill('SIGKILL');
});
