/** The rules of schemas/records.schema.json as one would write them by hand, for speed. */
export function isRecord(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const record = value as Record<string, unknown>; // whatever it holds is looked at below
  return (
    isText(record.file, 1) &&
    isText(record.digest_id, 1) &&
    isText(record.title, 2, 500) &&
    /\S/.test(record.title as string) &&
    isNullOr(record.abstract, (abstract) => isText(abstract, 50, 20_000) && /\S/.test(abstract as string)) &&
    NUMBERS.every(([column, least]) => isInteger(record[column], least)) &&
    NULLABLE_NUMBERS.every((column) => isNullOr(record[column], (value) => isInteger(value, 0))) &&
    NULLABLE_TEXTS.every((column) => isNullOr(record[column], (value) => isText(value, 1))) &&
    NULLABLE_LISTS.every((column) => isNullOr(record[column], isListOfTexts)) &&
    typeof record.unmarked_summary === 'boolean' &&
    Object.keys(record).length === 31
  );
}

const NUMBERS: readonly [string, number][] = [
  ['position', 1],
  ['line_start', 1],
  ['line_end', 1],
  ['byte_start', 0],
  ['byte_end', 0],
  ['title_byte_start', 0],
  ['title_byte_end', 0],
];

const NULLABLE_NUMBERS = [
  'abstract_byte_start',
  'abstract_byte_end',
  'ai_summary_byte_start',
  'ai_summary_byte_end',
  'author_count',
  'upvotes',
  'comments',
  'github_stars',
];

const NULLABLE_TEXTS = [
  'abstract_decoding',
  'ai_summary_decoding',
  'ai_summary',
  'arxiv_id',
  'organization',
  'submitted_by',
  'published_date',
  'github_repo',
  'project_page',
];

const NULLABLE_LISTS = ['authors', 'ai_keywords'];

function isNullOr(value: unknown, holds: (value: unknown) => boolean): boolean {
  return value === null || holds(value);
}

function isListOfTexts(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((text) => isText(text, 1));
}

function isInteger(value: unknown, least: number): boolean {
  return Number.isInteger(value) && (value as number) >= least;
}

/** Code points are counted only where their number is in doubt: a text has at least half as many as code units. */
function isText(value: unknown, least: number, most = Number.POSITIVE_INFINITY): boolean {
  if (typeof value !== 'string') return false;
  if (value.length >= 2 * least && value.length <= most) return true;
  const characters = [...value].length;
  return characters >= least && characters <= most;
}
