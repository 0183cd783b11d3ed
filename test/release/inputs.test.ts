import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyInputs, hasInputs } from '../../pipeline/release/inputs.ts';
import { sha256 } from '../../pipeline/text/sha256.ts';
import { newFolder } from '../diff/worlds.ts';

const FILES = { 'a.txt': 'a page', 'a.json': '{"year": 2025}', 'b.json': '[]', 'judgements.jsonl': '{}\n' };
const inputs = Object.entries(FILES).map(([file, text]) => ({
  file,
  bytes: text.length,
  sha256: sha256(Buffer.from(text)),
}));

/** A folder with a dump, its sidecar, a dump in JSON, and judgements. */
function newRaw(): string {
  const raw = newFolder();
  for (const [file, text] of Object.entries(FILES)) writeFileSync(join(raw, file), text);
  return raw;
}

const rename = (raw: string, from: string, to: string) => renameSync(join(raw, from), join(raw, to));

describe('the inputs of a release', () => {
  it.each<[what: string, change: (raw: string) => void, missing: [file: string, kind: string][]]>([
    ['as they were', () => {}, []],
    ['a sidecar of another name', (raw) => rename(raw, 'a.json', 'a.txt.sidecar.json'), []],
    [
      'a sidecar of another name, and a page of its old one',
      (raw) => {
        rename(raw, 'a.json', 'a.txt.sidecar.json');
        writeFileSync(join(raw, 'a.json'), '[{"paper": {}}]');
      },
      [],
    ],
    ['a sidecar that is gone', (raw) => rmSync(join(raw, 'a.json')), [['a.json', 'lost']]],
    ['a sidecar that changed', (raw) => writeFileSync(join(raw, 'a.json'), '{}'), [['a.json', 'changed']]],
    [
      'a sidecar of another name that changed',
      (raw) => {
        rmSync(join(raw, 'a.json'));
        writeFileSync(join(raw, 'a.txt.sidecar.json'), '{}');
      },
      [['a.json', 'lost']],
    ],
    ['a dump of another name', (raw) => rename(raw, 'a.txt', 'c.txt'), [['a.txt', 'lost']]],
    ['a dump in JSON of another name', (raw) => rename(raw, 'b.json', 'c.json'), [['b.json', 'lost']]],
    ['more judgements', (raw) => writeFileSync(join(raw, 'judgements.jsonl'), '{}\n{}\n'), []],
    [
      'judgements of another name',
      (raw) => rename(raw, 'judgements.jsonl', 'x.jsonl'),
      [['judgements.jsonl', 'lost']],
    ],
  ])('are found under their own names, or reported: %s', (_, change, missing) => {
    const [raw, to] = [newRaw(), join(newFolder(), 'to')];
    change(raw);
    expect(copyInputs(inputs, raw, to)).toEqual(
      missing.map(([file, kind]) => ({ path: join(raw, file), kind })),
    );
    expect(hasInputs(inputs, raw)).toBe(missing.length === 0);
    const lost = missing.map(([file]) => file);
    expect(readdirSync(to)).toEqual(
      Object.keys(FILES)
        .filter((file) => !lost.includes(file))
        .sort(),
    );
  });

  it('are never outside of their folder', () => {
    const raw = join(newRaw(), 'raw');
    mkdirSync(raw);
    const outside = inputs.map((input) => ({ ...input, file: `../${input.file}` }));
    expect(hasInputs(outside, raw)).toBe(false);
    expect(copyInputs(outside, raw, newFolder()).map(({ kind }) => kind)).toEqual(Array(4).fill('lost'));
  });
});
