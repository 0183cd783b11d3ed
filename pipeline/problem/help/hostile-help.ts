import { GOOD } from './pages.ts';
import type { Help } from './example.ts';

const NEXT_DAY = GOOD.replace('Aug 4', 'Aug 5');

/** Of names, kinds and sizes of files, and of letters that deceive the eye. */
export const HOSTILE_HELP = {
  'merge/confusable-titles': {
    why: 'Two titles look alike, but one has a letter of another alphabet. They are compared as they are written, so they may be two papers that should be one.',
    bad: { 'x.txt': GOOD, 'y.txt': NEXT_DAY.replace('Tidal', 'Tid\u0430l') },
    good: { 'x.txt': GOOD, 'y.txt': NEXT_DAY },
  },
  'validate/bad-file-name': {
    why: 'Not every system can hold a file of that name, a command could take it for something else, or it is used up.',
    bad: { 'x~2.txt': GOOD },
    good: { 'x-2.txt': GOOD },
  },
  'validate/invisible-character': {
    why: 'A character that nobody sees stands in a title. Two titles may differ in nothing else.',
    bad: { 'x.txt': GOOD.replace('Tidal Heating', 'Tidal\u200b Heating') },
    good: { 'x.txt': GOOD },
  },
  'validate/names-alike': {
    why: 'Two names differ by case or accents only. Some systems hold one of the two files and lose the other.',
    bad: '`raw/page.txt` and `raw/Page.txt`.',
    good: '`raw/page-1.txt` and `raw/page-2.txt`.',
  },
  'validate/not-a-file': {
    why: 'A link leads anywhere, a pipe is waited for, and a device has no end: only files are read.',
    bad: '`raw/2025-08-05.txt` is a link to a file elsewhere.',
    good: '`raw/2025-08-05.txt` is a copy of that file.',
  },
  'validate/too-large': {
    why: 'A sidecar or a line of judgements that large holds something else.',
    bad: { 'x.txt': GOOD, 'x.json': () => `{ "note": "${'x'.repeat(2 ** 20)}" }\n` },
    good: { 'x.txt': GOOD, 'x.json': '{ "note": "x" }\n' },
  },
  'validate/too-many-dumps': {
    why: 'The folder holds more dumps, or more bytes of them, than one run takes.',
    bad: 'A folder of 100,001 dumps.',
    good: 'Two folders of dumps, each built apart.',
  },
} satisfies Readonly<Record<string, Help>>;
