import { GOOD } from './pages.ts';
import type { Help } from './example.ts';

const NEXT_DAY = GOOD.replace('Aug 4', 'Aug 5');

/** Help for names, kinds and sizes of files, and for deceptive letters. */
export const HOSTILE_HELP = {
  'merge/confusable-titles': {
    why: 'Two titles look alike, but one has a letter of another alphabet. They are compared as written, so one paper may have become two.',
    bad: { 'x.txt': GOOD, 'y.txt': NEXT_DAY.replace('Tidal', 'Tid\u0430l') },
    good: { 'x.txt': GOOD, 'y.txt': NEXT_DAY },
  },
  'validate/bad-file-name': {
    why: 'Some systems cannot store a file of that name, a command could misread it, or the name is reserved.',
    bad: { 'x~2.txt': GOOD },
    good: { 'x-2.txt': GOOD },
  },
  'validate/invisible-character': {
    why: 'A title contains an invisible character. Two titles may differ in nothing else.',
    bad: { 'x.txt': GOOD.replace('Tidal Heating', 'Tidal\u200b Heating') },
    good: { 'x.txt': GOOD },
  },
  'validate/names-alike': {
    why: 'Two names differ by case or accents only. Some systems keep one of the two files and lose the other.',
    bad: '`raw/page.txt` and `raw/Page.txt`.',
    good: '`raw/page-1.txt` and `raw/page-2.txt`.',
  },
  'validate/not-a-file': {
    why: 'Only regular files are read: a link may lead anywhere, reading a pipe waits, and a device has no end.',
    bad: '`raw/2025-08-05.txt` is a link to a file elsewhere.',
    good: '`raw/2025-08-05.txt` is a copy of that file.',
  },
  'validate/too-large': {
    why: 'A sidecar or a line of judgements is never this large; it contains something else.',
    bad: { 'x.txt': GOOD, 'x.txt.sidecar.json': () => `{ "note": "${'x'.repeat(2 ** 20)}" }\n` },
    good: { 'x.txt': GOOD, 'x.txt.sidecar.json': '{ "note": "x" }\n' },
  },
  'validate/too-many-dumps': {
    why: 'The folder has more dumps, or more bytes, than one run accepts.',
    bad: 'A folder of 100,001 dumps.',
    good: 'Two folders of dumps, each built separately.',
  },
} satisfies Readonly<Record<string, Help>>;
