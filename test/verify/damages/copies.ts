import type { LawName } from '../../../pipeline/verify/verify.ts';
import type { Appearance, Digest, LedgerSpan } from '../../../schemas/types.ts';
import { type Damage, jsonlRow as row, type Tamper } from '../tamper.ts';

const LEDGER = 'ledger.jsonl';
const APPEARANCES = 'appearances.jsonl';
const DIGESTS = 'digests.jsonl';

const [CAPTURED, CLIP, NOTEBOOK, PAPER, TWICE] = [
  'captured.md',
  'clip.md',
  'notebook.md',
  'paper.md',
  'twice.md',
] as const;

const appearance = (file: string, change: Partial<Appearance>): Tamper =>
  row('appearances', change, (one) => one.file === file);
const digest = (file: string, change: Partial<Digest>): Tamper =>
  row('digests', change, (one) => one.file === file);
/** The first span of a name, or of a role without names. */
const span = (file: string, name: string, change: Partial<LedgerSpan>): Tamper =>
  row('ledger', change, (one) => one.file === file && (one.name ?? one.role) === name);

const inTheLedger: Damage[] = [
  ['a note of no kind', LEDGER, span(CLIP, 'retrieved', { name: 'created' })],
  ['a note of a record', LEDGER, span(CLIP, 'retrieved', { position: 1 })],
  ['a note without its text', LEDGER, span(CLIP, 'source_url', { text: null })],
  ['a note with a decoding that is unknown', LEDGER, span(CLIP, 'retrieved', { decoding: 'day' })],
  ['markup of text in Markdown', LEDGER, span(CLIP, 'markdown', { name: 'text' })],
  ['a card that stands twice, of no record', LEDGER, span(TWICE, 'card', { position: 2 })],
];

const inProvenance: Damage[] = [
  ['another address', DIGESTS, digest(CLIP, { source_url: 'https://huggingface.co/papers' })],
  ['no address', DIGESTS, digest(PAPER, { source_url: null })],
  ['another day of capture', DIGESTS, digest(CLIP, { retrieved: '2025-08-04' })],
  ['no day of capture', DIGESTS, digest(NOTEBOOK, { retrieved: null })],
  ['a day of capture that is not noted', DIGESTS, digest(TWICE, { retrieved: '2025-08-04' })],
  ['a note less', DIGESTS, span(CLIP, 'retrieved', { role: 'markup', name: 'markdown', decoding: null })],
  ['another query than that of the address', DIGESTS, digest(NOTEBOOK, { query: 'bees' })],
  ['another date than that of the address', DIGESTS, digest(CLIP, { date: '2024-08-04' })],
  ['the capture as source of a date of the address', DIGESTS, digest(CLIP, { year_source: 'capture' })],
  ['the capture as source of a date of a link', DIGESTS, digest(NOTEBOOK, { year_source: 'capture' })],
  ['a link to another week', DIGESTS, span(NOTEBOOK, 'day_before', { text: '2025-07-03' })],
  ['a link of another year', DIGESTS, span(NOTEBOOK, 'day_before', { text: '2024-08-03' })],
  ['the page as source of a year of the capture', DIGESTS, digest(CAPTURED, { year_source: 'page' })],
  [
    'a sidecar that is not there as source of a year',
    DIGESTS,
    digest(CAPTURED, { year_source: 'sidecar', year_reason: 'it is known' }),
  ],
  [
    'no year although there is a capture',
    DIGESTS,
    digest(CAPTURED, { date: null, date_precision: 'month-day', year_source: null }),
  ],
  ['an earlier year than that of the capture', DIGESTS, digest(CAPTURED, { date: '2024-08-04' })],
  [
    'a day without its year of another year',
    APPEARANCES,
    appearance(NOTEBOOK, { published_date: '2024-05-29' }),
  ],
  ['a day without its year left out', APPEARANCES, appearance(PAPER, { published_date: null })],
  [
    'a value that Markdown does not give',
    APPEARANCES,
    span(PAPER, 'published_date', { decoding: 'markdown-text' }),
  ],
  ['text that is not wrapped', APPEARANCES, span(CAPTURED, 'abstract', { decoding: 'markdown-text' })],
  ['a card that begins within markup', APPEARANCES, appearance(TWICE, { byte_start: 3 })],
];

const inRaw: Damage[] = [
  ['another address than that in the file', DIGESTS, digest(CLIP, { source_url: 'https://example.org' })],
  ['a day of capture that the file does not note', DIGESTS, digest(TWICE, { retrieved: '2025-08-04' })],
];

/** Damage to what comes from pages as text and Markdown. */
export const ON_COPIES: readonly [LawName, Damage[]][] = [
  ['conservation', inTheLedger],
  ['provenance', inProvenance],
  ['raw', inRaw],
];
