import { type Damage, firstDropped, row, rows, type Tamper } from '../tamper.ts';

const DIGESTS = 'digests.jsonl';
const APPEARANCES = 'appearances.jsonl';
const QUARANTINE = 'quarantine.jsonl';

export const inProvenance: Damage[] = [
  ['a wrong date', DIGESTS, moved('2025-08-04', '2025-08-03', {})],
  ['a wrong day', DIGESTS, moved('2025-08-04', '2025-08-03', { month_day: '--08-03' })],
  ['another year than that of the page', DIGESTS, moved('2025-08-05', '2024-08-05', {})],
  ['no date although the page gives it', DIGESTS, row('digests', { date: null }, ({ id }) => id === 'b')],
  ['another source of the year', DIGESTS, row('digests', { year_source: 'page', year_reason: null })],
  ['a year without a reason', DIGESTS, row('digests', { year_reason: null })],
  ['another precision', DIGESTS, row('digests', { date_precision: 'month-day' })],
  ['another count of furniture', DIGESTS, row('digests', { boilerplate_count: 6 })],
  ['another count of records', DIGESTS, row('digests', { record_count: 5 })],
  ['another count of rejects', DIGESTS, row('digests', { reject_count: 1 })],
  ['another header', DIGESTS, row('digests', { header: 'new' })],
  ['another id of a digest', DIGESTS, row('digests', { id: 'a~2' })],
  ['another date of an appearance', APPEARANCES, row('appearances', { date: '2025-08-09' })],
  ['other lines of an appearance', APPEARANCES, row('appearances', { line_end: 1000 })],
  ['other bytes of an appearance', APPEARANCES, row('appearances', { byte_start: 5 })],
  ['a quarantined row dropped', 'ledger.jsonl', rows('quarantine', firstDropped)],
  ['a quarantined row of another dump', QUARANTINE, row('quarantine', { file: 'a.txt' })],
  ['a quarantined row over a record', QUARANTINE, row('quarantine', { byte_start: 0 })],
  ['another quarantined text', QUARANTINE, row('quarantine', { text: 'x' })],
  ['other lines of a quarantined row', QUARANTINE, row('quarantine', { line_start: 1 })],
  ['another code of a quarantined row', QUARANTINE, row('quarantine', { code: 'extract/binary' })],
  ['a part refused as a whole', QUARANTINE, row('quarantine', { text: null })],
];

/** What the dumps themselves must show, where they are at hand. */
export const againstRaw: Damage[] = [
  ['another year than that of the sidecar', DIGESTS, moved('2025-08-04', '2024-08-04', {})],
  ['a licence that no sidecar gives', DIGESTS, row('digests', { licence: 'CC-BY-4.0' })],
];

/** A page on another day, in all tables. */
export function moved(from: string, to: string, digest: object): Tamper {
  const onto = (date: string | null) => (date === from ? to : date);
  const tampers = [
    rows('digests', (all) => all.map((one) => (one.date === from ? { ...one, date: to, ...digest } : one))),
    rows('appearances', (all) => all.map((one) => ({ ...one, date: onto(one.date) }))),
    rows('papers', (all) =>
      all.map((one) => ({ ...one, first_date: onto(one.first_date), last_date: onto(one.last_date) })),
    ),
  ];
  return (folder) => {
    for (const tamper of tampers) tamper(folder);
  };
}
