import { GOOD, WITHOUT_YEAR } from './pages.ts';
import type { Help } from './example.ts';

const good = {
  'x.txt': WITHOUT_YEAR,
  'x.json': '{\n  "year": 2025,\n  "year_reason": "the browser history of that day"\n}\n',
};

/** Of sidecars, and of the folder of dumps. */
export const FILE_HELP = {
  'validate/bad-format': {
    why: 'A text is not of the form that the schema names: a date is YYYY-MM-DD, an address has a scheme.',
    bad: { 'x.txt': GOOD, 'x.json': '{ "retrieved": "4 August 2025" }\n' },
    good: { 'x.txt': GOOD, 'x.json': '{ "retrieved": "2025-08-04" }\n' },
  },
  'validate/bad-json': {
    why: 'The text is not JSON: often a comma, a quote or a bracket is missing, or is one too many.',
    bad: { 'x.txt': GOOD, 'x.json': '{\n  "retrieved": "2025-08-04",\n}\n' },
    good: { 'x.txt': GOOD, 'x.json': '{\n  "retrieved": "2025-08-04"\n}\n' },
  },
  'validate/extra-key': {
    why: 'The schema has no such key; most often it is one that is misspelt.',
    bad: { 'x.txt': GOOD, 'x.json': '{ "license": "CC-BY-4.0" }\n' },
    good: { 'x.txt': GOOD, 'x.json': '{ "licence": "CC-BY-4.0" }\n' },
  },
  'validate/out-of-range': {
    why: 'A number is too small or too large to be meant.',
    bad: {
      'x.txt': WITHOUT_YEAR,
      'x.json': '{ "year": 25, "year_reason": "the browser history of that day" }\n',
    },
    good,
  },
  'validate/sidecar-without-dump': {
    why: 'A sidecar tells of the dump of the same name, and there is none.',
    bad: { 'x.txt': GOOD, 'y.json': '{}\n' },
    good: { 'x.txt': GOOD, 'x.json': '{}\n' },
  },
  'validate/stray-file': {
    why: 'The file is not used for anything; perhaps its name is wrong.',
    bad: { 'x.txt': GOOD, 'y.text': GOOD },
    good: { 'x.txt': GOOD, 'y.txt': GOOD.replace('Aug 4', 'Aug 5') },
  },
  'validate/too-short': {
    why: 'A text is too short to say what it must.',
    bad: { 'x.txt': WITHOUT_YEAR, 'x.json': '{ "year": 2025, "year_reason": "known" }\n' },
    good,
  },
  'validate/wrong-type': {
    why: 'A value is of another type than the schema names, such as a text where a number must be.',
    bad: {
      'x.txt': WITHOUT_YEAR,
      'x.json': '{ "year": "2025", "year_reason": "the browser history of that day" }\n',
    },
    good,
  },
  'validate/year-without-reason': {
    why: 'The page has no year. One that somebody adds must say how it is known, so that it is never a guess.',
    bad: { 'x.txt': WITHOUT_YEAR, 'x.json': '{ "year": 2025 }\n' },
    good,
  },
} as const satisfies Record<string, Help>;
