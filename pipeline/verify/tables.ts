import appearances from '../../schemas/appearances.schema.json' with { type: 'json' };
import digests from '../../schemas/digests.schema.json' with { type: 'json' };
import ledger from '../../schemas/ledger.schema.json' with { type: 'json' };
import merges from '../../schemas/merges.schema.json' with { type: 'json' };
import papers from '../../schemas/papers.schema.json' with { type: 'json' };
import quarantine from '../../schemas/quarantine.schema.json' with { type: 'json' };
import redirects from '../../schemas/redirects.schema.json' with { type: 'json' };
import review from '../../schemas/review.schema.json' with { type: 'json' };
import type {
  Appearance,
  AppearanceTitlesOnly,
  Digest,
  LedgerSpan,
  Manifest,
  Merge,
  Paper,
  PaperTitlesOnly,
  Quarantined,
  Redirect,
  Review,
} from '../../schemas/types.ts';
import {
  validateAppearance,
  validateAppearanceTitlesOnly,
  validateDigest,
  validateLedgerSpan,
  validateMerge,
  validatePaper,
  validatePaperTitlesOnly,
  validateQuarantined,
  validateRedirect,
  validateReview,
} from '../../schemas/validators.js';

export type Edition = Manifest['edition'];

/** The row of each table, in any edition. */
export interface RowOf {
  papers: PaperTitlesOnly & Partial<Pick<Paper, 'abstract'>>;
  appearances: AppearanceTitlesOnly & Partial<Pick<Appearance, 'abstract'>>;
  digests: Digest;
  merges: Merge;
  review: Review;
  redirects: Redirect;
  ledger: LedgerSpan;
  quarantine: Quarantined;
}

export type TableName = keyof RowOf;

/** The parts of a JSON Schema used here. */
export interface Property {
  type: string | readonly string[];
  description?: string;
  format?: string;
  properties?: Readonly<Record<string, Property>>;
  items?: Property;
}

const COLUMNAR = ['csv', 'arrow', 'parquet'] as const;

function toPaperKey(column: string): string {
  return `FOREIGN KEY (${column}) REFERENCES papers (id)`;
}

/** @param end which appearance of a pair */
function toAppearanceKey(end: 'a' | 'b'): string {
  return `FOREIGN KEY (digest_id_${end}, position_${end}) REFERENCES appearances (digest_id, position)`;
}

/**
 * Every table: its schema and validator, its formats besides JSONL, and its keys in the SQLite file, null if it is
 * not there.
 */
export const TABLES = {
  papers: {
    schema: papers as Property,
    valid: validatePaper,
    formats: [...COLUMNAR, 'spreadsheet.csv'],
    keys: ['PRIMARY KEY (id)'],
  },
  appearances: {
    schema: appearances as Property,
    valid: validateAppearance,
    formats: COLUMNAR,
    keys: [
      'PRIMARY KEY (digest_id, position)',
      toPaperKey('paper_id'),
      'FOREIGN KEY (digest_id) REFERENCES digests (id)',
    ],
  },
  digests: {
    schema: digests as Property,
    valid: validateDigest,
    formats: COLUMNAR,
    keys: ['PRIMARY KEY (id)'],
  },
  merges: {
    schema: merges as Property,
    valid: validateMerge,
    formats: [],
    keys: [
      'PRIMARY KEY (digest_id_b, position_b)',
      toPaperKey('paper_id'),
      toAppearanceKey('a'),
      toAppearanceKey('b'),
    ],
  },
  review: {
    schema: review as Property,
    valid: validateReview,
    formats: [],
    keys: [
      'PRIMARY KEY (digest_id_a, position_a, digest_id_b, position_b)',
      toPaperKey('paper_id_a'),
      toPaperKey('paper_id_b'),
      toAppearanceKey('a'),
      toAppearanceKey('b'),
    ],
  },
  redirects: {
    schema: redirects as Property,
    valid: validateRedirect,
    formats: [],
    keys: ['PRIMARY KEY (id)', toPaperKey('paper_id')],
  },
  ledger: { schema: ledger as Property, valid: validateLedgerSpan, formats: [], keys: null },
  quarantine: { schema: quarantine as Property, valid: validateQuarantined, formats: [], keys: null },
} as const;

// the keys of the object above
export const TABLE_NAMES = Object.keys(TABLES) as TableName[];

export type Format = (typeof TABLES)[TableName]['formats'][number];

/** The schema of a row, and its validator. */
export interface Shape {
  schema: Property;
  valid:
    | (typeof TABLES)[TableName]['valid']
    | typeof validatePaperTitlesOnly
    | typeof validateAppearanceTitlesOnly;
}

const WITHOUT_ABSTRACTS: Partial<Record<TableName, Shape>> = {
  papers: { schema: omitAbstract(TABLES.papers.schema), valid: validatePaperTitlesOnly },
  appearances: { schema: omitAbstract(TABLES.appearances.schema), valid: validateAppearanceTitlesOnly },
};

export function getShape(table: TableName, edition: Edition): Shape {
  return (edition === 'full' ? undefined : WITHOUT_ABSTRACTS[table]) ?? TABLES[table];
}

function omitAbstract({ properties = {}, ...schema }: Property): Property {
  const { abstract: _, ...rest } = properties;
  return { ...schema, properties: rest };
}

/** Names of the files that hold only this table. */
export function listTableFiles(table: TableName): string[] {
  return ['jsonl', ...TABLES[table].formats].map((format) => `${table}.${format}`);
}

/** The SQLite file. */
export const DATABASE = 'daily-papers.sqlite';
/** What the name of a sidecar adds to that of its dump. */
export const SIDECAR_END = '.sidecar.json';
/** The code of a date line that names a day of no calendar. */
export const IMPOSSIBLE_DATE = 'extract/impossible-date';
/** The decisions of people, among the dumps. */
export const JUDGEMENTS = 'judgements.jsonl';
export const MANIFEST = 'manifest.json';
export const SUMS = 'SHA256SUMS';
