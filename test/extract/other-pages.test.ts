import { describe, expect, it } from 'vitest';
import { extract } from '../../pipeline/extract/extract.ts';
import { makeCards } from '../../pipeline/problem/help/pages.ts';
import { validate } from '../../pipeline/validate/validate.ts';

const read = (text: string, file = 'x-2025-08-04.txt') => {
  const bytes = Buffer.from(text);
  return validate(extract(bytes, file), bytes, file);
};

const LONG = 'The meadow is wide, and the light of the summer leads every bee back to its hive. '.repeat(5);
const repeat = (times: number, make: (n: number) => string) =>
  Array.from({ length: times }, (_, n) => make(n)).join('\n\n');

const PARTS = [
  `Papers\n\narxiv:2510.04618\n\nDo Bees Count?\nPublished on Oct 4, 2025\n\nAuthors:\n\nAda Bee\nAbstract\n`,
  `\n\nView arXiv page\nView PDF\nCommunity\n`,
] as const;

describe('a file that is no page of papers', () => {
  it.each([
    ['a blog', `My Blog\n\nHome\n\nAbout me\n\nPosted in May\n\n${repeat(9, (n) => `${n} ${LONG}`)}`],
    ['a blog with headings', repeat(8, (n) => `Part ${n} of the Story\n\n${LONG}${n}\n\n${LONG}and ${n}`)],
    [
      'a listing of arXiv',
      repeat(40, (n) => `[${n}] arXiv:2509.0400${n} [pdf]\nTitle: On Bees ${n}\nAda Bee\nSubjects: Bees`),
    ],
    [
      'the page of a paper on arXiv',
      `Cornell University\n\nBees\n\narXiv:2509.04001 (cs)\n\nAda Bee\n\n${LONG}`,
    ],
    ['a README', `# bees\n\n[![ci](a.svg)](b)\n\n${LONG}\n\n## Install\n\n\`\`\`sh\nnpm i bees\n\`\`\`\n`],
    ['a README as text', `bees\n\n${LONG}\n\nInstall\n\nnpm i bees\n\nUse\n\nLicence\n\nMIT\n\nReleases`],
    ['a mail', `From: a@example.org\nTo: b@example.org\nSubject: bees\n\nHi Bo,\n\n${LONG}\n\nBest,\nAda`],
    ['a table', `title,abstract\n${repeat(9, (n) => `"Bees ${n}","${LONG}"`)}`],
    [
      'a list of references',
      repeat(9, (n) => `@article{b${n},\n  title={Bees ${n}},\n  abstract={${LONG}}\n}`),
    ],
    [
      'a page of the site in another language',
      repeat(9, (n) => `第${n}篇论文的题目很长\n\n${'蜜蜂会数数。'.repeat(40)}\n\n9 位作者`),
    ],
    [
      'a page whose cards are cut off',
      repeat(9, (n) => `Submitted by\nmaja\nOn Bees ${n}\nGitHub\n131\narXiv Page`),
    ],
    ['a page of one paper without its abstract', PARTS.join('')],
    [
      'a page of one paper in pieces',
      PARTS.join(`We study\n\nbees\n\n(\n\nthe insects\n\n) and ${LONG}\n\n${LONG}2`),
    ],
    ['a page of one paper from a print', PARTS.join(`We count in-\nsects\n*Page 2*\n${LONG}`)],
  ])('%s has no record and at most five problems, each with a fix', (_, text) => {
    const { records, problems } = read(text);
    expect(records).toEqual([]);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.length).toBeLessThanOrEqual(5);
    expect(problems.every(({ fix }) => fix.length > 20)).toBe(true);
  });
});

describe('a page', () => {
  const HALF = /^Submitted by\nmaja\n.*/gm;

  it('without abstracts is kept, with a note that says where they are', () => {
    const { records, problems } = read(makeCards('Daily Papers', () => ''));
    expect(records.length).toBe(2);
    expect(problems.map(({ code, level }) => [code, level])).toEqual([['extract/no-abstracts', 'warning']]);
    expect(problems[0]).toMatchObject({
      message: 'a daily page as copied text: 2 titles, no abstracts',
      fix: "the API's JSON of that day has them: save https://huggingface.co/api/daily_papers?date=2025-08-04 (npx daily-papers fetch --from 2025-08-04 --to 2025-08-04)",
    });
  });

  it('whose day is not known names no day in that note', () => {
    const text = makeCards('Daily Papers', () => '').replace('Aug 4, 2025', 'Aug 4');
    const { problems } = read(text, 'x.txt');
    expect(problems.find(({ code }) => code === 'extract/no-abstracts')?.fix).toBe(
      "get that day from the site's API, which has them: npx daily-papers fetch",
    );
  });

  it('says once what many of its cards have, and quarantines each', () => {
    const whole = makeCards('Trending Papers', (abstract) => abstract);
    const [card = ''] = HALF.exec(whole) ?? [];
    const cut = repeat(7, (n) => `${card} ${n}\n9 authors\n·\nPublished on Jul 31, 2025`);
    const { records, problems, quarantined } = read(whole.replace(card, `${cut}\n\n${card}`));
    expect([records.length, quarantined.length, problems.length]).toEqual([2, 7, 1]);
    expect(problems[0]?.message).toMatch(/^7 parts of the file, of which the first: ".*" has no text$/);
  });
});
