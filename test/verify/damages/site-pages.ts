import type { LawName } from '../../../pipeline/verify/verify.ts';
import type { Appearance, Digest, LedgerSpan, Paper } from '../../../schemas/types.ts';
import { type Damage, isTitled, jsonlRow as row, type Tamper } from '../tamper.ts';
import { moved } from './provenance.ts';

const LEDGER = 'ledger.jsonl';
const APPEARANCES = 'appearances.jsonl';
const DIGESTS = 'digests.jsonl';
const PAPERS = 'papers.jsonl';
const MERGES = 'merges.jsonl';

const [DAY, ITEMS, PAGE, FEED] = ['day-2025-08-07.json', 'items.json', 'saved.html', 'saved.xml'];

/** In the first record of a file. */
const appearance = (file: string, change: Partial<Appearance>): Tamper =>
  row('appearances', change, (one) => one.file === file && one.position === 1);
const digest = (file: string, change: Partial<Digest>): Tamper =>
  row('digests', change, (one) => one.file === file);
const paper = (change: Partial<Paper>): Tamper =>
  row('papers', change, ({ arxiv_id }) => arxiv_id === '2508.00003');

/** A span of the first record of a file, by the name of its column, or of no record. */
const span = (file: string, name: string, change: Partial<LedgerSpan>): Tamper =>
  row('ledger', change, (one) => one.file === file && (one.name ?? one.role) === name);

const repeat = (file: string, name: string, change: Partial<LedgerSpan>): Tamper =>
  row('ledger', change, (one) => one.file === file && one.role === 'repeat' && one.name === name);

const inShape: Damage[] = [
  ['an arXiv id with its version', APPEARANCES, appearance(FEED, { arxiv_id: '2508.00004v2' })],
  ['an upvote of half a person', APPEARANCES, appearance(FEED, { upvotes: 12.5 })],
  ['a day of publication that no calendar has', PAPERS, paper({ published_date: '2025-02-30' })],
];

const inTheLedger: Damage[] = [
  ['a value of no record', LEDGER, span(DAY, 'upvotes', { position: null })],
  ['a value of a record that is not there', LEDGER, span(DAY, 'upvotes', { position: 9 })],
  ['a value of no column', LEDGER, span(DAY, 'upvotes', { name: 'votes' })],
  ['a value of another column', LEDGER, span(DAY, 'comments', { name: 'upvotes' })],
  ['a value as markup', LEDGER, span(PAGE, 'upvotes', { role: 'markup' })],
  ['a decoding that is unknown', LEDGER, span(PAGE, 'arxiv_id', { decoding: 'html-entities+json' })],
  ['markup with a decoding', LEDGER, span(PAGE, 'html', { decoding: 'html-entities' })],
  ['markup of another kind', LEDGER, span(DAY, 'json', { name: 'xml' })],
  ['a value without its text', LEDGER, span(FEED, 'upvotes', { text: null })],
  ['a value of another text', DIGESTS, span(FEED, 'upvotes', { text: '14' })],
  ['markup of another text', DIGESTS, span(DAY, 'json', { text: '{' })],
  ['a title of another text', DIGESTS, span(FEED, 'title', { text: `${'x'.repeat(52)}` })],
  ['a repeat of a record that is not there', LEDGER, repeat(PAGE, 'card', { position: 9 })],
];

const inProvenance: Damage[] = [
  ['another upvote', APPEARANCES, appearance(PAGE, { upvotes: 41 })],
  ['no upvote', APPEARANCES, appearance(PAGE, { upvotes: null })],
  ['a wrong arXiv id', APPEARANCES, appearance(FEED, { arxiv_id: '2508.00009' })],
  ['authors in another order', APPEARANCES, appearance(DAY, { authors: ['Ida "Jo" Birk 2', 'Maja Ōak'] })],
  ['an author left out', APPEARANCES, appearance(FEED, { authors: ['Maja Ōak'] })],
  ['an empty list', APPEARANCES, appearance(FEED, { authors: [] })],
  ['another count of authors', APPEARANCES, appearance(ITEMS, { author_count: 3 })],
  ['a name as written in markup', APPEARANCES, appearance(PAGE, { organization: 'Oak &amp; Sons' })],
  ['a value without a span', APPEARANCES, appearance(FEED, { organization: 'Oak & Sons' })],
  ['another title', APPEARANCES, appearance(PAGE, { title: 'Forty Years of Soil Moisture' })],
  ['another abstract', APPEARANCES, appearance(ITEMS, { abstract: 'Ledgers hold columns.' })],
  ['an abstract that no page has', APPEARANCES, appearance(FEED, { abstract: 'Ledgers hold columns.' })],
  ['another summary', APPEARANCES, appearance(DAY, { ai_summary: 'A model of bees.' })],
  ['keywords in another order', APPEARANCES, appearance(PAGE, { ai_keywords: ['bees', 'tides'] })],
  ['another day of publication', APPEARANCES, appearance(DAY, { published_date: '2025-07-31' })],
  ['a card that begins later', APPEARANCES, appearance(DAY, { byte_start: 2 })],
  ['a card of less than its values', APPEARANCES, appearance(FEED, { byte_end: 300 })],
  ['a card that begins within markup', APPEARANCES, appearance(PAGE, { byte_start: 272 })],
  ['other lines of a card', APPEARANCES, appearance(ITEMS, { line_start: 1 })],
  ['a value of the next record', APPEARANCES, span(DAY, 'upvotes', { position: 2 })],
  ['a span with a decoding less', APPEARANCES, span(DAY, 'published_date', { decoding: 'json-string' })],
  ['a span with another decoding', APPEARANCES, span(PAGE, 'title', { decoding: 'json-string' })],
  ['a span without its decoding', APPEARANCES, span(ITEMS, 'organization', { decoding: null })],
  ['a repeated value of the next record', LEDGER, repeat(DAY, 'title', { position: 2 })],
  ['a repeated card of the next record', LEDGER, repeat(PAGE, 'card', { position: 2 })],
  ['another date than that of the file name', DIGESTS, moved('2025-08-07', '2025-08-06', day('06'))],
  ['another date than that of the items', DIGESTS, moved('2025-08-08', '2025-08-06', day('06'))],
  ['another date than that of the feed', DIGESTS, moved('2025-08-10', '2025-08-09', day('09'))],
  ['a date of another decoding', DIGESTS, span(FEED, 'date', { decoding: 'xml-text+iso-day' })],
  ['the page as source of a date of items', DIGESTS, digest(ITEMS, { year_source: 'page' })],
  ['items as source of a date of the page', DIGESTS, digest(PAGE, { year_source: 'data' })],
  ['the page as source of a date of the name', DIGESTS, digest(DAY, { year_source: 'page' })],
  ['JSON as a feed', DIGESTS, digest(DAY, { source_format: 'feed' })],
  ['a saved page as JSON', DIGESTS, digest(PAGE, { source_format: 'json' })],
  ['a query of a daily page', DIGESTS, digest(PAGE, { query: 'bees' })],
  ['two records on the page of one paper', DIGESTS, digest(DAY, { page_kind: 'paper' })],
  ['an id without the end of the name', DIGESTS, digest(ITEMS, { id: 'items' })],
];

const inRaw: Damage[] = [
  ['another address than that of the sidecar', DIGESTS, digest(ITEMS, { source_url: 'https://example.org' })],
  ['another day of retrieval', DIGESTS, digest(ITEMS, { retrieved: '2025-08-08' })],
  ['a day of retrieval that no sidecar gives', DIGESTS, digest(PAGE, { retrieved: '2025-08-08' })],
];

const inLineage: Damage[] = [
  ['upvotes of an earlier day', PAPERS, paper({ upvotes: 40 })],
  ['upvotes of another day', PAPERS, paper({ upvotes_date: '2025-08-04' })],
  ['another arXiv id', PAPERS, paper({ arxiv_id: '2508.00009' })],
  ['another address', PAPERS, paper({ url: 'https://huggingface.co/papers/2508.00009' })],
  ['another count of authors', PAPERS, paper({ author_count: 1 })],
  ['no stars', PAPERS, paper({ github_stars: null })],
  ['another day of publication', PAPERS, paper({ published_date: '2025-08-04' })],
  ['another count of days', PAPERS, paper({ day_count: 1 })],
];

const inReading: Damage[] = [
  ['authors in another order', PAPERS, paper({ authors: ['Ida "Jo" Birk 2', 'Maja Ōak'] })],
  ['no authors', PAPERS, paper({ authors: null })],
  ['another organization', PAPERS, paper({ organization: 'Elm' })],
  ['no summary', PAPERS, paper({ ai_summary: null })],
  ['another summary', PAPERS, row('papers', { ai_summary: 'A model of a hive.' }, isTitled('Reading'))],
  ['a keyword left out', PAPERS, paper({ ai_keywords: ['tides'] })],
  ['no abstract although an appearance has one', PAPERS, paper({ abstract: null })],
];

const isById = ({ match }: { match: string | null }) => match === 'arxiv-id';

const inCaution: Damage[] = [
  ['a merge of different arXiv ids', MERGES, appearance(PAGE, { arxiv_id: '2508.00009' })],
  ['two arXiv ids in a paper', APPEARANCES, appearance(ITEMS, { arxiv_id: '2508.00009' })],
  ['an arXiv id of two papers', APPEARANCES, appearance('a.txt', { arxiv_id: '2508.00003' })],
  ['no arXiv id of a merge by it', MERGES, appearance(DAY, { arxiv_id: null })],
  ['unlike abstracts that are both known', MERGES, row('merges', { abstract_similarity: null }, isById)],
];

/** Damage to what comes from the answers, the saved page and the feed. */
export const ON_SITE_PAGES: readonly [LawName, Damage[]][] = [
  ['shapes', inShape],
  ['conservation', inTheLedger],
  ['provenance', inProvenance],
  ['raw', inRaw],
  ['lineage', inLineage],
  ['reading', inReading],
  ['caution', inCaution],
];

function day(number: string): Partial<Digest> {
  return { month_day: `--08-${number}` };
}
