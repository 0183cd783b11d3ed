// Generated from the *.schema.json in this folder: change those, then run: npx daily-papers schemas
import type { ErrorObject } from 'ajv';
import type {
  Appearance,
  Diff,
  Digest,
  Judgement,
  Latest,
  LedgerSpan,
  Manifest,
  Merge,
  Paper,
  Passport,
  Problem,
  Quarantined,
  ExtractedRecord,
  Redirect,
  Review,
  Sidecar,
  PaperTitlesOnly,
  AppearanceTitlesOnly,
} from './types.ts';

interface Validate<T> {
  (data: unknown): data is T;
  errors?: ErrorObject[] | null;
}
export const validateAppearance: Validate<Appearance>;
export const validateDiff: Validate<Diff>;
export const validateDigest: Validate<Digest>;
export const validateJudgement: Validate<Judgement>;
export const validateLatest: Validate<Latest>;
export const validateLedgerSpan: Validate<LedgerSpan>;
export const validateManifest: Validate<Manifest>;
export const validateMerge: Validate<Merge>;
export const validatePaper: Validate<Paper>;
export const validatePassport: Validate<Passport>;
export const validateProblem: Validate<Problem>;
export const validateQuarantined: Validate<Quarantined>;
export const validateExtractedRecord: Validate<ExtractedRecord>;
export const validateRedirect: Validate<Redirect>;
export const validateReview: Validate<Review>;
export const validateSidecar: Validate<Sidecar>;
export const validatePaperTitlesOnly: Validate<PaperTitlesOnly>;
export const validateAppearanceTitlesOnly: Validate<AppearanceTitlesOnly>;
