import { describe, expect, it } from 'vitest';
import { extract } from '../../pipeline/extract/extract.ts';
import { type Validated, validate } from '../../pipeline/validate/validate.ts';
import type { Sidecar } from '../../schemas/types.ts';
import { page, RECORDS } from '../support/page.ts';

const REASON = 'the page links to a paper of that month';

function check(text: string | Buffer, sidecar: Sidecar = {}): Validated {
  const bytes = Buffer.from(text);
  return validate(extract(bytes, 'x.txt'), bytes, 'x.txt', sidecar);
}

const codes = ({ problems }: Validated) => problems.map(({ code }) => code);

describe('the date of a digest', () => {
  const dated = (line: string, sidecar: Sidecar = {}) => check(page(RECORDS, line).join('\n\n'), sidecar);

  it.each([
    ['Aug 4', {}, null, '--08-04', 'month-day', null],
    ['Aug 4', { year: 2025, year_reason: REASON }, '2025-08-04', '--08-04', 'day', 'sidecar'],
    ['Aug 4, 2025', {}, '2025-08-04', '--08-04', 'day', 'page'],
    ['2025-08-04', { year: 2025, year_reason: REASON }, '2025-08-04', '--08-04', 'day', 'page'],
    ['Monday, August 4', { year: 2025, year_reason: REASON }, '2025-08-04', '--08-04', 'day', 'sidecar'],
  ] as const)('%s with %j is %s', (line, sidecar, date, month_day, date_precision, year_source) => {
    const { digests, problems } = dated(line, sidecar);
    expect(digests).toMatchObject([{ date, month_day, date_precision, year_source }]);
    expect(problems).toEqual([]);
  });

  it.each([
    ['Feb 29', 2025, 'validate/date-not-in-year', null],
    ['Monday, August 4', 2024, 'validate/wrong-weekday', null],
    ['Aug 4, 2025', 2024, 'validate/wrong-year', '2025-08-04'],
  ])('%s in a sidecar of %i is %s', (line, year, code, date) => {
    const validated = dated(line, { year, year_reason: REASON });
    expect(codes(validated)).toEqual([code]);
    expect(validated.digests).toMatchObject([{ date }]);
  });

  it('takes the reason for the year along', () => {
    const [digest] = dated('Aug 4', { year: 2025, year_reason: REASON, note: 'saved by hand' }).digests;
    expect(digest).toMatchObject({ year_reason: REASON, note: 'saved by hand', licence: null });
  });
});

describe('quarantine', () => {
  it('takes a record that breaks the schema whole, and nothing else', () => {
    const long = {
      title: 'An Abstract beyond All Measure',
      abstract: `${'This sentence is repeated too often. '.repeat(600)}`,
    };
    const validated = check(page([...RECORDS.slice(0, 2), long, ...RECORDS.slice(2)]).join('\n\n'));
    expect(codes(validated)).toEqual(['validate/too-long']);
    expect(validated.records.map(({ position }) => position)).toEqual([1, 2, 4, 5, 6, 7]);
    expect(validated.quarantined).toMatchObject([
      { code: 'validate/too-long', line_start: 21, line_end: 23 },
    ]);
    expect(validated.quarantined[0]?.text).toContain(long.title);
    const rejected = validated.ledger.filter(({ role }) => role === 'reject');
    expect(rejected.map(({ name }) => name)).toEqual(['validate/too-long', 'validate/too-long']);
    expect(validated.digests).toMatchObject([{ record_count: 6, reject_count: 1, boilerplate_count: 5 }]);
  });

  it('names a refused dump, and gives it no digest', () => {
    const { digests, ledger, quarantined } = check('%PDF-1.7');
    expect([digests, ledger]).toEqual([[], []]);
    expect(quarantined).toMatchObject([
      { code: 'extract/binary', file: 'x.txt', byte_start: 0, byte_end: 8, text: null },
    ]);
  });

  it('keeps bytes that are no text', () => {
    const bytes = Buffer.from(page().join('\n\n'));
    bytes[bytes.indexOf('harvests')] = 0xff;
    const { ledger, quarantined } = check(bytes);
    const spans = ledger.filter(({ role }) => role === 'reject');
    expect(spans.map(({ text, base64 }) => [text === null, base64 === null])).toEqual([
      [false, true],
      [true, false],
    ]);
    expect(Buffer.from(spans[1]?.base64 ?? '', 'base64').includes(0xff)).toBe(true);
    expect(quarantined[0]?.text).toContain('\ufffd');
  });
});
