import type { Problem } from '../../schemas/types.ts';
import { show } from '../text/show.ts';

export type { Problem };

interface Kind {
  level: Problem['level'];
  fix: string;
}

/** Every kind of problem, with its level and its fix. */
export const PROBLEMS = {
  'contribute/already-there': error('leave the file out, as --skip-known does: it brings nothing new'),
  'contribute/day-to-come': error('correct the year: in --year, in the sidecar, or in the name of the file'),
  'contribute/dump-changed': error(
    'put the file back as it was, and add the corrected page beside it: dumps never change',
  ),
  'contribute/dump-gone': error('put the file back under its name: dumps never go'),
  'contribute/no-dump': error('put the page itself there, as a file: links and folders are not read'),
  'extract/abstract-without-title': error('put its title before it, as a paragraph of its own'),
  'extract/bad-value': error('fetch the day again, or leave the item out'),
  'extract/binary': error('save the page itself as HTML (Ctrl+S), or copy its text, and use that'),
  'extract/contradiction': error('fetch or save the page again: two items ran into each other'),
  'extract/control-character': error('save the page again, from the browser: no page has such characters'),
  'extract/damaged-item': error('fetch or save the page again; the other items are not affected'),
  'extract/empty-dump': warning('save the page again, or leave this file out'),
  'extract/entities': error('remove the document type with its entities from the feed'),
  'extract/file-too-large': error(
    'save each page as a file of its own, or raise the limit with --max-file-bytes',
  ),
  'extract/glued-paragraphs': error('put a blank line where one paragraph ends and the next begins'),
  'extract/impossible-date': error('write the date as the page shows it, such as: Aug 4'),
  'extract/invalid-utf8': error('save the page again, with the encoding UTF-8'),
  'extract/line-too-long': error('break the line into paragraphs, or raise the limit with --max-line-bytes'),
  'extract/no-abstracts': warning("get that day from the site's API, which has them: npx daily-papers fetch"),
  'extract/no-date': warning(
    'put the day into the name of the file, such as page-2025-08-04, or into its sidecar as "date"',
  ),
  'extract/no-title': error('fetch the day again, or leave the item out'),
  'extract/not-an-item': error('remove it: only papers belong into the list'),
  'extract/not-text': error(
    'save the page as HTML (Ctrl+S), or leave the paragraph out: it belongs to no paper',
  ),
  'extract/python-notation': error(
    'write the items as JSON, such as with json.dump of Python, or fetch the day again: npx daily-papers fetch',
  ),
  'extract/repeated-key': error('fetch the day again, or remove one of the two'),
  'extract/repeated-paragraph': error('leave one of the two out'),
  'extract/split-paragraph': error('join the two halves into one paragraph'),
  'extract/title-without-abstract': error('put the abstract back as the paragraph after it'),
  'extract/unclear-pairing': error(
    'put each abstract right after its title, or save the page itself as HTML (Ctrl+S)',
  ),
  'extract/unknown-page': error(
    "save the API's JSON of that day (npx daily-papers fetch), or the page itself as HTML (Ctrl+S), or copy all text of a search or trending page",
  ),
  'extract/utf-16': error(
    'save it with the encoding UTF-8 in your editor, or let the copy be changed: npx daily-papers contribute <file> --fix',
  ),
  'judge/contradiction': error('remove the line that is wrong'),
  'judge/needless': info('remove it, unless it should hold whatever the rules become'),
  'judge/stale': warning('write the title as the page has it, or remove the line'),
  'judge/too-many-same': error('remove the lines that join different papers'),
  'merge/confusable-titles': warning('if they are one paper, judge them the same: npx daily-papers review'),
  'merge/crowded-titles': warning(
    'there is nothing to do; if two of them are one paper, say so in judgements.jsonl',
  ),
  'release/changed-file': error('put the file back as it was released, with Git: a release never changes'),
  'release/extra-file': error('move it out of the folder: a release never changes'),
  'release/id-lost': error(
    'put the page back that had the paper, or judge it the same as another paper, and release again',
  ),
  'release/input-changed': error(
    'put a page back as it was; after correcting a sidecar, release again: npx daily-papers build && npx daily-papers release',
  ),
  'release/input-lost': error('put the file back: dumps never go'),
  'release/missing-file': error('put the file back, with Git: a release never changes'),
  'release/not-reproducible': error('release again: npx daily-papers build && npx daily-papers release'),
  'release/stale-document': error('run: npx daily-papers readme'),
  'release/rewritten': error(
    'put it back as the base branch has it, with git restore; what should change makes a new release',
  ),
  'release/unfinished': error('run: npx daily-papers release'),
  'release/unreadable': error('put the files back as they were released, with Git'),
  'validate/bad-file-name': error(
    'rename it, such as to 2025-08-04.txt, and its sidecar to 2025-08-04.txt.sidecar.json',
  ),
  'validate/bad-format': error('write the value in the form that the message shows'),
  'validate/bad-json': error('write it as JSON: texts and keys in double quotes'),
  'validate/date-not-in-year': error('correct the year in the sidecar'),
  'validate/extra-key': error('correct the name of the key, or remove it'),
  'validate/invisible-character': warning(
    'save the page again; if the page itself has the character, leave it',
  ),
  'validate/missing-key': error('add the key with its value'),
  'validate/names-alike': error('rename one of the two'),
  'validate/not-a-file': error('put the file itself in its place, or remove it'),
  'validate/not-in-list': error('write one of the values that the message lists'),
  'validate/other-day-in-name': error('name the file by the day of its page, or without a day'),
  'validate/out-of-range': error('write a number within the limits that the message shows'),
  'validate/repeated-item': error('remove one of the two items'),
  'validate/repeated-key': error('remove one of the two'),
  'validate/old-sidecar-name': error('rename it to the whole name of its page with .sidecar.json after it'),
  'validate/sidecar-without-dump': error(
    'add the page that it describes, correct the name, or remove the sidecar',
  ),
  'validate/too-large': error('keep only what belongs there: a few keys with short values'),
  'validate/too-long': error('put a blank line between its parts, if it is more than one title or abstract'),
  'validate/too-many-dumps': error('move some of the files into another folder, and build it on its own'),
  'validate/too-short': error('save the page again, if the title or the abstract is cut off'),
  'validate/wrong-type': error('write a value of the kind that the message names'),
  'validate/wrong-weekday': error(
    'correct the year where it comes from: the weekday on the page is of another year',
  ),
  'validate/wrong-year': error('correct the year in the sidecar, or remove it: the page has the year'),
  'validate/year-without-reason': error('add "year_reason": say how you know the year'),
} as const satisfies Record<string, Kind>;

export type Code = keyof typeof PROBLEMS;

/** Makes a problem of a known kind; unknown parts of its place are null. */
export function problem(code: Code, message: string, place: Partial<Problem> = {}): Problem {
  const nowhere = { file: null, line: null, column: null, span: null, excerpt: null };
  return { code, level: PROBLEMS[code].level, message, ...nowhere, fix: PROBLEMS[code].fix, ...place };
}

/** Formats a problem on one line: `raw/x.txt:457:1: extract/no-date: what was found; what to do`. */
export function formatProblem({ file, line, column, code, message, fix }: Problem): string {
  const place = [file, line, column].filter((part) => part !== null).join(':');
  return show(`${place === '' ? '' : `${place}: `}${code}: ${message}; ${fix}`);
}

function error(fix: string): Kind {
  return { level: 'error', fix };
}

function info(fix: string): Kind {
  return { level: 'info', fix };
}

function warning(fix: string): Kind {
  return { level: 'warning', fix };
}
