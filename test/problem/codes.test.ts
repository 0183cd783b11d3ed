import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { HELP } from '../../pipeline/problem/help/help.ts';
import { makeProblemsPage } from '../../pipeline/problem/help/page.ts';
import { CODES, writeExample, OF_DUMPS, findProblems } from './folder.ts';

/** Where a damage leaves another paragraph alone, that is a problem too. */
const FOLLOWS = new Map([
  ['extract/glued-paragraphs', ['extract/abstract-without-title']],
  ['extract/split-paragraph', ['extract/abstract-without-title']],
  // titles that are too many for one paper are alike as a rule
  ['judge/too-many-same', ['merge/crowded-titles']],
]);

describe('the wrong example', () => {
  it.each(OF_DUMPS)('of %s has it and nothing else, at its place', async (code) => {
    const problems = await findProblems(writeExample(`bad/${code}`, HELP[code].bad));
    expect(problems.map((one) => one.code)).toEqual([code, ...(FOLLOWS.get(code) ?? [])]);
    for (const { code: found, file, line, column } of problems)
      if (!WHOLE.includes(found)) {
        expect(file).not.toBeNull();
        expect([line, column]).toEqual([expect.any(Number), expect.any(Number)]);
      }
  });
});

/** Of a folder or of a file as such, not of a line. */
const WHOLE: readonly string[] = [
  'merge/crowded-titles',
  'validate/bad-file-name',
  'validate/old-sidecar-name',
  'validate/sidecar-without-dump',
  'validate/too-large',
];

describe('the right example', () => {
  it.each(OF_DUMPS)('of %s has no problem', async (code) => {
    expect(await findProblems(writeExample(`good/${code}`, HELP[code].good))).toEqual([]);
  });
});

describe('docs/problems.md', () => {
  const page = readFileSync('docs/problems.md', 'utf8');

  it('is that of the table of codes; if not, run: npx daily-papers problems', () => {
    expect(page).toBe(makeProblemsPage());
  });

  it.each(CODES)('has a section for %s, with an anchor, two examples and a reason', (code) => {
    const [, section = ''] = page.split(`<a id="${code}"></a>\n\n## ${code}\n`);
    expect(section.split('<a id=')[0]).toMatch(
      /^\n\*\w+\.\* .{20,}\n\nTo fix it: .+\n\n\*\*Wrong[^]+\*\*Right/,
    );
    expect(page).toContain(`](#${code})`);
  });
});
