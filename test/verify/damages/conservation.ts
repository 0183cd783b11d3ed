import type { LedgerSpan } from '../../../schemas/types.ts';
import { type Damage, firstSwapped, inManifest, isTitled, row, rows, type Tamper } from '../tamper.ts';

const LEDGER = 'ledger.jsonl';
const NO_HASH = '0'.repeat(64);

const isA = (role: LedgerSpan['role']) => (span: LedgerSpan) => span.role === role;

/** Of the same length, so that all offsets still hold. */
const RETITLED = { title: 'SoilNet: Estimating Moisture from Sonar Images' };

export const inTheLedger: Damage[] = [
  ['a swapped pair of abstracts', LEDGER, swapped('abstract')],
  ['a swapped pair of titles', LEDGER, swapped('title')],
  ['a title in all formats', 'digests.jsonl', row('appearances', RETITLED, isTitled('SoilNet'))],
  ['a separator with text', LEDGER, row('ledger', { text: '\nx' }, isA('separator'))],
  ['a gap', LEDGER, rows('ledger', (all) => all.toSpliced(1, 1))],
  ['spans that overlap', LEDGER, row('ledger', { byte_start: 2, text: '\n\n\n' }, isA('separator'))],
  ['spans in another order', LEDGER, rows('ledger', firstSwapped)],
  ['a span twice', LEDGER, rows('ledger', (all) => all.toSpliced(1, 0, ...all.slice(0, 1)))],
  ['a wrong line', LEDGER, row('ledger', { line_end: 12 }, isA('date'))],
  ['furniture of another text', 'digests.jsonl', row('ledger', { text: 'New' }, isA('boilerplate'))],
  ['furniture of a longer text', LEDGER, row('ledger', { text: 'newer' }, isA('boilerplate'))],
  ['furniture without a name', LEDGER, row('ledger', { name: null }, isA('boilerplate'))],
  ['a text twice', LEDGER, row('ledger', { base64: 'bmV3' }, isA('boilerplate'))],
  ['valid UTF-8 as base64', LEDGER, row('ledger', { text: null, base64: 'bmV3' }, isA('boilerplate'))],
  ['a title without a position', LEDGER, row('ledger', { position: null }, isA('title'))],
  ['a title of another record', LEDGER, row('ledger', { position: 2 }, isA('title'))],
  ['an abstract as a title', LEDGER, row('ledger', { role: 'title' }, isA('abstract'))],
  ['an appearance dropped', LEDGER, rows('appearances', (all) => all.slice(1))],
  ['an appearance of another dump', LEDGER, row('appearances', { file: 'b.txt' })],
  ['a digest of another hash', 'digests.jsonl', row('digests', { sha256: NO_HASH })],
  ['a digest of another size', 'digests.jsonl', row('digests', { bytes: 17 })],
  ['a dump dropped', 'digests.jsonl', rows('ledger', (all) => all.filter(({ file }) => file !== 'b.txt'))],
  [
    'an input of another hash',
    'manifest.json',
    inManifest(({ inputs }) =>
      Object.assign(inputs.find(({ file }) => file === 'a.txt') ?? {}, { sha256: NO_HASH }),
    ),
  ],
];

function swapped(field: 'title' | 'abstract'): Tamper {
  return rows('appearances', ([a, b, ...rest]) => [
    { ...a, [field]: b?.[field] },
    { ...b, [field]: a?.[field] },
    ...rest,
  ]);
}
