import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { exchange } from '../../pipeline/disk/exchange.ts';
import { publishFolder } from '../../pipeline/disk/staging.ts';

const path = process.env.PATH;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "exchange it's-"));
  for (const name of ['-one', 'other']) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, `file of ${name}`), '');
  }
});
afterEach(() => {
  vi.restoreAllMocks();
  process.env.PATH = path;
  rmSync(folder, { recursive: true });
});

const holds = (name: string) => readdirSync(join(folder, name));

describe('exchange', () => {
  it.runIf(process.platform === 'linux')('lets two folders change places', () => {
    expect(exchange(join(folder, '-one'), join(folder, 'other'))).toBe(true);
    expect(holds('-one')).toEqual(['file of other']);
    expect(holds('other')).toEqual(['file of -one']);
  });

  it.runIf(process.platform === 'linux')('is done, though another run follows at once', () => {
    // does what it is asked for, and what another run does before this one looks at it
    const mv = `#!/bin/sh
cd '${folder.replaceAll("'", "'\\''")}' && PATH=/usr/bin:/bin || exit
mv other old && mv -- -one other && mv -- old -one && mv other 'gone on' && mkdir other
`;
    const programs = join(folder, 'programs');
    mkdirSync(programs);
    writeFileSync(join(programs, 'mv'), mv, { mode: 0o755 });
    process.env.PATH = programs;
    expect(exchange(join(folder, '-one'), join(folder, 'other'))).toBe(true);
    expect(holds('-one')).toEqual(['file of other']);
    expect(holds('other')).toEqual([]);
  });

  it('says so where it cannot be done, and leaves all as it is', () => {
    const inside = join(folder, '-one', 'inside');
    mkdirSync(inside);
    expect(exchange(join(folder, '-one'), inside)).toBe(false);
    expect(holds('-one')).toEqual(['file of -one', 'inside']);
  });
});

describe('a folder is published', () => {
  it('by renames where nothing exchanges folders', () => {
    vi.spyOn(process, 'platform', 'get').mockReturnValue('darwin');
    publishFolder(join(folder, '-one'), join(folder, 'other'));
    expect(readdirSync(folder)).toEqual(['other']);
    expect(holds('other')).toEqual(['file of -one']);
  });
});
