import type { LedgerSpan } from '../../../schemas/types.ts';
import { areDecodings } from '../decoders.ts';
import { columnOfBytes, mayBeLeftOut } from '../dumps.ts';
import type { Edition } from '../tables.ts';
import { VALUE_NAMES } from '../values.ts';
import { NOTE_NAMES } from './notes.ts';

/** What is wrong with the fields of a span by its role. */
export function findFieldFaults(span: LedgerSpan, edition: Edition): string[] {
  return FIELDS.filter(({ holds }) => !holds(span, edition)).map(({ message }) => message);
}

type Role = LedgerSpan['role'];

const COLUMNS: readonly string[] = VALUE_NAMES;

const NOTES: readonly string[] = NOTE_NAMES;

/** Tests the name of a span of each role; other roles have none. */
const NAMES: Partial<Record<Role, (name: string) => boolean>> = {
  boilerplate: () => true,
  reject: () => true,
  value: (name) => COLUMNS.includes(name),
  repeat: (name) => COLUMNS.includes(name) || ['card', 'title', 'abstract'].includes(name),
  page: (name) => NOTES.includes(name),
  markup: (name) => ['json', 'html', 'xml', 'text', 'markdown'].includes(name),
};

const DECODED: readonly Role[] = ['title', 'abstract', 'value', 'date', 'page'];

const FIELDS: readonly { message: string; holds(span: LedgerSpan, edition: Edition): boolean }[] = [
  {
    message:
      'must have its text here, as text or as base64, unless appearances has it or the edition has none',
    holds: (span, edition) => {
      const isElsewhere = columnOfBytes(span) !== null || (edition !== 'full' && mayBeLeftOut(span));
      return [span.text, span.base64].filter((text) => text !== null).length === (isElsewhere ? 0 : 1);
    },
  },
  {
    message: 'must have a position on a digest if it is of a record, and only then',
    holds: ({ role, position, digest_id }) => {
      const isOfRecord = role === 'title' || role === 'abstract' || role === 'value';
      return position === null ? !isOfRecord : (isOfRecord || role === 'repeat') && digest_id !== null;
    },
  },
  {
    message: 'must have a name that its role allows, or none if its role has none',
    holds: ({ role, name }) => (name === null ? NAMES[role] === undefined : NAMES[role]?.(name) === true),
  },
  {
    message:
      'must have no decoding, or known ones if it is a value, a title, an abstract, a date or a note on the page',
    holds: ({ role, decoding }) => decoding === null || (DECODED.includes(role) && areDecodings(decoding)),
  },
];
