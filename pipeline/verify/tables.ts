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
  Digest,
  LedgerSpan,
  Merge,
  Paper,
  Quarantined,
  Redirect,
  Review,
} from '../../schemas/types.ts';
import {
  validateAppearance,
  validateDigest,
  validateLedgerSpan,
  validateMerge,
  validatePaper,
  validateQuarantined,
  validateRedirect,
  validateReview,
} from '../../schemas/validators.js';

export interface RowOf {
  papers: Paper;
  appearances: Appearance;
  digests: Digest;
  merges: Merge;
  review: Review;
  redirects: Redirect;
  ledger: LedgerSpan;
  quarantine: Quarantined;
}

export type TableName = keyof RowOf;

/** The parts of a JSON Schema that say how a row is written. */
export interface Property {
  type: string | readonly string[];
  description?: string;
  format?: string;
  properties?: Readonly<Record<string, Property>>;
  items?: Property;
}

/** Every table: its schema, the check that its schema amounts to, and in what it is written beside JSONL. */
export const TABLES = {
  papers: { schema: papers as Property, valid: validatePaper, columnar: true },
  appearances: { schema: appearances as Property, valid: validateAppearance, columnar: true },
  digests: { schema: digests as Property, valid: validateDigest, columnar: true },
  merges: { schema: merges as Property, valid: validateMerge, columnar: false },
  review: { schema: review as Property, valid: validateReview, columnar: false },
  redirects: { schema: redirects as Property, valid: validateRedirect, columnar: false },
  ledger: { schema: ledger as Property, valid: validateLedgerSpan, columnar: false },
  quarantine: { schema: quarantine as Property, valid: validateQuarantined, columnar: false },
};

// the keys of the object above
export const TABLE_NAMES = Object.keys(TABLES) as TableName[];

export const FORMATS = ['csv', 'arrow', 'parquet'] as const;

/** Names of the files that hold a table. */
export function filesOf(table: TableName): string[] {
  const formats = TABLES[table].columnar ? ['jsonl', ...FORMATS] : ['jsonl'];
  return formats.map((format) => `${table}.${format}`);
}

export const MANIFEST = 'manifest.json';
export const SUMS = 'SHA256SUMS';
