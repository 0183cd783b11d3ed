import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../schemas/types.ts';
import { type Dump, readDumps } from '../../pipeline/verify/dumps.ts';
import type { Folder } from '../../pipeline/verify/folder.ts';
import { readReleased } from '../../pipeline/verify/released.ts';
import { folders } from './folders.ts';
import { dumpOf, type Piece } from './made-up.ts';

const { opened } = folders();

const MANIFEST: Manifest = {
  name: 'daily-papers',
  version: null,
  date: null,
  since: null,
  edition: 'titles-only',
  tools: {},
  parameters: {},
  counts: { dumps: 1, digests: 1, records: 1, merges: 0, papers: 1, review: 0, redirects: 0, rejects: 0 },
  cleaning: {},
  text_issues: {},
  inputs: [],
  outputs: [],
};

const TITLE: Piece = ['title', 'On Bees'];
const BLANKS: Piece = ['separator', '\n\n'];
const ABSTRACT: Piece = ['abstract', 'Bees count.'];

/** The one dump of a folder that has these pieces in its ledger, and no abstract in its appearances. */
function dumpIn(pieces: readonly Piece[], manifest: Manifest | null, raw: Folder | null): Dump {
  const { spans, appearances } = dumpOf(pieces);
  const lines = (rows: readonly { row: object }[]) =>
    rows.map(({ row }) => `${JSON.stringify(row)}\n`).join('');
  const titles = appearances.map(({ row: { abstract: _, ...row } }) => ({ row }));
  const folder = opened({
    'ledger.jsonl': lines(spans),
    'appearances.jsonl': lines(manifest ? titles : appearances),
    ...(manifest && { 'manifest.json': JSON.stringify(manifest) }),
  });
  const [dump, ...others] = readDumps(readReleased(folder, raw));
  if (dump === undefined || others.length > 0) throw new Error('there must be one dump');
  return dump;
}

describe('an abstract that an edition leaves out', () => {
  const raw = () => opened({ 'a.txt': 'On Bees\n\nBees count.' });

  it('is looked up in the dump', () => {
    const dump = dumpIn([TITLE, BLANKS, ABSTRACT], MANIFEST, raw());
    expect(dump.appearances.map(({ row }) => row.abstract)).toEqual(['Bees count.']);
    expect(String(dump.bytes)).toBe('On Bees\n\nBees count.');
    expect(dump.isWithheld).toBe(false);
  });

  it('is none where the ledger has none', () => {
    const [one, ...others] = dumpIn([TITLE, BLANKS], MANIFEST, raw()).appearances;
    expect(others).toEqual([]);
    expect(one?.row.title).toBe('On Bees');
    expect(one?.row).not.toHaveProperty('abstract');
  });

  it('is none where the dump is not at hand', () => {
    const dump = dumpIn([TITLE, BLANKS, ABSTRACT], MANIFEST, null);
    expect(dump).toMatchObject({
      isWithheld: true,
      bytes: null,
      parts: [Buffer.from('On Bees'), Buffer.from('\n\n'), null],
    });
    expect(dump.appearances[0]?.row).not.toHaveProperty('abstract');
  });
});

describe('a page in JSON of an edition without abstracts', () => {
  const MARKUP = { name: 'json', text: null };
  const pieces: Piece[] = [
    ['markup', '{"title":', MARKUP],
    ['title', '"On Bees"', { decoding: 'json-string', text: '"On Bees"' }],
    ['markup', ',"summary":', MARKUP],
    ['abstract', '"Bees\\ncount."', { decoding: 'json-string' }],
    ['repeat', ',"title":"On Bees"', { name: 'title', position: 1 }],
    ['markup', '}', MARKUP],
  ];
  const spans = pieces.map(([role, text, more]): Piece => [
    role,
    text,
    { ...more, ...(role === 'repeat' && { text: null }) },
  ]);
  const PAGE = '{"title":"On Bees","summary":"Bees\\ncount.","title":"On Bees"}';

  it('has its abstract decoded where the dump is at hand', () => {
    const dump = dumpIn(spans, MANIFEST, opened({ 'a.txt': PAGE }));
    expect(String(dump.bytes)).toBe(PAGE);
    expect(dump.isWithheld).toBe(false);
    expect(dump.appearances.map(({ row }) => row.abstract)).toEqual(['Bees\ncount.']);
  });

  it('has only the title where it is not', () => {
    const dump = dumpIn(spans, MANIFEST, null);
    expect(dump.isWithheld).toBe(true);
    expect(dump.parts.map((part) => part && String(part))).toEqual([
      null,
      '"On Bees"',
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('a folder without a manifest', () => {
  it('has its dumps whole, and no input', () => {
    const dump = dumpIn([TITLE, BLANKS, ABSTRACT], null, null);
    expect(String(dump.bytes)).toBe('On Bees\n\nBees count.');
    expect(dump).toMatchObject({ edition: 'full', isWithheld: false, input: undefined });
  });
});
