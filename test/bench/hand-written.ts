/** The rules of schemas/records.schema.json as one would write them by hand, for speed. */
export function isRecord(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const record = value as Record<string, unknown>; // whatever it holds is looked at below
  return (
    isText(record.file, 1) &&
    isText(record.digest_id, 1) &&
    isText(record.title, 2, 500) &&
    isText(record.abstract, 50, 20_000) &&
    /\S/.test(record.title as string) &&
    /\S/.test(record.abstract as string) &&
    isInteger(record.position, 1) &&
    isInteger(record.line_start, 1) &&
    isInteger(record.line_end, 1) &&
    isInteger(record.byte_start, 0) &&
    isInteger(record.title_byte_end, 0) &&
    isInteger(record.abstract_byte_start, 0) &&
    isInteger(record.byte_end, 0) &&
    Object.keys(record).length === 11
  );
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
