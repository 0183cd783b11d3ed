import { describe, expect, it } from 'vitest';
import { checkConservation } from '../../pipeline/verify/laws/conservation.ts';
import type { Dump } from '../../pipeline/verify/dumps.ts';
import { checkQuarantine } from '../../pipeline/verify/laws/quarantine.ts';
import { dumpOf, lawOf, type Piece, placed } from './made-up.ts';

const MARK: Piece = ['bom', '\ufeff'];
const FURNITURE: Piece = ['boilerplate', 'Subscribe'];
const BLANKS: Piece = ['separator', '\n\n'];
const RECORD: Piece[] = [['title', 'On Bees'], BLANKS, ['abstract', 'Bees count.']];
const BAD: Piece = ['reject', Buffer.from([0x80])];

/** What an edition without abstracts has of a dump that is not at hand. */
function withheld({ spans, parts, quarantined, ...dump }: Dump): Dump {
  const isLeftOut = (index: number) => /abstract|reject/.test(spans[index]?.row.role ?? '');
  return {
    ...dump,
    edition: 'titles-only',
    isWithheld: true,
    spans: spans.map(({ row, ...place }) => ({
      ...place,
      row: row.role === 'reject' ? { ...row, text: null, base64: null } : row,
    })),
    parts: parts.map((part, index) => (isLeftOut(index) ? null : part)),
    bytes: null,
    quarantined: quarantined.map(({ row, ...place }) => ({ ...place, row: { ...row, text: null } })),
  };
}

describe('spans of a dump', () => {
  it.each<[what: string, pieces: Piece[], told: string[]]>([
    ['of every kind', [MARK, FURNITURE, BLANKS, ...RECORD, BLANKS, BAD, BLANKS], []],
    ['one of which is empty', [FURNITURE, ['separator', ''], BLANKS], ['the span from 9 to 9 is empty']],
    ['with a byte order mark further on', [FURNITURE, MARK], ['the bom at byte 9 is no byte order mark']],
    ['with another byte order mark', [['bom', '\ufffe']], ['the bom at byte 0 is no byte order mark']],
    [
      'one of which has more base64 than it needs',
      [['reject', Buffer.from([0x80]), { base64: 'gB==' }]],
      ['the reject at byte 0 is not base64 of what is no UTF-8'],
    ],
  ])('%s', (_, pieces, messages) => {
    const { told, figures } = lawOf(checkConservation(dumpOf(pieces)));
    expect(told.map((message) => message.replace(/^ledger\.jsonl:\d+: a\.txt: /, ''))).toEqual(messages);
    expect(figures).toMatchObject({ dumps: 1, spans: pieces.length });
  });

  it('that ends before it begins are told', () => {
    const dump = dumpOf([FURNITURE, ['separator', '\n', { byte_end: 8 }]]);
    expect(lawOf(checkConservation(dump)).told).toContain(
      'ledger.jsonl:2: a.txt: the span from 9 to 8 is empty',
    );
  });

  it('are not asked for where a dump is refused as a whole', () => {
    const dump = { ...dumpOf([]), digests: [], bytes: null };
    const figures = { dumps: 0, spans: 0, 'bytes put together again': 0 };
    expect(lawOf(checkConservation(dump))).toEqual({ told: [], figures });
  });
});

describe('spans of a dump that is not at hand', () => {
  const dump = withheld(dumpOf([FURNITURE, ...RECORD, BAD]));

  it('have no abstract and no reject', () => {
    expect(lawOf(checkConservation(dump)).told).toEqual([]);
  });

  it('are told where no input has their file', () => {
    expect(lawOf(checkConservation({ ...dump, input: undefined })).told).toEqual([
      'ledger.jsonl: no input is named a.txt',
    ]);
  });

  it('are as long as the text that one of them has all the same', () => {
    const spans = dump.spans.map((span) => ({
      ...span,
      row: span.row.role === 'reject' ? { ...span.row, text: 'bad' } : span.row,
    }));
    const parts = dump.parts.with(4, Buffer.from('bad'));
    expect(lawOf(checkConservation({ ...dump, spans, parts })).told).toEqual([
      expect.stringContaining('ledger.jsonl:5: a.txt: the reject at byte 29 must have its text here'),
      'ledger.jsonl:5: a.txt: the reject at byte 29 has 1 bytes, its text 3',
    ]);
  });
});

describe('quarantined rows', () => {
  it.each<[what: string, pieces: Piece[]]>([
    [
      'side by side',
      [
        ['reject', 'one'],
        ['reject', 'other'],
      ],
    ],
    ['right after furniture', [FURNITURE, ['reject', 'one']]],
    ['right before furniture', [['reject', 'one'], FURNITURE]],
    ['between blanks', [BLANKS, ['reject', 'one'], BLANKS, ['reject', 'other']]],
  ])('are told apart %s', (_, pieces) => {
    expect([...checkQuarantine(dumpOf(pieces))]).toEqual([]);
  });

  it.each([
    ['this is "…"', []],
    ['this is "not a text"', ['quotes a text, which this edition leaves out']],
    ['this is "…" and "not a text"', ['quotes a text, which this edition leaves out']],
  ])('of an edition without abstracts may say %s', (message, messages) => {
    const { quarantined, ...dump } = withheld(dumpOf([['reject', 'one']]));
    const rows = placed(quarantined.map(({ row }) => ({ ...row, message })));
    expect([...checkQuarantine({ ...dump, quarantined: rows })]).toEqual(
      messages.map((told) => ({ file: 'quarantine.jsonl', line: 1, message: told })),
    );
  });

  const refused = { digest_id: null, text: null };
  it.each<[what: string, dump: Dump, is: boolean]>([
    ['nothing', { ...dumpOf([]), digests: [] }, true],
    ['spans alone', { ...dumpOf([FURNITURE]), digests: [] }, false],
    ['digests alone', dumpOf([]), false],
  ])('of a whole dump have beside them %s: %s', (_, dump, is) => {
    const [{ row } = {}] = dumpOf([['reject', 'x'.repeat(dump.input?.bytes ?? 0)]]).quarantined;
    if (row === undefined) throw new Error('no row was made');
    const found = [...checkQuarantine({ ...dump, quarantined: placed([{ ...row, ...refused }]) })];
    const message = 'a.txt is refused as a whole, but is in the ledger or in digests';
    expect(found).toEqual(is ? [] : [{ file: 'quarantine.jsonl', line: 1, message }]);
  });
});
