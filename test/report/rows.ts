import type {
  Appearance,
  Digest,
  LedgerSpan,
  Merge,
  Paper,
  Quarantined,
  Review,
} from '../../schemas/types.ts';

/** The values of a card that its page does not show. */
const NOT_SHOWN = {
  arxiv_id: null,
  authors: null,
  author_count: null,
  organization: null,
  published_date: null,
  upvotes: null,
  github_repo: null,
  github_stars: null,
  project_page: null,
  ai_summary: null,
  ai_keywords: null,
} satisfies Partial<Paper>;

export function makePaper(row: Partial<Paper>): Paper {
  return {
    id: 'dp-000000000001',
    ...NOT_SHOWN,
    url: null,
    upvotes_date: null,
    title: 'A Title',
    abstract: 'An abstract.',
    first_date: '2025-08-04',
    last_date: null,
    appearance_count: 1,
    day_count: 1,
    title_variants: [],
    links: [],
    text_issues: [],
    ...row,
  };
}

export function makeAppearance(row: Partial<Appearance>): Appearance {
  return {
    paper_id: 'dp-000000000001',
    digest_id: 'a',
    date: '2025-08-04',
    position: 1,
    title: 'A Title',
    abstract: 'An abstract.',
    ...NOT_SHOWN,
    submitted_by: null,
    comments: null,
    match: null,
    similarity: null,
    file: 'a.txt',
    line_start: 3,
    line_end: 5,
    byte_start: 0,
    byte_end: 10,
    ...row,
  };
}

export function makeDigest(row: Partial<Digest>): Digest {
  return {
    id: 'a',
    file: 'a.txt',
    sha256: 'a'.repeat(64),
    bytes: 10,
    page_kind: null,
    source_format: 'text',
    query: null,
    date: '2025-08-04',
    month_day: '--08-04',
    date_precision: 'day',
    year_source: 'sidecar',
    year_reason: 'it is known',
    record_count: 1,
    reject_count: 0,
    boilerplate_count: 0,
    header: '',
    source_url: null,
    retrieved: null,
    licence: null,
    note: null,
    ...row,
  };
}

export function makeMerge(row: Partial<Merge>): Merge {
  const { paper_id_a: _, paper_id_b: __, ...pair } = makeReview({});
  return {
    ...pair,
    paper_id: 'dp-000000000001',
    match: 'similar',
    rule: 'similar-title-abstracts-agree',
    ...row,
  };
}

export function makeReview(row: Partial<Review>): Review {
  return {
    paper_id_a: 'dp-000000000001',
    paper_id_b: 'dp-000000000002',
    title_a: 'A Title',
    title_b: 'Another Title',
    digest_id_a: 'a',
    position_a: 1,
    digest_id_b: 'a',
    position_b: 2,
    similarity: 0.9,
    abstract_similarity: 0.1,
    rule: 'similar-title-guarded',
    evidence_for: ['titles are alike'],
    evidence_against: ['abstracts are not'],
    judgement: null,
    ...row,
  };
}

export function makeReject(row: Partial<Quarantined>): Quarantined {
  return {
    code: 'extract/not-text',
    message: 'this is no text',
    fix: 'remove the paragraph',
    file: 'a.txt',
    digest_id: 'a',
    line_start: 7,
    line_end: 7,
    byte_start: 30,
    byte_end: 40,
    text: '%%%%',
    ...row,
  };
}

export function makeSpan(row: Partial<LedgerSpan>): LedgerSpan {
  return {
    file: 'a.txt',
    digest_id: 'a',
    byte_start: 20,
    byte_end: 30,
    line_start: 5,
    line_end: 7,
    role: 'separator',
    name: null,
    position: null,
    decoding: null,
    text: '\n\n',
    base64: null,
    ...row,
  };
}
