import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../pipeline/text/sha256.ts';
import type { Folder } from '../../../pipeline/verify/folder.ts';
import { checkRaw } from '../../../pipeline/verify/laws/raw.ts';
import type { Released } from '../../../pipeline/verify/released.ts';
import { folders } from '../folders.ts';
import { ended } from '../law.ts';
import { placed } from '../made-up.ts';

const { opened } = folders();

const DIGEST = {
  id: 'a',
  file: 'a.txt',
  date: '2025-08-04',
  year_source: 'sidecar',
  year_reason: 'the page is of that year',
  source_url: null,
  retrieved: null,
  licence: null,
  note: null,
};

/** What the law looks at, where these files went in. */
function released(
  inputs: Readonly<Record<string, string | Buffer>>,
  digest: object,
  raw: Folder,
  ledger = '',
): Released {
  const files = Object.entries(inputs).map(([file, text]) => ({
    file,
    bytes: Buffer.byteLength(text),
    sha256: sha256(text),
  }));
  return {
    manifest: { inputs: files },
    digests: [{ row: { ...DIGEST, ...digest }, line: 3 }],
    quarantine: [],
    raw,
    folder: opened({ 'ledger.jsonl': ledger }),
    edition: 'full',
  } as unknown as Released;
}

/** As the law tells it. */
function foundIn(messages: readonly string[]) {
  return messages.map((message) =>
    message.startsWith('inputs')
      ? { file: 'manifest.json', message }
      : { file: 'digests.jsonl', line: 3, message },
  );
}

describe('the dumps of a release', () => {
  const FILES = {
    'a.txt': 'a text',
    'a.txt.sidecar.json': '{"year":2025,"year_reason":"the page is of that year"}',
    'b.txt': 'b',
  };

  it.each<[what: string, files: Record<string, string | null>, digest: object, messages: string[]]>([
    ['as they were', {}, {}, []],
    ['one too few', { 'b.txt': null }, {}, ['inputs: there is no b.txt in the folder of dumps']],
    ['one of other bytes', { 'b.txt': 'c' }, {}, ['inputs: b.txt is another file in the folder of dumps']],
    ['one of more bytes', { 'b.txt': 'bb' }, {}, ['inputs: b.txt is another file in the folder of dumps']],
    ['one too many', { 'c.txt': 'c' }, {}, ['inputs: c.txt is in the folder of dumps alone']],
    ['of any other name', { 'c.html': 'c' }, {}, ['inputs: c.html is in the folder of dumps alone']],
    ['of a name of old sidecars', { 'a.json': '{}' }, {}, ['inputs: a.json is in the folder of dumps alone']],
    [
      'judgements',
      { 'judgements.jsonl': '' },
      {},
      ['inputs: judgements.jsonl is in the folder of dumps alone'],
    ],
    [
      'a sidecar too many',
      { 'b.txt.sidecar.json': '{}' },
      {},
      ['inputs: b.txt.sidecar.json is in the folder of dumps alone'],
    ],
    ['a sidecar of no dump', { 'c.txt.sidecar.json': '{}', 'b.sidecar.json': '{}' }, {}, []],
    ['hidden files', { '.c.txt': 'c' }, {}, []],
    ['another source', {}, { source_url: 'https://x' }, ['a: source_url is not that of the sidecar']],
    ['another day', {}, { retrieved: '2025-08-04' }, ['a: retrieved is not that of the sidecar']],
    ['another licence', {}, { licence: 'x' }, ['a: licence is not that of the sidecar']],
    ['another note', {}, { note: 'x' }, ['a: note is not that of the sidecar']],
    ['another year', {}, { date: '2024-08-04' }, ['a: the year and its reason are not those of the sidecar']],
    [
      'no year',
      {},
      { date: null, month_day: '--08-04' },
      ['a: the year and its reason are not those of the sidecar'],
    ],
    ['another reason', {}, { year_reason: 'x' }, ['a: the year and its reason are not those of the sidecar']],
    ['a year of the page', {}, { year_source: 'page', year_reason: null }, []],
    ['no sidecar', {}, { file: 'b.txt', year_source: null }, []],
  ])('%s', async (_, changed, digest, messages) => {
    const there = Object.entries({ ...FILES, ...changed }).filter(([, text]) => text !== null);
    const folder = opened({ ...Object.fromEntries(there), 'd.txt': null });
    expect(await ended(checkRaw(released(FILES, digest, folder)))).toEqual({
      found: foundIn(messages),
      figures: { inputs: 3, bytes: Object.values(FILES).join('').length },
    });
  });

  it('may have another size than the manifest says, though their sum is right', async () => {
    const one = released(FILES, {}, opened(FILES));
    const [first, ...others] = one.manifest?.inputs ?? [];
    const manifest = { inputs: [{ ...first, bytes: 7 }, ...others] };
    const { found } = await ended(checkRaw({ ...one, manifest } as unknown as Released));
    expect(found).toEqual(foundIn(['inputs: a.txt is another file in the folder of dumps']));
  });

  it('are all left over where there is no manifest', async () => {
    const one = released({}, { year_source: 'page' }, opened({ 'a.txt': '', 'b.txt.sidecar.json': '{}' }));
    expect(await ended(checkRaw({ ...one, manifest: null }))).toEqual({
      found: foundIn(['inputs: a.txt is in the folder of dumps alone']),
      figures: { inputs: 0, bytes: 0 },
    });
  });

  it('that are not at hand are not looked at', async () => {
    expect(await ended(checkRaw({ raw: null } as unknown as Released))).toEqual({ found: [], figures: {} });
  });
});

describe('the sidecar of a dump', () => {
  const MIB = 1 << 20;
  const note = (text: string) => JSON.stringify({ note: text });
  const asIs = { year_source: null, year_reason: null };

  it.each<[what: string, sidecar: string, bytes: string | Buffer, dump: string, note: string | null]>([
    ['is read', 'a.txt.sidecar.json', note('x'), 'a.txt', 'x'],
    ['of a name with two ends is read', 'a.txt.txt.sidecar.json', note('x'), 'a.txt.txt', 'x'],
    ['after a byte order mark is read', 'a.txt.sidecar.json', `\ufeff${note('x')}`, 'a.txt', 'x'],
    [
      'with such a mark in its text is read as it is',
      'a.txt.sidecar.json',
      note('x\ufeff'),
      'a.txt',
      'x\ufeff',
    ],
    ['that its schema refuses is ignored', 'a.txt.sidecar.json', '{"note":1}', 'a.txt', null],
    ['that is no JSON is ignored', 'a.txt.sidecar.json', note('x').slice(1), 'a.txt', null],
    [
      'that is no UTF-8 is ignored',
      'a.txt.sidecar.json',
      Buffer.from(note('\u00e9'), 'latin1'),
      'a.txt',
      null,
    ],
    ['of 1 MiB is read', 'a.txt.sidecar.json', note('x').padEnd(MIB), 'a.txt', 'x'],
    ['of more than 1 MiB is ignored', 'a.txt.sidecar.json', note('x').padEnd(MIB + 1), 'a.txt', null],
  ])('%s', async (_, sidecar, bytes, dump, said) => {
    const files = { [dump]: 'a text', [sidecar]: bytes };
    const folder = opened(files);
    const findings = async (note: string | null) =>
      (await ended(checkRaw(released(files, { ...asIs, file: dump, note }, folder)))).found;
    expect(await findings(said)).toEqual([]);
    expect(await findings('another')).toEqual(foundIn(['a: note is not that of the sidecar']));
  });

  it('of a page in JSON is no page itself', async () => {
    const [dump, sidecar] = ['b.json', 'b.json.sidecar.json'];
    const folder = opened({ [dump]: '', [sidecar]: '{}' });
    const { found } = await ended(checkRaw(released({ [dump]: '' }, { year_source: 'page' }, folder)));
    expect(found).toEqual(foundIn([`inputs: ${sidecar} is in the folder of dumps alone`]));
  });
});

describe('the notes in a dump', () => {
  const note = (name: string, text: string, decoding: string | null) =>
    JSON.stringify({
      ...{ file: 'a.md', digest_id: 'a', byte_start: 0, byte_end: 1, line_start: 1, line_end: 1 },
      ...{ role: 'page', name, position: null, decoding, text, base64: null },
    });
  const ledger = [
    note('source_url', 'https://huggingface.co/papers', null),
    note('exported', '2025-08-05T01:00Z', 'iso-day'),
  ].join('\n');
  const noted = { source_url: 'https://huggingface.co/papers', retrieved: '2025-08-05' };

  it.each<[what: string, sidecar: object, digest: object, messages: string[]]>([
    ['give what the sidecar does not', {}, noted, []],
    ['give nothing where it does', { retrieved: '2025-08-06' }, { ...noted, retrieved: '2025-08-06' }, []],
    ['are overruled', { retrieved: '2025-08-06' }, noted, ['a: retrieved is not that of the sidecar']],
    ['are left out', {}, { ...noted, source_url: null }, ['a: source_url is not that of the sidecar']],
  ])('%s', async (_, sidecar, digest, messages) => {
    const files = { 'a.md': '', 'a.md.sidecar.json': JSON.stringify(sidecar) };
    const undated = { file: 'a.md', year_source: null, year_reason: null };
    const one = released(files, { ...undated, ...digest }, opened(files), ledger);
    expect((await ended(checkRaw(one))).found).toEqual(foundIn(messages));
  });
});

describe('the day that a sidecar gives', () => {
  const reason = 'the page is of that year';
  const UNDATED = { date: null, month_day: null, year_source: null, year_reason: null };
  const WRONG = 'a: the year and its reason are not those of the sidecar';

  it.each<[what: string, sidecar: object, digest: object, messages: string[]]>([
    ['is that of the page', { date: '2025-08-04' }, {}, []],
    ['is another', { date: '2025-08-05' }, {}, [WRONG]],
    ['has no reason there', { date: '2025-08-04', year_reason: 'another reason' }, {}, [WRONG]],
    [
      'is not used',
      { date: '2025-08-04' },
      UNDATED,
      ['a: the sidecar gives the date 2025-08-04, but there is none'],
    ],
    ['is only a year', { year: 2025 }, UNDATED, []],
    ['is left to the page', { date: '2025-08-04' }, { ...UNDATED, month_day: '--08-05' }, []],
  ])('%s', async (_, sidecar, digest, messages) => {
    const files = {
      'a.txt': '',
      'a.txt.sidecar.json': JSON.stringify({ year_reason: reason, ...sidecar }),
    };
    const { found } = await ended(checkRaw(released(files, digest, opened(files))));
    expect(found).toEqual(foundIn(messages));
  });

  it('may be left unused where the page names a day of no calendar', async () => {
    const files = {
      'a.txt': '',
      'a.txt.sidecar.json': JSON.stringify({ date: '2025-08-04', year_reason: reason }),
    };
    const quarantine = placed([{ code: 'extract/impossible-date', digest_id: 'a' }]);
    const one = { ...released(files, UNDATED, opened(files)), quarantine } as unknown as Released;
    expect((await ended(checkRaw(one))).found).toEqual([]);
  });
});
