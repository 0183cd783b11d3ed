import { BEES, GOOD, makePage, makeSeries, TIDES, WITHOUT_YEAR } from './pages.ts';
import type { Help } from './example.ts';

const DAY = 'Aug 4, 2025';
const SECOND_HALF =
  'and earlier claims about larger numbers are not supported by our data, which is that of three hundred and forty insects, in two summers and under three kinds of light.';
const LONG_TITLE =
  'Ground Water and Soil Moisture at Forty Stations of the Northern Districts from the First Measurements of the Last Century to the Present Day: Methods, Instruments, Errors and Lessons for Later Stations';
const good = { 'x.txt': GOOD };

/** Of dumps. */
export const DUMP_HELP = {
  'extract/abstract-without-title': {
    why: 'An abstract must follow its title. This one follows another abstract or the date, so that nobody can say what it is the abstract of.',
    bad: { 'x.txt': makePage(DAY, TIDES.title, TIDES.abstract, BEES.abstract) },
    good,
  },
  'extract/binary': {
    why: 'The file is no text at all: a PDF, a picture, an archive.',
    bad: { 'x.txt': '%PDF-1.7\n' },
    good,
  },
  'extract/control-character': {
    why: 'A control character stands in a paragraph: a sign that the text was copied from a terminal or damaged on its way.',
    bad: { 'x.txt': GOOD.replace('compact systems', 'compact\u0007 systems') },
    good,
  },
  'extract/empty-dump': {
    why: 'The dump holds nothing but blanks.',
    bad: { 'x.txt': '\n' },
    good,
  },
  'extract/file-too-large': {
    why: 'One page has a fraction of a megabyte. A file of many is something else, or many pages in one.',
    bad: { 'x.txt': () => GOOD.repeat(20_000) },
    good,
  },
  'extract/glued-paragraphs': {
    why: 'No blank line stands between two paragraphs, so that it cannot be told where the one ends.',
    bad: { 'x.txt': makePage(DAY, BEES.title, `${BEES.abstract} ${TIDES.title}`, TIDES.abstract) },
    good: { 'x.txt': makePage(DAY, BEES.title, BEES.abstract, TIDES.title, TIDES.abstract) },
  },
  'extract/html': {
    why: 'The source of a page is not its text: marks of HTML stand between the words.',
    bad: { 'x.txt': '<!doctype html>\n<h1>Daily Papers</h1>\n' },
    good,
  },
  'extract/impossible-date': {
    why: 'The date line names a day that no year has.',
    bad: { 'x.txt': GOOD.replace('Aug 4, 2025', 'Feb 30') },
    good: { 'x.txt': GOOD.replace('Aug 4, 2025', 'Feb 28, 2025') },
  },
  'extract/invalid-utf8': {
    why: 'A dump is UTF-8, and these bytes are not: the page was saved in another encoding, or was damaged.',
    bad: { 'x.txt': Buffer.from(GOOD.replace('compact systems', 'compact \xe9toiles'), 'latin1') },
    good: { 'x.txt': GOOD.replace('compact systems', 'compact étoiles') },
  },
  'extract/line-too-long': {
    why: 'No abstract has a line as long as this one; something else was pasted into the page.',
    bad: {
      'x.txt': () => makePage(DAY, TIDES.title, TIDES.abstract, BEES.title, BEES.abstract.repeat(400)),
    },
    good,
  },
  'extract/no-date': {
    why: 'The page does not say of which day it is. Its papers are kept, but no appearance of them has a date.',
    bad: { 'x.txt': makePage(TIDES.title, TIDES.abstract) },
    good: { 'x.txt': makePage('Aug 4', TIDES.title, TIDES.abstract) },
  },
  'extract/not-text': {
    why: 'A paragraph holds hardly any letters, and so is neither a title nor an abstract.',
    bad: { 'x.txt': GOOD.replace(BEES.title, `* * * 17 * * *\n\n${BEES.title}`) },
    good,
  },
  'extract/repeated-paragraph': {
    why: 'The same paragraph stands there twice in a row, as when a piece of the page was pasted twice.',
    bad: { 'x.txt': GOOD.replace(BEES.abstract, `${BEES.abstract}\n\n${BEES.abstract}`) },
    good,
  },
  'extract/split-paragraph': {
    why: 'A blank line stands in the middle of an abstract, so that its second half looks like a paragraph of its own.',
    bad: { 'x.txt': makePage(DAY, BEES.title, `${BEES.abstract.slice(0, -1)},`, SECOND_HALF) },
    good: { 'x.txt': makePage(DAY, BEES.title, `${BEES.abstract.slice(0, -1)}, ${SECOND_HALF}`) },
  },
  'extract/title-without-abstract': {
    why: 'A title must be followed by its abstract. This one is followed by another title, or by nothing.',
    bad: { 'x.txt': makePage(DAY, TIDES.title, TIDES.abstract, BEES.title) },
    good,
  },
  'extract/unclear-pairing': {
    why: 'It cannot be told for certain which abstract belongs to which title, and nothing is guessed.',
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
    why: 'Only the text of a search page is read: its header, its day, then titles and abstracts in turn. On any other page, a line that belongs to the page could pass for a title, so nothing of the file is used.',
    bad: {
      'x.txt': [BEES, TIDES, BEES]
        .map(({ title }) => `Submitted by maja\n${title}\n·\n9 authors`)
        .join('\n\n'),
    },
    good,
  },
  'extract/utf-16': {
    why: 'The file is text, but as UTF-16, as some editors save it.',
    bad: { 'x.txt': Buffer.from(`\ufeff${GOOD}`, 'utf16le') },
    good,
  },
  'merge/crowded-titles': {
    why: 'So many titles are alike, as in a series, that they were not all compared with one another. Records with equal titles and abstracts are one paper all the same.',
    bad: { 'x.txt': () => makePage(DAY, ...makeSeries(300)) },
    good: { 'x.txt': () => makePage(DAY, ...makeSeries(30)) },
  },
  'validate/date-not-in-year': {
    why: 'The page names a day that the year of the sidecar does not have.',
    bad: {
      'x.txt': WITHOUT_YEAR.replace('Aug 4', 'Feb 29'),
      'x.json': sidecar(2025),
    },
    good: { 'x.txt': WITHOUT_YEAR.replace('Aug 4', 'Feb 29'), 'x.json': sidecar(2024) },
  },
  'validate/too-long': {
    why: 'A title or an abstract is longer than any is: several paragraphs may have run together.',
    bad: { 'x.txt': GOOD.replace(BEES.abstract, `${BEES.abstract} `.repeat(120).trim()) },
    good,
  },
  'validate/wrong-weekday': {
    why: 'The page names a weekday, and in the year of the sidecar the day is another one.',
    bad: {
      'x.txt': WITHOUT_YEAR.replace('Aug 4', 'Monday, August 4'),
      'x.json': sidecar(2024),
    },
    good: { 'x.txt': WITHOUT_YEAR.replace('Aug 4', 'Monday, August 4'), 'x.json': sidecar(2025) },
  },
  'validate/wrong-year': {
    why: 'The page and the sidecar each have a year, and they differ. The page is believed.',
    bad: { 'x.txt': GOOD, 'x.json': sidecar(2024) },
    good: { 'x.txt': GOOD, 'x.json': sidecar(2025) },
  },
} as const satisfies Record<string, Help>;

function sidecar(year: number): string {
  return `{ "year": ${year}, "year_reason": "the archive that it came from says so" }\n`;
}
