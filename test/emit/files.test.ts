import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFile } from '../../pipeline/disk/files.ts';
import { openStaging, publishFolder } from '../../pipeline/disk/staging.ts';
import { THIS_PROCESS } from '../../pipeline/disk/process-identity.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'files-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('openFile', () => {
  it('writes all chunks, and gives the size and the hash', () => {
    const path = join(folder, 'file');
    const chunks = ['one', '', 'é'.repeat(1 << 20)].map((text) => Buffer.from(text));
    const sink = openFile(path);
    for (const chunk of chunks) sink.write(chunk);
    const bytes = readFileSync(path);
    expect(bytes.equals(Buffer.concat(chunks))).toBe(true);
    expect(sink.close()).toEqual({
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
  });

  it('says so when the disk is full', () => {
    const sink = openFile('/dev/full');
    expect(() => sink.write(Buffer.from('text'))).toThrow(expect.objectContaining({ code: 'ENOSPC' }));
  });

  it('says so when there is no such folder', () => {
    expect(() => openFile(join(folder, 'none', 'file'))).toThrow(expect.objectContaining({ code: 'ENOENT' }));
  });

  it('says so when only a part of the bytes could be written', () => {
    const { status, stderr } = writeWithLimit(join(folder, 'file'), 100_000);
    expect(stderr).toContain('EFBIG');
    expect(status).not.toBe(0);
    const { size } = statSync(join(folder, 'file'));
    // the system took these and reported success
    expect(size).toBeGreaterThan(0);
    expect(size).toBeLessThan(100_000);
  });
});

/** Writes a file in a process that may not write files beyond 64 blocks, in one call. */
function writeWithLimit(path: string, bytes: number): { status: number | null; stderr: string } {
  const script = join(folder, 'script.mjs');
  const files = fileURLToPath(new URL('../../pipeline/disk/files.ts', import.meta.url));
  const call = `const sink = openFile(process.argv[2]); sink.write(Buffer.alloc(${bytes})); sink.close();`;
  buildSync({
    stdin: { contents: `import { openFile } from ${JSON.stringify(files)}; ${call}`, resolveDir: folder },
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
  });
  return spawnSync('sh', ['-c', 'ulimit -f 64; exec "$@"', 'sh', process.execPath, script, path], {
    encoding: 'utf8',
  });
}

const [PID, START, HOST] = THIS_PROCESS.split('-');

/** Processes that have ended: one whose id is free, one whose id is ours now, and one from before a restart. */
const ENDED = [`${spawnSync('true').pid}-${START}-${HOST}`, `${PID}-1-${HOST}`, `${process.ppid}-1-${HOST}`];

describe('openStaging and publishFolder', () => {
  const target = () => join(folder, 'dist', 'next');
  const contents = () => readFileSync(join(target(), 'file'), 'utf8');
  const beside = () => readdirSync(join(folder, 'dist'));

  function publish(text: string): void {
    const staging = openStaging(target());
    writeFileSync(join(staging, 'file'), text);
    publishFolder(staging, target());
  }

  it('publish where there was nothing', () => {
    publish('new');
    expect(contents()).toBe('new');
    expect(beside()).toEqual(['next']);
  });

  it('replace the whole folder', () => {
    publish('old');
    writeFileSync(join(target(), 'stale'), '');
    publish('new');
    expect(contents()).toBe('new');
    expect(readdirSync(target())).toEqual(['file']);
    expect(beside()).toEqual(['next']);
  });

  it('leave the target alone until it is published', () => {
    publish('old');
    const staging = openStaging(target());
    writeFileSync(join(staging, 'file'), 'new');
    expect(contents()).toBe('old');
  });

  it('leave the target where it was when it cannot be replaced', () => {
    publish('old');
    expect(() => publishFolder(join(folder, 'none'), target())).toThrow(
      expect.objectContaining({ code: 'ENOENT' }),
    );
    expect(contents()).toBe('old');
  });

  it('bring the target back when nothing takes its place', () => {
    publish('old');
    // goes with the target, and is not there to be renamed
    mkdirSync(join(target(), 'inside'));
    expect(() => publishFolder(join(target(), 'inside'), target())).toThrow(
      expect.objectContaining({ code: 'ENOENT', dest: target() }),
    );
    expect(contents()).toBe('old');
    expect(beside()).toEqual(['next']);
  });

  it('leave the target where it is when it cannot be put aside', () => {
    const long = join(folder, 'n'.repeat(240));
    mkdirSync(long);
    mkdirSync(join(folder, 'staging'));
    const publishing = () => publishFolder(join(folder, 'staging'), long);
    expect(publishing).toThrow(expect.objectContaining({ code: 'ENAMETOOLONG' }));
    // nothing is brought back
    expect(publishing).toThrow(expect.not.objectContaining({ dest: long }));
    expect(readdirSync(folder).sort()).toEqual(['n'.repeat(240), 'staging']);
  });

  it('put the target aside over what this very process had put there', () => {
    publish('old');
    mkdirSync(join(folder, 'dist', `.next-${THIS_PROCESS}.old`, 'deep'), { recursive: true });
    const staging = join(folder, 'staging');
    mkdirSync(staging);
    writeFileSync(join(staging, 'file'), 'new');
    publishFolder(staging, target());
    expect(contents()).toBe('new');
    expect(beside()).toEqual(['next']);
  });

  it('clear what a killed run has left', () => {
    publish('old');
    for (const owner of ENDED)
      for (const kind of ['new', 'old'])
        mkdirSync(join(folder, 'dist', `.next-${owner}.${kind}`, 'deep'), { recursive: true });
    publish('new');
    expect(contents()).toBe('new');
    expect(beside()).toEqual(['next']);
  });

  it('bring back the target of a run that was killed between its renames', () => {
    publish('old');
    renameSync(target(), join(folder, 'dist', `.next-${ENDED[0]}.old`));
    openStaging(target());
    expect(contents()).toBe('old');
  });

  it('leave alone what a living run is at, and folders of other targets', () => {
    const others = [
      `.next-${process.ppid}-${START}-${HOST}.new`,
      // on another host, where we cannot tell
      `.next-1-1-00000000.new`,
      `.other-${ENDED[0]}.new`,
      '.next-a.new',
      'next-1.new',
    ];
    for (const name of others) mkdirSync(join(folder, 'dist', name), { recursive: true });
    publish('new');
    expect(beside().sort()).toEqual([...others, 'next'].sort());
  });

  it('begin anew when this very process has left something', () => {
    const staging = openStaging(target());
    writeFileSync(join(staging, 'file'), 'half');
    expect(readdirSync(openStaging(target()))).toEqual([]);
  });

  it('say so when the target is in no place to be written', () => {
    writeFileSync(join(folder, 'dist'), 'a file');
    expect(() => openStaging(target())).toThrow(expect.objectContaining({ code: 'EEXIST' }));
    expect(existsSync(target())).toBe(false);
  });
});
