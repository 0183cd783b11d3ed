import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Dump } from '../../pipeline/verify/dumps.ts';
import { findLineStarts } from '../../pipeline/verify/line-numbers.ts';
import { checkConservation } from '../../pipeline/verify/laws/conservation.ts';
import { checkProvenance } from '../../pipeline/verify/laws/provenance.ts';
import type { Appearance, Digest, LedgerSpan } from '../../schemas/types.ts';
import { makeAppearance, makeDigest } from '../report/rows.ts';
import { lawOf, placed } from './made-up.ts';
import { NO_FIELDS } from '../support/no-fields.ts';

/** A day of the API with two cards: `«` begins a span of the role, name or column before `:`, and `»` ends it. */
const PAGE = `[
{"paper":{"id":«arxiv_id:"2508.00001"»,"authors":[{"name":«authors:"Ada A"»},{"name":«authors:"B\\u00e9 B"»}],
"publishedAt":«published_date:"2025-07-31T10:00:00.000Z"»,"submittedOnDailyAt":«date:"2025-08-04T01:00:00.000Z"»,
"title":«title:"On\\n  Bees"»,"summary":«abstract:"Bees \\"count\\"."»,"upvotes":«upvotes:12»,"githubRepo":«github_repo:"https:\\/\\/github.com\\/a\\/b"»},
"title":«repeat:"On\\n  Bees"»,"numComments":«comments:3»},
{"paper":{"id":«arxiv_id:"2508.00002"»,"authors":[],"publishedAt":«published_date:"2025-07-30T10:00:00.000Z"»,
"submittedOnDailyAt":«date:"2025-08-04T02:00:00.000Z"»,"title":«title:"On Wasps"»,"upvotes":«upvotes:7»}}
]`;

const DECODINGS: Readonly<Record<string, string>> = {
  arxiv_id: 'json-string+arxiv-id',
  authors: 'json-string',
  published_date: 'json-string+iso-day',
  date: 'json-string+iso-day',
  title: 'json-string',
  abstract: 'json-string',
  github_repo: 'json-string',
};

const BEES: Partial<Appearance> = {
  position: 1,
  title: 'On\n  Bees',
  abstract: 'Bees "count".',
  arxiv_id: '2508.00001',
  authors: ['Ada A', 'Bé B'],
  author_count: 2,
  published_date: '2025-07-31',
  upvotes: 12,
  github_repo: 'https://github.com/a/b',
  comments: 3,
};

const WASPS: Partial<Appearance> = {
  position: 2,
  title: 'On Wasps',
  abstract: null,
  arxiv_id: '2508.00002',
  published_date: '2025-07-30',
  upvotes: 7,
};

/** The spans of the page, in order. */
function spansOf(page: string): LedgerSpan[] {
  let [at, line, position] = [0, 1, 0];
  return page.split(/«|»/).map((part, index): LedgerSpan => {
    const [, what = 'markup', text = part] = index % 2 === 0 ? [] : (/^(\w+):([^]*)$/.exec(part) ?? []);
    if (what === 'arxiv_id') position++;
    const role = ['markup', 'date', 'title', 'abstract', 'repeat'].includes(what) ? what : 'value';
    const isOfRecord = role !== 'markup' && role !== 'date';
    const [byte_start, line_start] = [at, line];
    at += Buffer.byteLength(text);
    line += text.split('\n').length - 1;
    return {
      file: 'a.json',
      digest_id: 'a.json',
      byte_start,
      byte_end: at,
      line_start,
      line_end: text.endsWith('\n') ? line - 1 : line,
      role: role as LedgerSpan['role'],
      name: { markup: 'json', repeat: 'title', value: what }[role] ?? null,
      position: isOfRecord ? position : null,
      decoding: role === 'repeat' ? null : (DECODINGS[what] ?? null),
      text,
      base64: null,
    };
  });
}

type ChangeSpans = (spans: LedgerSpan[]) => LedgerSpan[];

interface Changes {
  page?: string;
  spans?: ChangeSpans;
  bees?: Partial<Appearance>;
  wasps?: Partial<Appearance>;
  digest?: Partial<Digest>;
}

function dumpWith({ page = PAGE, spans: change = (all) => all, bees, wasps, digest }: Changes): Dump {
  const bytes = Buffer.from(page.replaceAll(/«\w+:|»/g, ''));
  const spans = change(spansOf(page));
  const identity = { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  const lineStarts = findLineStarts(bytes);
  const cards = [bytes.indexOf('{"paper"'), bytes.lastIndexOf('{"paper"')];
  const ends = [bytes.indexOf(',\n{"paper"'), bytes.lastIndexOf('\n]')];
  const appearances = [
    { ...BEES, ...bees },
    { ...WASPS, ...wasps },
  ].map((row, index) => {
    const [byte_start = 0, byte_end = 0] = [cards[index], ends[index]];
    const lineOf = (byte: number) => lineStarts.filter((start) => start <= byte).length;
    const place = { byte_start, byte_end, line_start: lineOf(byte_start), line_end: lineOf(byte_end - 1) };
    return makeAppearance({ ...NO_FIELDS, digest_id: 'a.json', file: 'a.json', ...place, ...row });
  });
  return {
    file: 'a.json',
    edition: 'full',
    isWithheld: false,
    spans: placed(spans),
    parts: spans.map(({ text }) => Buffer.from(text ?? '')),
    bytes,
    lineStarts,
    hasSidecar: false,
    digests: placed([
      makeDigest({
        id: 'a.json',
        file: 'a.json',
        ...identity,
        page_kind: 'daily',
        source_format: 'json',
        query: null,
        year_source: 'data',
        year_reason: null,
        record_count: 2,
        ...digest,
      }),
    ]),
    appearances: placed(appearances),
    quarantined: [],
    input: { file: 'a.json', ...identity },
  };
}

function toldOf(changes: Changes): string[] {
  const dump = dumpWith(changes);
  const told = [...lawOf(checkConservation(dump)).told, ...lawOf(checkProvenance(dump)).told];
  return told.map((message) => message.replace(/^(\w+)\.jsonl:\d+: (?:a\.json: )?/, '$1: '));
}

/** Changes the one span that has this text. */
function inSpan(text: string, change: Partial<LedgerSpan>): ChangeSpans {
  return (spans) => {
    const at = spans.findIndex((span) => span.text === text);
    expect(at).toBeGreaterThan(-1);
    return spans.with(at, { ...(spans[at] as LedgerSpan), ...change });
  };
}

/** Moves the edge between the span of this text and the one before. */
function shifted(text: string, by: number): ChangeSpans {
  return (spans) => {
    const at = spans.findIndex((span) => span.text === text);
    const [before, own] = [spans[at - 1], spans[at]] as [LedgerSpan, LedgerSpan];
    const all = `${before.text}${own.text}`;
    const cut = (before.text?.length ?? 0) + by;
    const middle = own.byte_start + by;
    return spans.toSpliced(
      at - 1,
      2,
      { ...before, text: all.slice(0, cut), byte_end: middle },
      { ...own, text: all.slice(cut), byte_start: middle },
    );
  };
}

const AS_MARKUP = { role: 'markup', name: 'json', position: null, decoding: null } as const;
const NO_FIT = 'do not fit the decoding that the ledger names';

describe('the values of a page', () => {
  it('are found at their bytes', () => {
    expect(toldOf({})).toEqual([]);
  });

  it.each<[what: string, changes: Changes, told: string[]]>([
    ['another number', { bees: { upvotes: 13 } }, ['1 on a.json: upvotes is 13, its bytes say 12']],
    [
      'another text',
      { bees: { github_repo: 'x' } },
      ['1 on a.json: github_repo is x, its bytes say https://github.com/a/b'],
    ],
    [
      'another title',
      { wasps: { title: 'On Ants' } },
      ['2 on a.json: title is On Ants, its bytes say On Wasps'],
    ],
    [
      'another abstract',
      { bees: { abstract: 'Bees.' } },
      ['1 on a.json: abstract is Bees., its bytes say Bees "count".'],
    ],
    [
      'an abstract without a span',
      { wasps: { abstract: 'Wasps.' } },
      ['2 on a.json: abstract is Wasps., its bytes say null'],
    ],
    [
      'a value without a span',
      { wasps: { comments: 1 } },
      ['2 on a.json: comments is 1, its bytes say null'],
    ],
    ['a value dropped', { bees: { comments: null } }, ['1 on a.json: comments is null, its bytes say 3']],
    [
      'an author too few',
      { bees: { authors: ['Ada A'] } },
      ['1 on a.json: authors is Ada A, its bytes say Ada A | Bé B'],
    ],
    [
      'authors in another order',
      { bees: { authors: ['Bé B', 'Ada A'] } },
      ['1 on a.json: authors is Bé B | Ada A, its bytes say Ada A | Bé B'],
    ],
    [
      'another number of authors',
      { bees: { author_count: 3 } },
      ['1 on a.json: author_count is 3, its bytes say 2'],
    ],
    [
      'no number of authors',
      { bees: { author_count: null } },
      ['1 on a.json: author_count is null, its bytes say 2'],
    ],
    ['an empty list', { wasps: { authors: [] } }, ['2 on a.json: authors is an empty list']],
    [
      'a span that is missing',
      { spans: inSpan('12', AS_MARKUP) },
      ['1 on a.json: upvotes is 12, its bytes say null'],
    ],
    [
      'a span of another column',
      { spans: inSpan('12', { name: 'github_stars' }) },
      [
        '1 on a.json: upvotes is 12, its bytes say null',
        '1 on a.json: github_stars is null, its bytes say 12',
      ],
    ],
    ['a shifted span', { spans: shifted('12', 1) }, ['1 on a.json: upvotes is 12, its bytes say 2']],
    [
      'a span shifted over its quote',
      { spans: shifted('"On Wasps"', 1) },
      [`2 on a.json: bytes of title ${NO_FIT}`],
    ],
    [
      'another decoding',
      { spans: inSpan('"2508.00001"', { decoding: 'html-text' }) },
      ['1 on a.json: arxiv_id is 2508.00001, its bytes say "2508.00001"'],
    ],
    [
      'a decoding that does not fit',
      { spans: inSpan('"Ada A"', { decoding: 'iso-day' }) },
      [`1 on a.json: bytes of authors ${NO_FIT}`],
    ],
    [
      'a number that is not one',
      { page: PAGE.replace(':12»', ':1e1»'), bees: { upvotes: 10 } },
      [`1 on a.json: bytes of upvotes ${NO_FIT}`],
    ],
  ])('are not %s', (_, changes, told) => {
    expect(toldOf(changes)).toEqual(told.map((message) => `appearances: ${message}`));
  });

  it('may have commas between thousands', () => {
    const page = (digits: string) => PAGE.replace('upvotes:7»', `upvotes:${digits}»`);
    const told = (digits: string) =>
      toldOf({ page: page(digits), wasps: { upvotes: 1234567 } }).filter((one) => one.includes('upvotes'));
    expect(told('1,234,567')).toEqual([]);
    expect(told('12,34567')).toEqual([`appearances: 2 on a.json: bytes of upvotes ${NO_FIT}`]);
  });

  it('count the authors that a page counts, not those that it names', () => {
    const page = PAGE.replace('"numComments"', '"n":«author_count:9»,"numComments"');
    expect(toldOf({ page, bees: { author_count: 9 } })).toEqual([]);
    expect(toldOf({ page })).toEqual(['appearances: 1 on a.json: author_count is 2, its bytes say 9']);
  });
});

describe('the spans of a record', () => {
  const OUTSIDE = /has its card at bytes \d+ to \d+, but its upvotes at \d+ to \d+$/;

  it('are not those of another card', () => {
    expect(
      toldOf({
        spans: (spans) => inSpan('12', AS_MARKUP)(inSpan('7', { position: 1 })(spans)),
        bees: { upvotes: 7 },
        wasps: { upvotes: null },
      }),
    ).toEqual([expect.stringMatching(OUTSIDE)]);
  });

  it.each<[what: string, changes: Changes, told: (string | RegExp)[]]>([
    [
      'one column twice',
      { spans: inSpan('3', { name: 'upvotes' }) },
      [/^ledger: the upvotes of 1 on a\.json is here and before/],
    ],
    [
      'a list in two places',
      { spans: inSpan('"https:\\/\\/github.com\\/a\\/b"', { name: 'authors' }) },
      [/^ledger: the authors of 1 on a\.json is here and before/],
    ],
    [
      'a second title',
      { spans: inSpan('"https:\\/\\/github.com\\/a\\/b"', { role: 'title', name: null }) },
      [/^ledger: the title of 1 on a\.json is here and before/],
    ],
    [
      'no title',
      { spans: inSpan('"On Wasps"', AS_MARKUP) },
      [/^appearances: (?:a\.json )?has no title for 2 on a\.json/],
    ],
    [
      'a place of no appearance',
      { spans: inSpan('7', { position: 3 }) },
      [/^ledger: 3 on a\.json is no appearance/],
    ],
    [
      'an unknown column',
      { spans: inSpan('7', { name: 'votes' }) },
      [/must have a name that its role allows/],
    ],
    [
      'a value without a name',
      { spans: inSpan('7', { name: null }) },
      [/must have a name that its role allows/],
    ],
    [
      'a value without a position',
      { spans: inSpan('7', { position: null }) },
      [/must have a position on a digest/],
    ],
    [
      'an unknown decoding',
      { spans: inSpan('7', { decoding: 'number' }) },
      [/must have no decoding, or known ones/],
    ],
    [
      'markup with a decoding',
      { spans: (all) => all.with(0, { ...(all[0] as LedgerSpan), decoding: 'cdata' }) },
      [/must have no decoding, or known ones/],
    ],
    [
      'markup with a position',
      { spans: (all) => all.with(0, { ...(all[0] as LedgerSpan), position: 1 }) },
      [/must have a position on a digest/],
    ],
    [
      'markup of another format',
      { spans: (all) => all.with(0, { ...(all[0] as LedgerSpan), name: 'xml' }) },
      [/^ledger: there is markup of xml in a page that is json/],
    ],
    [
      'markup of no format',
      { spans: (all) => all.with(0, { ...(all[0] as LedgerSpan), name: 'yaml' }) },
      [/must have a name that its role allows/],
    ],
    ['a value without its text', { spans: inSpan('7', { text: null }) }, [/must have its text here/]],
  ])('are not %s', (_, changes, told) => {
    const found = toldOf(changes);
    for (const message of told) expect(found).toContainEqual(expect.stringMatching(message));
  });

  it('may repeat an unknown card, but only a value of their own', () => {
    const repeat = (change: Partial<LedgerSpan>) => ({
      spans: (all: LedgerSpan[]) =>
        all.map((span) => (span.role === 'repeat' ? { ...span, ...change } : span)),
    });
    expect(toldOf(repeat({ position: null, name: 'card' }))).toEqual([]);
    expect(toldOf(repeat({ position: 2 }))).toEqual([
      'ledger: the repeated title of 2 on a.json is not in its card',
    ]);
    expect(toldOf(repeat({ position: 9 }))).toEqual(['ledger: 9 on a.json is no appearance']);
  });
});

describe('the card of a record', () => {
  it.each<[what: string, changes: Changes, told: RegExp]>([
    [
      'begin too late',
      { bees: { byte_start: 5 } },
      /1 on a\.json has bytes 5 to \d+, which are no JSON object/,
    ],
    ['overlap another', { wasps: { byte_start: 2 } }, /the cards of 1 on a\.json and 2 on a\.json overlap/],
    ['stand on other lines', { wasps: { line_end: 9 } }, /2 on a\.json is on lines 6 to 7, not 6 to 9/],
    [
      'end after the dump',
      { wasps: { byte_end: 9999 } },
      /2 on a\.json has bytes \d+ to 9999, which are no JSON object/,
    ],
  ])('does not %s', (_, changes, told) => {
    expect(toldOf(changes)).toContainEqual(expect.stringMatching(told));
  });
});

describe('a page says', () => {
  it.each<[what: string, digest: Partial<Digest>, told: string[]]>([
    [
      'its own day, not that of its items',
      { year_source: 'page' },
      ['the year is from the data, not from the page'],
    ],
    [
      'one day',
      { date: '2025-08-05', month_day: '--08-05' },
      ['the page names --08-04, month_day is --08-05'],
    ],
    [
      'its words if it is a search',
      { page_kind: 'daily', query: 'bees' },
      ['there is a query, but the page is daily'],
    ],
    ['one paper if it is of one', { page_kind: 'paper' }, ['the page is of one paper, but has 2']],
    ['its format', { source_format: 'feed' }, ['the file does not begin as feed does']],
    ['its format by its first sign', { source_format: 'html' }, ['the file does not begin as html does']],
  ])('%s', (_, digest, told) => {
    const found = toldOf({ digest }).filter((one) => one.startsWith('digests'));
    expect(found).toEqual(told.map((message) => `digests: ${message}`));
  });
});
