import { GOOD, WITHOUT_YEAR } from './pages.ts';
import type { Help } from './example.ts';

const good = {
  'x.txt': WITHOUT_YEAR,
  'x.txt.sidecar.json': '{\n  "year": 2025,\n  "year_reason": "the browser history of that day"\n}\n',
};

/** Help for sidecars, and for the folder of dumps. */
export const FILE_HELP = {
  'validate/bad-format': {
    why: 'A text does not have the format that the schema names: a date is YYYY-MM-DD, an address has a scheme.',
    bad: { 'x.txt': GOOD, 'x.txt.sidecar.json': '{ "retrieved": "4 August 2025" }\n' },
    good: { 'x.txt': GOOD, 'x.txt.sidecar.json': '{ "retrieved": "2025-08-04" }\n' },
  },
  'validate/bad-json': {
    why: 'The text is not JSON: often there is a comma, a quote or a bracket missing, or one too many.',
    bad: { 'x.txt': GOOD, 'x.txt.sidecar.json': '{\n  "retrieved": "2025-08-04",\n}\n' },
    good: { 'x.txt': GOOD, 'x.txt.sidecar.json': '{\n  "retrieved": "2025-08-04"\n}\n' },
  },
  'validate/extra-key': {
    why: 'The schema has no such key; usually it is misspelt.',
    bad: { 'x.txt': GOOD, 'x.txt.sidecar.json': '{ "license": "CC-BY-4.0" }\n' },
    good: { 'x.txt': GOOD, 'x.txt.sidecar.json': '{ "licence": "CC-BY-4.0" }\n' },
  },
  'validate/old-sidecar-name': {
    why: 'A sidecar used to have the name of its dump with another extension. A dump may be JSON now, so that name is not clear.',
    bad: { 'x.txt': GOOD, 'x.json': '{ "retrieved": "2025-08-04" }\n' },
    good: { 'x.txt': GOOD, 'x.txt.sidecar.json': '{ "retrieved": "2025-08-04" }\n' },
  },
  'validate/out-of-range': {
    why: 'A number is too small or too large to be right.',
    bad: {
      'x.txt': WITHOUT_YEAR,
      'x.txt.sidecar.json': '{ "year": 25, "year_reason": "the browser history of that day" }\n',
    },
    good,
  },
  'validate/sidecar-without-dump': {
    why: 'A sidecar describes the dump of the same name, but there is no such dump.',
    bad: { 'x.txt': GOOD, 'y.txt.sidecar.json': '{}\n' },
    good: { 'x.txt': GOOD, 'x.txt.sidecar.json': '{}\n' },
  },
  'validate/too-short': {
    why: 'A text is too short to be meaningful.',
    bad: { 'x.txt': WITHOUT_YEAR, 'x.txt.sidecar.json': '{ "year": 2025, "year_reason": "known" }\n' },
    good,
  },
  'validate/wrong-type': {
    why: 'A value does not have the type that the schema names, such as text instead of a number.',
    bad: {
      'x.txt': WITHOUT_YEAR,
      'x.txt.sidecar.json': '{ "year": "2025", "year_reason": "the browser history of that day" }\n',
    },
    good,
  },
  'validate/year-without-reason': {
    why: 'The page has no year. If a sidecar adds one, it must say how the year is known, because guesses are not allowed.',
    bad: { 'x.txt': WITHOUT_YEAR, 'x.txt.sidecar.json': '{ "year": 2025 }\n' },
    good,
  },
} as const satisfies Record<string, Help>;
