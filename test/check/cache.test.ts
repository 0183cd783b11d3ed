import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Cache, NO_CACHE, openCache } from '../../pipeline/check/cache.ts';
import { gatherCached } from '../../pipeline/check/dumps.ts';
import { hashOwnCode } from '../../pipeline/check/own-version.ts';
import { checkAll } from '../../pipeline/check.ts';
import { LIMITS } from '../../pipeline/extract/extract.ts';
import { gather } from '../../pipeline/build/gather.ts';
import { isDump, listRaw } from '../../pipeline/raw/inputs.ts';
import { page, RECORDS } from '../support/page.ts';

const TMP = mkdtempSync(join(tmpdir(), 'daily-papers-'));
afterAll(() => rmSync(TMP, { recursive: true }));

const VERSION = 'a'.repeat(64);

/** The folders of the golden cases, which have problems of all sorts, in one. */
function newRaw(name: string): string {
  const raw = join(TMP, name);
  for (const each of ['damage', 'layouts', 'judgements'])
    cpSync(`test/cases/${each}/raw`, raw, { recursive: true });
  return raw;
}

const found = (raw: string, cache: Cache) => checkAll({ dist: join(TMP, 'no-dist'), raw, cache });

/** The files of a cache, and how often one is asked for and there. */
const shelfIn = (folder: string) => readdirSync(folder).map((name) => join(folder, name))[0] ?? '';
const filesIn = (folder: string) => readdirSync(shelfIn(folder)).map((name) => join(shelfIn(folder), name));
/** A value of another key, as it was written. */
function keptBeside(file: string): string {
  const others = readdirSync(join(TMP, 'kept')).filter((name) => name !== basename(file));
  return join(TMP, 'kept', others[0] ?? '');
}

function counting(cache: Cache) {
  const counts = { hits: 0, misses: 0, puts: 0 };
  const get: Cache['get'] = (key) => {
    const value = cache.get(key);
    counts[value === null ? 'misses' : 'hits']++;
    return value;
  };
  const put: Cache['put'] = (key, value) => {
    counts.puts++;
    cache.put(key, value);
  };
  return { counts, cache: { ...cache, get, put } };
}

describe('a check with a cache', () => {
  const raw = newRaw('raw');
  const folder = join(TMP, 'cache');
  const dumps = readdirSync(raw).filter(isDump).length;
  const run = async (version = VERSION, at = folder) => {
    const { counts, cache } = counting(openCache(at, version));
    const result = await found(raw, cache);
    return { result, counts, notes: cache.notes };
  };

  it('finds the same without, with a new and with a filled one', async () => {
    const without = await found(raw, NO_CACHE);
    const cold = await run();
    const warm = await run();
    expect(without.problems.length).toBeGreaterThan(20);
    expect([cold.result, warm.result]).toEqual([without, without]);
    expect(cold.counts).toEqual({ hits: 0, misses: dumps + 1, puts: dumps + 1 });
    expect(warm.counts).toEqual({ hits: 1, misses: 0, puts: 0 });
  });

  it.each<[what: string, change: (raw: string) => void, misses: number]>([
    ['a dump that changed', (at) => appendFileSync(join(at, 'gaps.txt'), 'more\n'), 2],
    [
      'a dump that is new',
      (at) => writeFileSync(join(at, 'new.txt'), page(RECORDS, 'Aug 9').join('\n\n')),
      2,
    ],
    [
      'a sidecar that is new',
      (at) =>
        writeFileSync(
          join(at, 'gaps.txt.sidecar.json'),
          '{ "year": 2025, "year_reason": "the archive says so" }',
        ),
      2,
    ],
    ['a dump of another name', (at) => cpSync(join(at, 'gaps.txt'), join(at, 'gaps-2.txt')), 2],
    ['a sidecar that is gone', (at) => rmSync(join(at, 'cr.txt.sidecar.json')), 2],
    ['a dump that is gone', (at) => rmSync(join(at, 'gaps.txt')), 1],
    ['judgements that changed', (at) => appendFileSync(join(at, 'judgements.jsonl'), '{}\n'), 1],
    ['a dump of another kind', (at) => writeFileSync(join(at, 'new.json'), '[]'), 2],
    ['a hidden file', (at) => writeFileSync(join(at, '.hidden.md'), ''), 0],
  ])(
    'with %s finds what a check without one does, and does no more than it must',
    async (what, change, misses) => {
      const changed = newRaw(`raw of ${what}`);
      const at = join(TMP, `cache of ${what}`);
      await found(changed, openCache(at, VERSION));
      change(changed);
      const { counts, cache } = counting(openCache(at, VERSION));
      expect(await found(changed, cache)).toEqual(await found(changed, NO_CACHE));
      expect(counts.misses).toBe(misses);
    },
  );

  it.each<[what: string, harm: (file: string, another: string) => void]>([
    ['is cut off', (file) => writeFileSync(file, readFileSync(file, 'utf8').slice(0, 100))],
    ['is empty', (file) => writeFileSync(file, '')],
    ['is something else', (file) => writeFileSync(file, '{"records":[],"problems":[]}')],
    [
      'was changed by a character',
      (file) => writeFileSync(file, readFileSync(file, 'utf8').replace('"problems"', '"problemz"')),
    ],
    ['is that of another', (file, another) => cpSync(another, file)],
  ])('notices a value that %s, and works it out anew', async (_, harm) => {
    await run();
    for (const file of filesIn(folder)) cpSync(file, join(TMP, 'kept', basename(file)));
    for (const file of filesIn(folder)) harm(file, keptBeside(file));
    const { result, notes } = await run();
    expect(result).toEqual(await found(raw, NO_CACHE));
    expect(notes.length).toBeGreaterThan(0);
    expect((await run()).notes).toEqual([]);
  });

  it('never uses what another version has left, and removes it', async () => {
    await run();
    const other = await run('b'.repeat(64));
    expect(other.counts.hits).toBe(0);
    expect(other.result).toEqual(await found(raw, NO_CACHE));
    expect(readdirSync(folder)).toEqual([`checked-${'b'.repeat(16)}`]);
  });

  it('leaves alone what does not bear its name', async () => {
    writeFileSync(join(folder, 'mine.txt'), 'x');
    await run();
    expect(readdirSync(folder)).toContain('mine.txt');
  });

  it('goes on where nothing can be written, and says so', async () => {
    const file = join(TMP, 'a file');
    writeFileSync(file, '');
    const { result, notes } = await run(VERSION, file);
    expect(result).toEqual(await found(raw, NO_CACHE));
    expect(notes).toEqual([expect.stringMatching(/^the cache is switched off: /)]);
  });

  it('keeps of all dumps what a build keeps, to the bit', async () => {
    const built = await gather(listRaw(raw), LIMITS);
    const cache = openCache(join(TMP, 'bits'), VERSION);
    expect(gatherCached(listRaw(raw), LIMITS, cache)).toEqual(built);
    expect(gatherCached(listRaw(raw), LIMITS, cache)).toEqual(built);
  });
});

it('our own version is one hash, the same each time', () => {
  expect(hashOwnCode()).toMatch(/^[0-9a-f]{64}$/);
  expect(hashOwnCode()).toBe(hashOwnCode());
});
