import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { findChangedDumps } from '../../pipeline/raw/append-only.ts';
import { type ContributeOptions, contribute } from '../../pipeline/contribute.ts';
import { formatContributionMarkdown, formatContribution } from '../../pipeline/contribute/wording.ts';
import { LIMITS } from '../../pipeline/extract/extract.ts';
import { validateFolder } from '../../pipeline/build/validate-folder.ts';
import { makeCards } from '../../pipeline/problem/help/pages.ts';
import type { Titled } from '../support/damage.ts';
import { page } from '../support/page.ts';
import {
  buildNext,
  contentsOf,
  copyOf,
  DAY_1,
  newShop,
  next,
  releaseNext,
  type Shop,
} from '../release/shop.ts';
import { BEES, changed, newFolder, PROVERBS, SOIL, TIDES, writeRaw } from '../diff/worlds.ts';

/** A page as somebody saved it, elsewhere. */
function saved(records: readonly Titled[], day: string, name = 'page.txt'): string {
  const path = join(newFolder(), name);
  writeFileSync(path, page(records, day).join('\n\n'));
  return path;
}

const add = (shop: Shop, sources: string | string[], options: Partial<ContributeOptions> = {}) =>
  contribute([sources].flat(), { ...shop, limits: LIMITS, ...options });

/** One released day; do not change it. */
const once = newShop();
beforeAll(() => next(once, DAY_1));

describe('a dump from elsewhere', () => {
  it('is told and copied in, as it is, by its day, with a sidecar', async () => {
    const shop = copyOf(once);
    const source = saved([BEES, SOIL], 'Aug 5');
    const told = await add(shop, source, { year: 2025, sourceUrl: 'https://huggingface.co/papers' });
    expect(told).toMatchObject({
      copied: true,
      records: 2,
      repeats: 0,
      papers: [{ title: BEES.title }],
      known: [{ title: SOIL.title }],
      dumps: [{ source, file: '2025-08-05.txt', accepted: 2, quarantined: 0, newPapers: 1, known: 1 }],
      problems: [],
    });
    expect(readFileSync(join(shop.raw, '2025-08-05.txt'))).toEqual(readFileSync(source));
    expect(JSON.parse(readFileSync(join(shop.raw, '2025-08-05.txt.sidecar.json'), 'utf8'))).toEqual({
      year: 2025,
      year_reason: 'said by the person who contributed the dump',
      source_url: 'https://huggingface.co/papers',
      retrieved: null,
      licence: null,
      note: null,
    });
    expect(readdirSync(shop.raw).sort()).toEqual([
      '2025-08-04.txt',
      '2025-08-05.txt',
      '2025-08-05.txt.sidecar.json',
    ]);
    expect((await validateFolder(shop.raw, LIMITS)).problems).toEqual([]);
  });

  it('is said first for what it is, and which fields it shows', async () => {
    const source = join(newFolder(), '2025-08-05.txt');
    writeFileSync(source, makeCards('Daily Papers', () => '').replace('Aug 4, 2025', 'Aug 5, 2025'));
    const told = await add(copyOf(once), source, { dryRun: true });
    expect(formatContribution(told).split('\n\n')[0]?.split('\n')).toEqual([
      'what it is',
      `  ${source}: a page as copied text, 2025-08-05, 2 papers`,
      '      has: title, author_count, submitted_by, published_date',
      '      lacks: abstract, ai_summary, arxiv_id, authors, organization, upvotes, comments, github_repo, github_stars, project_page, ai_keywords',
    ]);
    expect(told.problems.map(({ code }) => code)).toEqual(['extract/no-abstracts']);
  });

  it('that is no page is said to be none', async () => {
    const source = join(newFolder(), 'list.json');
    writeFileSync(source, '[{"name": "x"}]');
    const told = await add(copyOf(once), source, { dryRun: true });
    expect(formatContributionMarkdown(told)).toMatch(
      /^\*\*what it is\*\*\n\n- `.*`: no page that can be read\n\n\*\*to fix: 1\*\*\n\n- `.*unknown-page: .*`\n\n## nothing would be added/,
    );
  });

  it('is told the version that the release gets then', async () => {
    const shop = copyOf(once);
    const { version } = await add(shop, saved([BEES, SOIL], '2025-08-05'));
    await buildNext(shop);
    expect((await releaseNext(shop)).version).toBe(version.next);
    expect(version).toMatchObject({ last: '1.0.0', next: '1.1.0' });
    expect(version.reasons).toEqual(version.alone);
    expect(version.reasons[0]).toEqual({ level: 'minor', words: 'new papers: 1' });
  });

  it('is told from what raw/ has gained besides since the release', async () => {
    const shop = copyOf(once);
    await add(shop, saved([BEES], '2025-08-05'));
    const { version } = await add(shop, saved([PROVERBS], '2025-08-06'), { dryRun: true });
    expect(version.reasons).toContainEqual({ level: 'minor', words: 'new papers: 2' });
    expect(version.alone).toContainEqual({ level: 'minor', words: 'new papers: 1' });
  });

  it('is 1.0.0 where nothing is released yet', async () => {
    const shop = { ...copyOf(once), dist: newFolder() };
    const { version } = await add(shop, saved([BEES], '2025-08-05'));
    expect(version).toMatchObject({ last: null, next: '1.0.0' });
    expect(version.alone[0]?.words).toBe('new papers: 1');
  });

  it('is only told in a dry run', async () => {
    const shop = copyOf(once);
    const before = [contentsOf(shop.raw), contentsOf(shop.dist)];
    const told = await add(shop, saved([BEES], '2025-08-05'), { dryRun: true });
    expect([told.copied, told.records]).toEqual([false, 1]);
    expect([contentsOf(shop.raw), contentsOf(shop.dist)]).toEqual(before);
  });

  it('never takes the place of another', async () => {
    const shop = copyOf(once);
    const before = contentsOf(shop.raw);
    for (const record of [BEES, PROVERBS]) await add(shop, saved([record], '2025-08-04'));
    expect(readdirSync(shop.raw).filter((file) => file.endsWith('.txt'))).toEqual([
      '2025-08-04-2.txt',
      '2025-08-04-3.txt',
      '2025-08-04.txt',
    ]);
    expect(contentsOf(shop.raw)).toMatchObject(before);
  });

  it('is named after its bytes where no year is known', async () => {
    const { dumps } = await add(once, saved([BEES], 'Aug 5'), { dryRun: true });
    expect(dumps).toMatchObject([
      { file: expect.stringMatching(/^[0-9a-f]{16}\.txt$/), pages: [{ date: null, month_day: '--08-05' }] },
    ]);
  });

  it('that was left without its dump by a run that was killed gets the name of its sidecar', async () => {
    const shop = copyOf(once);
    const source = saved([BEES], 'Aug 5');
    await add(shop, source, { year: 2025 });
    rmSync(join(shop.raw, '2025-08-05.txt'));
    expect(await add(shop, source, { year: 2025 })).toMatchObject({ dumps: [{ file: '2025-08-05.txt' }] });
    rmSync(join(shop.raw, '2025-08-05.txt'));
    expect(await add(shop, source, { year: 2025, sourceUrl: 'https://example.org/' })).toMatchObject({
      dumps: [{ file: '2025-08-05-2.txt' }],
    });
  });

  it('tells a pair that a person must decide', async () => {
    const title = TIDES.title.replace('Compact', 'Compacted');
    const { review } = await add(once, saved([changed(BEES, { title })], '2025-08-05'), { dryRun: true });
    expect(review).toMatchObject([{ title_a: TIDES.title, title_b: title }]);
  });

  it('tells ids that redirect', async () => {
    const title = TIDES.title.replace('Systems', 'System');
    const { redirects, papers } = await add(once, saved([changed(TIDES, { title })], '2025-08-05'), {
      dryRun: true,
    });
    expect([redirects.length, papers]).toEqual([1, []]);
  });
});

describe('a dump that is there already', () => {
  it.each<[what: string, source: () => string, message: RegExp]>([
    ['by the same bytes', () => saved([TIDES, SOIL], '2025-08-04'), /2025-08-04\.txt has the same bytes$/],
    [
      'by the same records, saved otherwise',
      () => {
        const path = saved([TIDES, SOIL], 'Aug 4');
        writeFileSync(path, readFileSync(path, 'utf8').replaceAll('\n', '\r\n'));
        return path;
      },
      /2025-08-04\.txt has the same records on the same day$/,
    ],
  ])('is noticed %s, and nothing is written', async (_, source, message) => {
    const shop = copyOf(once);
    const before = contentsOf(shop.raw);
    const path = source();
    const { problems, copied } = await add(shop, path);
    expect(problems).toMatchObject([
      {
        code: 'contribute/already-there',
        level: 'error',
        file: path,
        message: expect.stringMatching(message),
      },
    ]);
    expect([copied, contentsOf(shop.raw)]).toEqual([false, before]);
  });

  it.each<[what: string, source: () => string]>([
    ['on another day', () => saved([TIDES, SOIL], '2025-08-05')],
    ['in another order', () => saved([SOIL, TIDES], '2025-08-04')],
    ['with one more', () => saved([TIDES, SOIL, BEES], '2025-08-04')],
    ['with another abstract', () => saved([TIDES, changed(SOIL, { abstract: BEES.abstract })], '2025-08-04')],
  ])('is another %s', async (_, source) => {
    const { problems } = await add(once, source(), { dryRun: true });
    expect(problems.map(({ code }) => code)).not.toContain('contribute/already-there');
  });

  it('is noticed among those that are added', async () => {
    const [one, other] = [saved([BEES], '2025-08-05'), saved([BEES], '2025-08-05')];
    const { problems } = await add(once, [one, other], { dryRun: true });
    expect(problems).toMatchObject([{ file: other, message: `${one} has the same bytes` }]);
  });
});

describe('what is wrong', () => {
  it('is told where it stands, and nothing of all of them is written', async () => {
    const shop = copyOf(once);
    const bad = saved([BEES, PROVERBS], '2025-08-06');
    writeFileSync(bad, readFileSync(bad, 'utf8').split('\n\n').slice(0, -1).join('\n\n'));
    const told = await add(shop, [saved([BEES], '2025-08-05'), bad]);
    expect(told.problems).toMatchObject([
      { code: 'extract/title-without-abstract', file: bad, line: 17, column: 1 },
    ]);
    expect(told.dumps.map(({ quarantined }) => quarantined)).toEqual([0, 1]);
    expect(readdirSync(shop.raw)).toEqual(['2025-08-04.txt']);
  });

  it('in a sidecar is told where that stands', async () => {
    const source = saved([BEES], 'Aug 5');
    const beside = `${source}.sidecar.json`;
    writeFileSync(beside, '{ "year": 2025 }');
    const { problems } = await add(once, source, { dryRun: true });
    expect(problems).toMatchObject([{ code: 'validate/year-without-reason', file: beside, line: 1 }]);
  });

  it('with other dumps is not told', async () => {
    const shop = copyOf(once);
    appendFileSync(join(shop.raw, '2025-08-04.txt'), '\n\nA Title without an Abstract');
    expect((await add(shop, saved([BEES], '2025-08-05'), { dryRun: true })).problems).toEqual([]);
  });
});

describe('--fix', () => {
  it('fixes the copy, notes it in the sidecar, and leaves the source as it is', async () => {
    const shop = copyOf(once);
    const source = saved([BEES], 'Aug 5');
    const windows = `\ufeff${readFileSync(source, 'utf8').replaceAll('\n', '  \r\n')}`;
    writeFileSync(source, windows);
    writeFileSync(`${source}.sidecar.json`, '{"year":2025,"year_reason":"saved on that day"}');
    const { dumps } = await add(shop, source, { fix: true });
    expect(dumps[0]?.fixes).toEqual([
      'byte order marks taken off: 1',
      'line endings made LF: 14',
      'lines with blanks at their end: 14',
      'fields added to its sidecar: source_url, retrieved, licence, note',
    ]);
    expect(readFileSync(join(shop.raw, '2025-08-05.txt'), 'utf8')).toBe(page([BEES], 'Aug 5').join('\n\n'));
    expect(readFileSync(source, 'utf8')).toBe(windows);
    expect(JSON.parse(readFileSync(join(shop.raw, '2025-08-05.txt.sidecar.json'), 'utf8')).note).toContain(
      'LF: 14',
    );
  });
});

describe('--in-place', () => {
  it('tells the same of a dump that stands there, and writes nothing', async () => {
    const shop = copyOf(once);
    const source = saved([BEES, SOIL], '2025-08-05');
    const { copied: _, dumps: _there, ...elsewhere } = await add(shop, source);
    const before = contentsOf(shop.raw);
    const told = await add(shop, join(shop.raw, '2025-08-05.txt'), { inPlace: true });
    expect(told).toMatchObject({ ...elsewhere, copied: false });
    expect(contentsOf(shop.raw)).toEqual(before);
  });

  it('says how a file with an odd name is better called', async () => {
    const shop = copyOf(once);
    const odd = join(shop.raw, 'my $(page).txt');
    renameSync(saved([BEES], '2025-08-05'), odd);
    const { dumps } = await add(shop, odd, { inPlace: true });
    expect(dumps).toMatchObject([{ file: 'my $(page).txt', betterName: '2025-08-05.txt' }]);
  });

  it('takes neither links nor folders nor files elsewhere for dumps, and tells of the others', async () => {
    const shop = copyOf(once);
    writeRaw(shop.raw, { days: { '2025-08-05': [BEES] } });
    const named = ['link.txt', 'folder.txt', 'gone.txt', '../elsewhere.txt', '2025-08-05.txt'];
    symlinkSync(saved([PROVERBS], '2025-08-06'), join(shop.raw, 'link.txt'));
    mkdirSync(join(shop.raw, 'folder.txt'));
    const told = await add(
      shop,
      named.map((name) => join(shop.raw, name)),
      { inPlace: true },
    );
    expect(told.problems.map(({ code }) => code)).toEqual(Array(4).fill('contribute/no-dump'));
    expect(told.dumps).toMatchObject([{ file: '2025-08-05.txt', accepted: 1 }]);
  });

  it('of nothing tells nothing', async () => {
    expect(formatContribution(await add(once, [], { inPlace: true }))).toBe('no dump is added\n');
  });
});

describe('the words', () => {
  const HOSTILE = [
    '::error file=x::A Title That Commands the Runner',
    '##[error]Another Title That Commands the Runner',
    '<script>alert(1)</script> and `code` and ![picture](https://example.org/x.png) @somebody',
    'A Title with \u202eReversed\u202c and \u001b[31mRed\u001b[0m Letters',
  ];
  const records = HOSTILE.map((title, i) => changed([TIDES, BEES, PROVERBS, SOIL][i] as Titled, { title }));

  it.each([
    ['text', formatContribution],
    ['markdown', formatContributionMarkdown],
  ] as const)('as %s hold no command, no control character and no markup of others', async (form, words) => {
    const shop = { ...copyOf(once) };
    const told = await add(shop, saved(records, '2025-08-05', '::warning:: `x` \n name.txt'), {
      dryRun: true,
    });
    expect([told.papers.length + told.known.length, told.problems.length]).toEqual([3, 1]);
    const text = words(told);
    expect(text).not.toMatch(/[^\n\P{Cc}]|[\p{Cf}\p{Cs}]/u);
    expect(text).not.toMatch(/^\s*::/m);
    expect(text).not.toContain('##[');
    // outside of code there is none of it
    if (form === 'markdown')
      expect(text.replace(/(?<!`)(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, '')).not.toMatch(
        /script|picture|@somebody|name/,
      );
  });

  it('show the first of a list and how many more there are', async () => {
    const told = await add(once, saved([BEES, PROVERBS, TIDES], '2025-08-05'), { dryRun: true });
    expect(formatContribution(told, 1)).toContain(
      `new papers: 2\n  ${told.papers[0]?.id} "${told.papers[0]?.title}"\n  and 1 more\n`,
    );
  });
});

describe('append-only', () => {
  const git = (cwd: string, ...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', ...args], { cwd });

  /** A repository with dumps that it committed. */
  function repository(format = 'sha1'): string {
    const root = newFolder();
    git(root, 'init', '-q', `--object-format=${format}`);
    const raw = join(root, 'raw');
    mkdirSync(raw);
    writeRaw(raw, { days: { '2025-08-04': [TIDES], '2025-08-05': [SOIL] }, sidecars: { '2025-08-05': {} } });
    writeRaw(raw, { days: {}, judgements: [['same', TIDES.title, SOIL.title]] });
    renameSync(join(raw, '2025-08-05.txt'), join(raw, 'a\n"b".txt'));
    git(root, 'add', '-A');
    git(root, 'commit', '-qm', 'dumps');
    return raw;
  }

  it.each<[what: string, change: (raw: string) => void, codes: string[]]>([
    ['nothing', () => {}, []],
    ['a new dump', (raw) => writeRaw(raw, { days: { '2025-08-06': [BEES] } }), []],
    ['a corrected sidecar', (raw) => appendFileSync(join(raw, '2025-08-05.txt.sidecar.json'), '\n'), []],
    ['a judgement taken back', (raw) => rmSync(join(raw, 'judgements.jsonl')), []],
    [
      'a blank at the end',
      (raw) => appendFileSync(join(raw, '2025-08-04.txt'), ' '),
      ['contribute/dump-changed'],
    ],
    ['another line', (raw) => appendFileSync(join(raw, 'a\n"b".txt'), '\nx'), ['contribute/dump-changed']],
    ['a dump that is gone', (raw) => rmSync(join(raw, 'a\n"b".txt')), ['contribute/dump-gone']],
    [
      'another name',
      (raw) => renameSync(join(raw, '2025-08-04.txt'), join(raw, 'x.txt')),
      ['contribute/dump-gone'],
    ],
    [
      'a link in its place',
      (raw) => {
        renameSync(join(raw, '2025-08-04.txt'), join(raw, 'x'));
        symlinkSync('x', join(raw, '2025-08-04.txt'));
      },
      ['contribute/dump-gone'],
    ],
    [
      'no folder any more',
      (raw) => rmSync(raw, { recursive: true }),
      ['contribute/dump-gone', 'contribute/dump-gone'],
    ],
  ])('%s', (_, change, codes) => {
    const raw = repository();
    change(raw);
    const { count, problems } = findChangedDumps('HEAD', raw);
    expect([count, problems.map(({ code }) => code)]).toEqual([2, codes]);
  });

  it('holds in a repository that names by SHA-256, and where the folder is new', () => {
    const raw = repository('sha256');
    appendFileSync(join(raw, '2025-08-04.txt'), 'x');
    expect(findChangedDumps('HEAD', raw).problems).toMatchObject([{ code: 'contribute/dump-changed' }]);
    expect(findChangedDumps('HEAD', join(raw, '..', 'other'))).toEqual({ count: 0, problems: [] });
  });

  it.each(['no-such-branch', '--all', '-h', ''])('refuses %j, which names no commit', (base) => {
    expect(() => findChangedDumps(base, repository())).toThrow(/is no commit/);
  });
});
