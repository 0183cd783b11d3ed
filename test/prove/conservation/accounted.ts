import { createHash } from 'node:crypto';
import { extract } from '../../../pipeline/extract/extract.ts';
import type { Extracted } from '../../../pipeline/extract/extracted.ts';
import { PROBLEMS, type Problem } from '../../../pipeline/problem/problem.ts';
import { type Validated, validate } from '../../../pipeline/validate/validate.ts';
import type { ExtractedRecord, LedgerSpan } from '../../../schemas/types.ts';
import type { Tried } from '../proof.ts';

const FILE = 'x.txt';

/** Whether every byte of a dump is accounted for, whatever the dump is. Shares no code with what it checks. */
export function account(bytes: Buffer): Tried {
  try {
    const extracted = extract(bytes, FILE);
    const validated = validate(extracted, bytes, FILE);
    const fault =
      'code' in extracted ? faultOfRefusal(validated, bytes) : faultOf(extracted, validated, bytes);
    return {
      fault: fault ?? faultOfProblems(validated.problems, bytes),
      counts: {
        records: validated.records.length,
        rejects: validated.quarantined.length,
        refused: Number('code' in extracted),
      },
    };
  } catch (error) {
    return { fault: `thrown: ${String(error)}` };
  }
}

/** A refused dump is quarantined as a whole. */
function faultOfRefusal({ quarantined, records, problems }: Validated, bytes: Buffer): string | null {
  const [only] = quarantined;
  const isWhole = quarantined.length === 1 && only?.byte_start === 0 && only.byte_end === bytes.length;
  if (!isWhole || records.length > 0) return 'refused, but not quarantined as a whole';
  return problems.some(({ level }) => level === 'error') ? null : 'refused without an error';
}

function faultOf(extracted: Extracted, validated: Validated, bytes: Buffer): string | null {
  return (
    faultOfSpans(validated.ledger, bytes) ??
    faultOfWhole(validated, bytes) ??
    faultOfRecords(extracted, bytes) ??
    faultOfRejects(validated, bytes)
  );
}

const ROLES = new Set(
  'bom boilerplate date page title abstract value repeat markup separator reject'.split(' '),
);

/** Roles that say more by a name. */
const NAMED = new Set(['boilerplate', 'page', 'reject', 'value', 'repeat', 'markup']);

function faultOfSpans(spans: readonly LedgerSpan[], bytes: Buffer): string | null {
  const lines = linesOf(bytes);
  let end = 0;
  for (const { role, byte_start, byte_end, line_start, line_end, ...span } of spans) {
    const where = `the ${role} from ${byte_start} to ${byte_end}`;
    if (byte_start !== end || byte_end <= byte_start) return `${where} follows byte ${end}`;
    if (!ROLES.has(role)) return `${where} is of no known kind`;
    if (role === 'separator' && !isBlank(bytes.subarray(byte_start, byte_end)))
      return `${where} is not blank`;
    if (NAMED.has(role) && span.name === null) return `${where} has no name`;
    if (line_start !== lines[byte_start] || line_end !== lines[byte_end - 1])
      return `${where} has the wrong lines, ${line_start} to ${line_end}`;
    end = byte_end;
  }
  return end === bytes.length ? null : `the spans end at byte ${end} of ${bytes.length}`;
}

function isBlank(bytes: Buffer): boolean {
  return /^\s*$/.test(bytes.toString('utf8'));
}

/** The line of each byte, and of the end. CRLF counts as one line end. */
function linesOf(bytes: Buffer): Int32Array {
  const lines = new Int32Array(bytes.length + 1);
  let line = 1;
  for (let at = 0; at < bytes.length; at++) {
    lines[at] = line;
    if (bytes[at] === 10 || (bytes[at] === 13 && bytes[at + 1] !== 10)) line++;
  }
  lines[bytes.length] = line;
  return lines;
}

/** Records, rejects and boilerplate in order are the dump. */
function faultOfWhole({ ledger, records, digests }: Validated, bytes: Buffer): string | null {
  const texts = new Map(
    records.flatMap(({ digest_id, position, title, abstract }) => [
      [`title ${digest_id} ${position}`, title],
      [`abstract ${digest_id} ${position}`, abstract],
    ]),
  );
  const hash = createHash('sha256');
  for (const { role, digest_id, position, text, base64 } of ledger)
    if (base64 !== null) hash.update(Buffer.from(base64, 'base64'));
    else hash.update(text ?? texts.get(`${role} ${digest_id} ${position}`) ?? 'lost');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (hash.digest('hex') !== sha256) return 'records, rejects and boilerplate do not make the dump again';
  return digests.every((digest) => digest.sha256 === sha256) ? null : 'a digest has another SHA-256';
}

function faultOfRecords({ records, pages, spans, source_format }: Extracted, bytes: Buffer): string | null {
  const hasCards = source_format !== 'text' || spans.some(({ role }) => role === 'markup');
  const last = new Map(pages.map(({ digest_id }) => [digest_id, 0]));
  for (const record of records) {
    const { digest_id, position, title } = record;
    if (position !== (last.get(digest_id) ?? Number.NaN) + 1)
      return `${digest_id} ${position} is out of order`;
    last.set(digest_id, position);
    const fault = hasCards ? null : faultOfTexts(record, bytes);
    if (fault !== null) return `${digest_id} ${position} has ${fault}`;
    if (/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/.test(title + (record.abstract ?? '')))
      return `${digest_id} ${position} has control characters`;
  }
  return null;
}

/** In a list of paragraphs a record is its title, blanks, and its abstract; `verify` decodes the values of cards. */
function faultOfTexts(record: ExtractedRecord, bytes: Buffer): string | null {
  const { byte_start, byte_end, abstract_byte_start } = record;
  if (abstract_byte_start === null) return 'no abstract';
  if (bytes.toString('utf8', byte_start, record.title_byte_end) !== record.title)
    return 'a title that is not at its bytes';
  if (bytes.toString('utf8', abstract_byte_start, byte_end) !== record.abstract)
    return 'an abstract that is not at its bytes';
  if (!isBlank(bytes.subarray(record.title_byte_end, abstract_byte_start)))
    return 'more than blanks between title and abstract';
  return isWhole(bytes, record) ? null : 'invalid UTF-8';
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

function isWhole(bytes: Buffer, { byte_start, byte_end }: { byte_start: number; byte_end: number }): boolean {
  try {
    return UTF8.decode(bytes.subarray(byte_start, byte_end)) !== '';
  } catch {
    return false;
  }
}

/** Each reject of the ledger is in quarantine with a reason, and the reverse. */
function faultOfRejects({ ledger, quarantined }: Validated, bytes: Buffer): string | null {
  const rejects = ledger.filter(({ role }) => role === 'reject');
  const stray = rejects.find(
    (span) => !quarantined.some((row) => row.byte_start <= span.byte_start && span.byte_end <= row.byte_end),
  );
  if (stray) return `the reject at byte ${stray.byte_start} is not in quarantine`;
  const lost = quarantined.find((row) => !rejects.some((span) => span.byte_start === row.byte_start));
  if (lost) return `the row of byte ${lost.byte_start} in quarantine is no reject`;
  const kept = quarantined.find((row) =>
    ledger.some(
      ({ role, byte_start, byte_end }) =>
        byte_start < row.byte_end &&
        byte_end > row.byte_start &&
        !['reject', 'separator', 'date'].includes(role),
    ),
  );
  if (kept) return `the row of byte ${kept.byte_start} in quarantine holds more`;
  const other = quarantined.find((row) => row.text !== bytes.toString('utf8', row.byte_start, row.byte_end));
  return other ? `the row of byte ${other.byte_start} in quarantine has another text` : null;
}

const TABLE = new Map<string, { level: string; fix: string }>(Object.entries(PROBLEMS));

/** A fix names the day of the page where that is known. */
const FIX_OF_DAY = /\(npx daily-papers fetch --from (\d{4}-\d{2}-\d{2}) --to \1\)/;

function faultOfProblems(problems: readonly Problem[], bytes: Buffer): string | null {
  const last = linesOf(bytes)[bytes.length] ?? 1;
  for (const { code, level, fix, message, line, column, span } of problems) {
    const known = TABLE.get(code);
    if (known?.level !== level || !(known.fix === fix || FIX_OF_DAY.test(fix)) || message === '')
      return `${code} differs from the table of problems`;
    if (line === null || line < 1 || line > last || column === null || column < 1)
      return `${code} has the wrong place ${line}:${column}`;
    if (span !== null && !(span[0] >= 0 && span[0] <= span[1] && span[1] <= bytes.length))
      return `${code} has the wrong bytes ${span.join(' to ')}`;
  }
  return null;
}
