import { BEES, GOOD, makeCards, makePage, makeSeries, TIDES, WITHOUT_YEAR } from './pages.ts';
import type { Help } from './example.ts';

const DAY = 'Aug 4, 2025';
const SECOND_HALF =
  'and earlier claims about larger numbers are not supported by our data, which is that of three hundred and forty insects, in two summers and under three kinds of light.';
const LONG_TITLE =
  'Ground Water and Soil Moisture at Forty Stations of the Northern Districts from the First Measurements of the Last Century to the Present Day: Methods, Instruments, Errors and Lessons for Later Stations';
const good = { 'x.txt': GOOD };

/** Help for dumps. */
export const DUMP_HELP = {
  'extract/abstract-without-title': {
    why: 'An abstract must follow its title. This one follows another abstract or the date, so its title is unknown.',
    bad: { 'x.txt': makePage(DAY, TIDES.title, TIDES.abstract, BEES.abstract) },
    good,
  },
  'extract/binary': {
    why: 'The file is not text but, for example, a PDF, a picture or an archive.',
    bad: { 'x.txt': '%PDF-1.7\n' },
    good,
  },
  'extract/control-character': {
    why: 'A paragraph contains a control character: a sign that the text was copied from a terminal, or damaged.',
    bad: { 'x.txt': GOOD.replace('compact systems', 'compact\u0007 systems') },
    good,
  },
  'extract/empty-dump': {
    why: 'The dump contains nothing but blanks.',
    bad: { 'x.txt': '\n' },
    good,
  },
  'extract/file-too-large': {
    why: 'A page takes a fraction of a megabyte. A file of many megabytes is something else, or many pages in one.',
    bad: { 'x.txt': () => GOOD.repeat(20_000) },
    good,
  },
  'extract/glued-paragraphs': {
    why: 'There is no blank line between two paragraphs, so it is unclear where the first one ends.',
    bad: { 'x.txt': makePage(DAY, BEES.title, `${BEES.abstract} ${TIDES.title}`, TIDES.abstract) },
    good: { 'x.txt': makePage(DAY, BEES.title, BEES.abstract, TIDES.title, TIDES.abstract) },
  },
  'extract/impossible-date': {
    why: 'The date line names a day that does not exist in any year.',
    bad: { 'x.txt': GOOD.replace('Aug 4, 2025', 'Feb 30') },
    good: { 'x.txt': GOOD.replace('Aug 4, 2025', 'Feb 28, 2025') },
  },
  'extract/invalid-utf8': {
    why: 'A dump must be UTF-8, and these bytes are not. The page was saved in another encoding, or damaged.',
    bad: { 'x.txt': Buffer.from(GOOD.replace('compact systems', 'compact \xe9toiles'), 'latin1') },
    good: { 'x.txt': GOOD.replace('compact systems', 'compact étoiles') },
  },
  'extract/line-too-long': {
    why: 'No abstract has a line this long; something else was pasted into the page.',
    bad: {
      'x.txt': () => makePage(DAY, TIDES.title, TIDES.abstract, BEES.title, BEES.abstract.repeat(400)),
    },
    good,
  },
  'extract/no-abstracts': {
    why: 'The page shows titles only, as the text of a daily page does. Its papers are kept without abstracts.',
    bad: { 'x.txt': makeCards('Daily Papers', () => '') },
    good: { 'x.txt': makeCards('Trending Papers', (abstract) => `${abstract}\n`) },
  },
  'extract/no-date': {
    why: 'The page has no date. Its papers are kept, but their appearances on it have no date either.',
    bad: { 'x.txt': makePage(TIDES.title, TIDES.abstract) },
    good: { 'x-2025-08-04.txt': makePage(TIDES.title, TIDES.abstract) },
  },
  'extract/not-text': {
    why: 'A paragraph has hardly any letters, so it is neither a title nor an abstract.',
    bad: { 'x.txt': GOOD.replace(BEES.title, `* * * 17 * * *\n\n${BEES.title}`) },
    good,
  },
  'extract/repeated-paragraph': {
    why: 'The same paragraph appears twice in a row, as if part of the page was pasted twice.',
    bad: { 'x.txt': GOOD.replace(BEES.abstract, `${BEES.abstract}\n\n${BEES.abstract}`) },
    good,
  },
  'extract/split-paragraph': {
    why: 'There is a blank line in the middle of an abstract, so its second half looks like a separate paragraph.',
    bad: { 'x.txt': makePage(DAY, BEES.title, `${BEES.abstract.slice(0, -1)},`, SECOND_HALF) },
    good: { 'x.txt': makePage(DAY, BEES.title, `${BEES.abstract.slice(0, -1)}, ${SECOND_HALF}`) },
  },
  'extract/title-without-abstract': {
    why: 'A title must be followed by its abstract. This one is followed by another title, or by nothing.',
    bad: { 'x.txt': makePage(DAY, TIDES.title, TIDES.abstract, BEES.title) },
    good,
  },
  'extract/unclear-pairing': {
    why: 'It is not certain which abstract belongs to which title, and the pipeline never guesses.',
    bad: {
      'x.txt': makePage(
        DAY,
        TIDES.title,
        TIDES.abstract,
        LONG_TITLE,
        'We measure it. This is what we find: it is low in summer, and it has been low for years. We show that it is of no use to wait for rain.',
      ),
    },
    good,
  },
  'extract/unknown-page': {
    why: 'No reader knows this kind of file. A line that belongs to the page could pass for a title, so nothing of the file is used.',
    bad: {
      'x.txt': [BEES, TIDES, BEES]
        .map(({ title }) => `Submitted by maja\n${title}\n·\n9 authors`)
        .join('\n\n'),
    },
    good,
  },
  'extract/utf-16': {
    why: 'The file is text in UTF-16, which some editors use.',
    bad: { 'x.txt': Buffer.from(`\ufeff${GOOD}`, 'utf16le') },
    good,
  },
  'merge/crowded-titles': {
    why: 'Too many titles are alike, as in a series, to compare them all with one another. Records with equal titles and abstracts are still merged.',
    bad: { 'x.txt': () => makePage(DAY, ...makeSeries(300)) },
    good: { 'x.txt': () => makePage(DAY, ...makeSeries(30)) },
  },
  'validate/date-not-in-year': {
    why: 'The page names a day that the year of the sidecar does not have.',
    bad: {
      'x.txt': WITHOUT_YEAR.replace('Aug 4', 'Feb 29'),
      'x.txt.sidecar.json': makeSidecar(2025),
    },
    good: { 'x.txt': WITHOUT_YEAR.replace('Aug 4', 'Feb 29'), 'x.txt.sidecar.json': makeSidecar(2024) },
  },
  'validate/too-long': {
    why: 'A title or an abstract is longer than any real one: several paragraphs may have run together.',
    bad: { 'x.txt': GOOD.replace(BEES.abstract, `${BEES.abstract} `.repeat(120).trim()) },
    good,
  },
  'validate/wrong-weekday': {
    why: 'The page names a weekday, but in the year of the sidecar the date falls on another one.',
    bad: {
      'x.txt': WITHOUT_YEAR.replace('Aug 4', 'Monday, August 4'),
      'x.txt.sidecar.json': makeSidecar(2024),
    },
    good: {
      'x.txt': WITHOUT_YEAR.replace('Aug 4', 'Monday, August 4'),
      'x.txt.sidecar.json': makeSidecar(2025),
    },
  },
  'validate/other-day-in-name': {
    why: 'The name of the file and its page have different days, so one of the two is not what somebody took it for.',
    bad: { '2025-08-19.txt': GOOD },
    good: { '2025-08-04.txt': GOOD },
  },
  'validate/wrong-year': {
    why: 'The page and the sidecar have different years. The pipeline uses that of the page.',
    bad: { 'x.txt': GOOD, 'x.txt.sidecar.json': makeSidecar(2024) },
    good: { 'x.txt': GOOD, 'x.txt.sidecar.json': makeSidecar(2025) },
  },
} as const satisfies Record<string, Help>;

function makeSidecar(year: number): string {
  return `{ "year": ${year}, "year_reason": "the archive that it came from says so" }\n`;
}
