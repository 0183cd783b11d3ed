import type { Problem } from '../../schemas/types.ts';
import { show } from '../text/show.ts';

export type { Problem };

interface Kind {
  level: Problem['level'];
  fix: string;
}

/** Every kind of problem, with its level and its fix. */
export const PROBLEMS = {
  'contribute/already-there': error('leave the dump out, as --skip-known does: it brings nothing'),
  'contribute/day-to-come': error('correct the year: in --year, in the sidecar, or in the name of the file'),
  'contribute/dump-changed': error(
    'put the dump back as it was, and add a new one beside it: dumps never change',
  ),
  'contribute/dump-gone': error('put the dump back under its name: dumps never go'),
  'contribute/no-dump': error('add the text itself, as a file of its own in the folder of dumps'),
  'extract/abstract-without-title': error('put the title back as a paragraph of its own before it'),
  'extract/bad-value': error('fetch the day again, or leave the item out'),
  'extract/binary': error('save the text of the page, as UTF-8, and use that'),
  'extract/contradiction': error('fetch or save the page again: two items ran into each other'),
  'extract/control-character': error('save the page again; control characters do not belong in text'),
  'extract/damaged-item': error('fetch or save the page again; the other items are not affected'),
  'extract/empty-dump': warning('remove the dump, or save the page again'),
  'extract/entities': error('remove the document type with its entities from the feed'),
  'extract/file-too-large': error('split the dump, or raise the limit with --max-file-bytes'),
  'extract/glued-paragraphs': error('put a blank line where one paragraph ends and the next begins'),
  'extract/impossible-date': error('write the date as the page shows it, such as: Aug 4'),
  'extract/invalid-utf8': error('save the page again as UTF-8'),
  'extract/line-too-long': error('break the line into paragraphs, or raise the limit with --max-line-bytes'),
  'extract/no-abstracts': warning("get that day from the site's API, which has them: npm run fetch"),
  'extract/no-date': warning(
    'name the file by its day, such as 2025-08-04.json, or write the day into its sidecar',
  ),
  'extract/no-title': error('fetch the day again, or leave the item out'),
  'extract/not-an-item': error('leave it out: only papers belong into the list'),
  'extract/not-text': error('remove the paragraph; it is neither a title nor an abstract'),
  'extract/python-notation': error(
    'write the items as JSON, such as with json.dump of Python, or fetch the day again: npm run fetch',
  ),
  'extract/repeated-key': error('fetch the day again, or remove one of the two'),
  'extract/repeated-paragraph': error('remove one of the two'),
  'extract/split-paragraph': error('join the two halves into one paragraph'),
  'extract/title-without-abstract': error('put the abstract back as the paragraph after it'),
  'extract/unclear-pairing': error(
    'put each abstract right after its title, or save the page itself as HTML (Ctrl+S)',
  ),
  'extract/unknown-page': error(
    "save the API's JSON of that day (npm run fetch), or the page itself as HTML (Ctrl+S), or copy all text of a search or trending page",
  ),
  'extract/utf-16': error('save the dump as UTF-8, or let --fix do it: npm run contribute -- <file> --fix'),
  'judge/contradiction': error('remove the judgement that is wrong'),
  'judge/needless': info('remove it, unless it should hold whatever the rules become'),
  'judge/stale': warning('write the title as a dump has it, or remove the judgement'),
  'judge/too-many-same': error('remove those that join what is not one paper'),
  'merge/confusable-titles': warning('write both titles with the same letters, if they are one'),
  'merge/crowded-titles': warning(
    'nothing, unless two of them are one paper: then say so in judgements.jsonl',
  ),
  'release/changed-file': error('put it back: a release never changes'),
  'release/extra-file': error('move it out of the folder: a release never changes'),
  'release/id-lost': error(
    'put the dump back that had the paper, or judge that it is the same as another one',
  ),
  'release/input-changed': error(
    'put a dump back as it was; a sidecar is corrected together with a new release: npm run build && npm run release',
  ),
  'release/input-lost': error('dumps never go: put it back'),
  'release/missing-file': error('put it back: a release never changes'),
  'release/not-reproducible': error('make the next release: npm run build && npm run release'),
  'release/stale-document': error('run: npm run readme'),
  'release/rewritten': error(
    'put it back as the base branch has it, with git restore; what should change makes a new release',
  ),
  'release/unfinished': error('run: npm run release'),
  'release/unreadable': error('put back what was released'),
  'validate/bad-file-name': error(
    'rename it, such as to 2025-08-04.txt, and its sidecar to 2025-08-04.txt.sidecar.json',
  ),
  'validate/bad-format': error('write the value in the format that the schema names'),
  'validate/bad-json': error('fix the JSON'),
  'validate/date-not-in-year': error('correct the year in the sidecar'),
  'validate/extra-key': error('remove the key, or correct its name'),
  'validate/invisible-character': warning(
    'remove the character, unless the page has it: save the page again',
  ),
  'validate/missing-key': error('add the key'),
  'validate/names-alike': error('rename one of the two'),
  'validate/not-a-file': error('put the file itself in its place, or remove it'),
  'validate/not-in-list': error('use one of the values that the schema lists'),
  'validate/other-day-in-name': error('name the file by the day of its page, or without a day'),
  'validate/out-of-range': error('use a value within the range of the schema'),
  'validate/repeated-item': error('remove the item that is there twice'),
  'validate/repeated-key': error('remove one of the two rows'),
  'validate/old-sidecar-name': error('rename it to the whole name of its raw file and .sidecar.json'),
  'validate/sidecar-without-dump': error('remove the sidecar, or add the dump that it describes'),
  'validate/too-large': error('write down only what the schema asks for'),
  'validate/too-long': error('check that the paragraph is one title or one abstract'),
  'validate/too-many-dumps': error('move dumps into a folder of their own, and build it separately'),
  'validate/too-short': error('check that the paragraph is a whole title or a whole abstract'),
  'validate/wrong-type': error('use a value of the type that the schema names'),
  'validate/wrong-weekday': error(
    'correct the year in the sidecar: the weekday on the page is of another year',
  ),
  'validate/wrong-year': error('correct the year in the sidecar, or remove it: the page has the year'),
  'validate/year-without-reason': error('say in year_reason how the year is known'),
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
