import { describe, expect, it } from 'vitest';
import { listChanges } from '../../pipeline/clean/clean.ts';
import { type TextIssue, findTextIssues, locateTextIssue } from '../../pipeline/clean/text-issues.ts';

describe('what each rule changes', () => {
  it('is told rule by rule, each on what the one before left', () => {
    expect(listChanges('G\\"odel  -- 5\\%')).toEqual([
      { rule: 'spaces', before: 'G\\"odel  -- 5\\%', after: 'G\\"odel -- 5\\%' },
      { rule: 'latex-accents', before: 'G\\"odel -- 5\\%', after: 'Gödel -- 5\\%' },
      { rule: 'latex-escapes', before: 'Gödel -- 5\\%', after: 'Gödel -- 5%' },
      { rule: 'latex-dashes', before: 'Gödel -- 5%', after: 'Gödel – 5%' },
    ]);
  });

  it('is nothing where there is nothing to mend', () => {
    expect(listChanges('A clean text.')).toEqual([]);
  });
});

describe('the sign of an issue', () => {
  it.each<[TextIssue, string, string]>([
    ['fused-words', 'runs 2.44times faster', '4times'],
    ['latex-residue', 'of O(mathcal{C})', 'mathcal'],
    ['truncated', 'More importantly, ...', '...'],
    ['broken-link', 'at https: //example.org', 'https: /'],
    ['broken-link', 'at https://github.com/ now', 'https://github.com/'],
  ])('%s is found in %j', (issue, text, sign) => {
    const [start, end] = locateTextIssue(issue, text) ?? [0, 0];
    expect(text.slice(start, end)).toBe(sign);
    expect(findTextIssues('', text)).toContain(issue);
  });

  it('is nowhere in a text that does not have it', () => {
    const issues: TextIssue[] = ['broken-link', 'fused-words', 'latex-residue', 'truncated'];
    expect(issues.map((issue) => locateTextIssue(issue, 'A clean text, see https://example.org/x.'))).toEqual(
      [null, null, null, null],
    );
  });
});
