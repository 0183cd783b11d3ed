import { describe, expect, it } from 'vitest';
import { formatDiskError } from '../../pipeline/disk/error.ts';
import { runGit } from '../../pipeline/disk/git.ts';
import { findFlagFault, type SidecarFlags } from '../../pipeline/contribute/sidecar.ts';
import { HELP } from '../../pipeline/problem/help/help.ts';
import { type Problem, PROBLEMS } from '../../pipeline/problem/problem.ts';
import { toDating } from '../../pipeline/validate/digest.ts';
import { locateBadJson } from '../../pipeline/validate/json-place.ts';
import { readJudgements } from '../../pipeline/validate/judgements.ts';
import { readSidecar } from '../../pipeline/validate/sidecar.ts';
import { CODES, findProblems, OF_DUMPS, writeExample } from './folder.ts';

const say = ({ message, fix }: Pick<Problem, 'message' | 'fix'>) => `${message}; ${fix}`;

/** Words of parsers, validators and systems, which say nothing to somebody who has not seen their code. */
const FOREIGN =
  /must NOT|must match|additional properties|allowed values|must have (?:required )?property|Expected\b|\bE[A-Z]{4,}\b|spawn|undefined|\[object|iconv|\bschema\b/;

describe('what is said of a problem', () => {
  it.each(OF_DUMPS)('%s: is in words of our own, with a fix that can be done', async (code) => {
    const problems = await findProblems(writeExample(`words/${code}`, HELP[code].bad));
    for (const one of problems) {
      expect(say(one)).not.toMatch(FOREIGN);
      expect(one.fix.length).toBeGreaterThan(10);
      expect(one.message).not.toMatch(/[.]$/);
    }
  });

  it.each(CODES)('%s: its fix is for every system', (code) => {
    expect(PROBLEMS[code].fix).not.toMatch(FOREIGN);
  });
});

describe('a sidecar', () => {
  const told = (text: string) => readSidecar(Buffer.from(text), 'x.txt.sidecar.json').problems.map(say);

  it.each([
    [
      '{"year": "2025", "year_reason": "the browser history"}',
      'year is "2025"; it must be a whole number; leave out the quotes',
    ],
    [
      '{"year": 25, "year_reason": "the browser history"}',
      'year is 25; it must be at least 2000; write a number that is at least 2000',
    ],
    [
      '{"year": 2025, "year_reason": "known"}',
      'year_reason is "known", which has 5 characters; it must have at least 10; write at least 10 characters',
    ],
    ['{"year": 2025}', 'there is "year", but no "year_reason"; add "year_reason": say how you know it'],
    [
      '{"retrieved": "4 August"}',
      'retrieved is "4 August", which is not a date; write a date, such as 2025-08-04',
    ],
    [
      '{"source_url": "papers"}',
      'source_url is "papers", which is not an address; write an address, such as https://huggingface.co/papers',
    ],
    [
      '{"license": "MIT"}',
      'there is no key "license"; the keys are year, date, year_reason, source_url, retrieved, licence, note; correct the name of the key, or remove it',
    ],
  ])('%s', (text, words) => {
    expect(told(text)).toEqual([words]);
  });
});

it('a judgement names the values that it may have', () => {
  const line = { verdict: 'smae', title_a: 'A', title_b: 'B', reason: 'the authors say so', by: 'Ada' };
  const { problems } = readJudgements(
    Buffer.from(`${JSON.stringify({ ...line, date: '2025-09-01' })}\n`),
    'judgements.jsonl',
  );
  expect(problems.map(say)).toEqual([
    'verdict is "smae"; it must be one of "same", "different"; write one of them',
  ]);
});

describe('what is no JSON', () => {
  it.each([
    ['{"a": 1,}', 'there is a comma, and nothing comes after it', 8],
    ['[1, 2,\n]', 'there is a comma, and nothing comes after it', 6],
    ['{a: 1}', 'texts and keys need double quotes, and this has none', 2],
    ["{'a': 1}", 'texts and keys need double quotes, and this has none', 2],
    ['{"a" 1}', 'a colon should stand here, between key and value', 6],
    ['{"a": 1 "b": 2}', 'a comma should stand here, between two values', 9],
    ['{"a": 1', 'the closing brace is missing', 8],
    ['[1', 'the closing bracket is missing', 3],
    ['{"a": 1} 2', 'the JSON ends before this', 10],
    ['{"a": "x}', 'the text has no closing quote on its line', 7],
    ['{"a": }', 'a value should begin here', 7],
    ['// x\n{}', 'there are no comments in JSON', 1],
  ])('%j: %s', (text, words, column) => {
    const { message, fix, column: at } = locateBadJson(text);
    expect([message, at]).toEqual([`not JSON: ${words}`, column]);
    expect(fix).not.toMatch(FOREIGN);
  });
});

describe('a flag of contribute', () => {
  it.each<[SidecarFlags, RegExp]>([
    [{ year: 2025, yearReason: 'me' }, /^--year-reason is "me", which has 2 characters/],
    [{ sourceUrl: 'papers' }, /^--source-url is "papers", which is not an address; write an address/],
    [{ year: 2999 }, /^--year is 2999; it must be at most 2100/],
  ])('%j is refused by its own name', (flags, words) => {
    expect(findFlagFault(flags)).toMatch(words);
  });

  it('is not refused when it is right', () => {
    expect(
      findFlagFault({ year: 2025, yearReason: 'saved on that day', sourceUrl: 'https://x.org' }),
    ).toBeNull();
  });
});

describe('a weekday that is wrong', () => {
  const monday = { year: null, month: 8, day: 5, weekday: 1 };
  const dated = (date: typeof monday | { year: number }, file: string, sidecar = {}) =>
    toDating(
      { date: { ...monday, ...date }, dateSource: 'page', hasDatePlace: true, line: 1, facts: [] },
      file,
      sidecar,
    ).problems.map(({ file: at, ...one }) => [at, say(one)]);
  const words = '2025-08-05 is a Tuesday, but the page says Monday';

  it('is the fault of the page, where the page has the year, whatever the sidecar says', () => {
    const fix = 'save the page again: the date on it contradicts itself';
    expect(dated({ year: 2025 }, 'x.txt', { year: 2025, year_reason: 'known' })).toEqual([
      ['x.txt', `${words}; ${fix}`],
    ]);
  });

  it('is the fault of the name, where that has the year', () => {
    expect(dated({ year: null as unknown as number }, '2025-08-05.txt')).toEqual([
      ['2025-08-05.txt', `${words}; correct the year in the name of the file`],
    ]);
  });

  it('is the fault of the sidecar, where nothing else has the year', () => {
    const sidecar = { year: 2025, year_reason: 'known' };
    expect(dated({ year: null as unknown as number }, 'x.txt', sidecar)).toEqual([
      ['x.txt.sidecar.json', `${words}; correct the year in the sidecar`],
    ]);
  });
});

describe('an error of the system', () => {
  const error = (code: string, syscall: string, path?: string) =>
    Object.assign(
      new Error(
        `${syscall.startsWith('spawn') ? `${syscall} ${code}` : `${code}: words, ${syscall} '${path}'`}`,
      ),
      {
        code,
        syscall,
        path,
      },
    );

  it.each([
    [error('ENOENT', 'open', '/tmp/none.txt'), 'there is no /tmp/none.txt; check the name'],
    [
      error('ENOENT', 'open', '/none/such/x'),
      'there is no folder /none/such; check the name, or make the folder',
    ],
    [
      error('EACCES', 'open', '/x'),
      'you may not read or write /x; change its rights, or choose another place',
    ],
    [error('ENOSPC', 'write', '/x'), 'the disk is full at /x; make room, and run this again'],
    [error('EISDIR', 'read', '/x'), '/x is a folder; name a file'],
    [error('ENOENT', 'spawnSync npm'), 'the program npm is not there; install it, or add its folder to PATH'],
  ])('%s', (failure, words) => {
    expect(formatDiskError(failure)).toBe(words);
  });

  it('that is in our words already stays as it is', () => {
    const own = Object.assign(new Error('x is a pipe, not a file'), { code: 'EINVAL', syscall: 'open' });
    expect(formatDiskError(own)).toBe('x is a pipe, not a file');
  });

  it('is not blamed on Git where the folder is missing', () => {
    expect(() => runGit('/none/such', ['status'])).toThrow('there is no folder /none/such; check the name');
  });

  it('says that Git is not installed, where it is not', () => {
    expect(() => runGit('/', ['status'], { PATH: '/none' })).toThrow('Git is not installed');
  });
});
