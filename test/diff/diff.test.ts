import { describe, expect, it } from 'vitest';
import { diff, isSame, selectTable } from '../../pipeline/diff/diff.ts';
import type { Diff } from '../../schemas/types.ts';
import { validateDiff } from '../../schemas/validators.js';
import { random } from '../support/random.ts';
import { BEES, BRIDGES, builtFrom, changed, PROVERBS, SOIL, TABLE, TIDES, type World } from './worlds.ts';

const between = async (before: World, after: World) => diff(await builtFrom(before), await builtFrom(after));
const titles = (rows: readonly { title?: unknown }[]) => rows.map(({ title }) => title);

const PAGE: World = { days: { '2025-08-04': [TIDES, SOIL] } };

describe('diff', () => {
  it('of a dataset with itself is nothing', async () => {
    expect(isSame(await between(PAGE, PAGE))).toBe(true);
  });

  it('tells what a new page brings', async () => {
    const { tables } = await between(PAGE, { days: { ...PAGE.days, '2025-08-05': [BEES, SOIL] } });
    expect(tables).toMatchObject([
      {
        table: 'papers',
        before: 2,
        after: 3,
        added: [{ title: BEES.title }],
        removed: [],
        changed: [{ row: { title: SOIL.title } }],
      },
      { table: 'appearances', before: 2, after: 4, added: [{ title: BEES.title }, { title: SOIL.title }] },
      { table: 'digests', before: 1, after: 2, added: [{ id: '2025-08-05', record_count: 2 }] },
      { table: 'merges', added: [{ title_a: SOIL.title, digest_id_b: '2025-08-05', position_b: 2 }] },
      { table: 'review', added: [] },
      { table: 'redirects', added: [] },
      { table: 'quarantine', added: [] },
    ]);
  });

  it('gives both values of each field that changed, long texts too', async () => {
    const corrected = changed(SOIL, { abstract: SOIL.abstract.replace('18%', '21%') });
    const difference = await between(PAGE, { days: { ...PAGE.days, '2025-08-05': [corrected] } });
    expect(selectTable(difference, 'papers').changed).toEqual([
      {
        row: { id: expect.any(String), title: SOIL.title },
        fields: [
          { field: 'abstract', before: SOIL.abstract, after: corrected.abstract },
          { field: 'last_date', before: '2025-08-04', after: '2025-08-05' },
          { field: 'appearance_count', before: 1, after: 2 },
          { field: 'day_count', before: 1, after: 2 },
        ],
      },
    ]);
  });

  it('follows a merge and a split by their appearances', async () => {
    const joined: World = { ...PAGE, judgements: [['same', TIDES.title, SOIL.title]] };
    const there = await between(PAGE, joined);
    const [{ into, from } = { into: null, from: [] }] = there.merged;
    expect(titles(from)).toEqual([TIDES.title, SOIL.title]);
    expect(there.redirected).toEqual([{ ...from[1], paper_id: into?.id }]);
    expect(selectTable(there, 'papers')).toMatchObject({ before: 2, after: 1, added: [], removed: [] });
    const back = await between(joined, PAGE);
    expect(back.split).toEqual([{ from: into, into: from }]);
    expect(selectTable(back, 'papers')).toMatchObject({ before: 1, after: 2, added: [], removed: [] });
    expect([back.gone, back.reassigned, there.gone, there.reassigned]).toEqual([[], [], [], []]);
  });

  it('follows a paper whose first page turns out to be an older one with another title', async () => {
    const older = changed(TIDES, { title: TIDES.title.replace('Systems', 'System') });
    const difference = await between(PAGE, { days: { ...PAGE.days, '2025-08-01': [older] } });
    const [{ row, fields } = { row: {}, fields: [] }] = selectTable(difference, 'papers').changed;
    expect(difference.redirected).toMatchObject([{ title: TIDES.title, paper_id: row.id }]);
    expect(fields).toContainEqual({ field: 'id', before: difference.redirected[0]?.id, after: row.id });
    expect(selectTable(difference, 'papers')).toMatchObject({ before: 2, after: 2, added: [], removed: [] });
  });

  it('tells when an id is given to another work, and what the first one is called now', async () => {
    const other = changed(PROVERBS, { title: TIDES.title });
    const after: World = { days: { ...PAGE.days, '2025-08-01': [other] } };
    const difference = await between(PAGE, after);
    const [{ id, now, paper_id } = { id: '', now: [], paper_id: '' }] = difference.reassigned;
    expect([difference.reassigned.length, paper_id, now.length]).toEqual([1, id, 1]);
    expect(now).not.toContain(id);
    expect(titles(selectTable(difference, 'papers').added)).toEqual([TIDES.title]);
    expect(difference.gone).toEqual([]);
  });

  it('names the ids that are lost with a page, redirects too', async () => {
    const near = changed(TIDES, { title: TIDES.title.replace('Systems', 'System') });
    const difference = await between(
      { days: { ...PAGE.days, '2025-08-05': [near] } },
      { days: { '2025-08-04': [SOIL] } },
    );
    expect(titles(difference.gone)).toEqual([near.title, near.title]);
    expect(titles(selectTable(difference, 'papers').removed)).toEqual([near.title]);
  });
});

const ALL = [TIDES, SOIL, BEES, TABLE, BRIDGES, PROVERBS];

/** Some pages with some of the records, and what somebody said of some pairs. */
function someWorld(seed: number): World {
  const next = random(seed);
  const some = ALL.filter(() => next() < 0.6);
  const judgements = ALL.flatMap((a, i) =>
    ALL.slice(i + 1).flatMap((b): [['same' | 'different', string, string]] | [] =>
      next() < 0.2 ? [[next() < 0.7 ? 'same' : 'different', a.title, b.title]] : [],
    ),
  );
  return { days: { '2025-08-04': ALL, ...(some.length > 0 ? { '2025-08-05': some } : {}) }, judgements };
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

describe('any difference', () => {
  it.each(Array.from({ length: 12 }, (_, i) => i + 1))(
    'accounts for every paper and is as its schema says (seed %i)',
    async (seed) => {
      const difference: Diff = await between(someWorld(seed), someWorld(seed + 1));
      const { before, after, added, removed } = selectTable(difference, 'papers');
      const born = sum(difference.split.map(({ into }) => into.length - 1));
      const taken = sum(difference.merged.map(({ from }) => from.length - 1));
      expect(after - before).toBe(added.length - removed.length + born - taken);
      expect(validateDiff(JSON.parse(JSON.stringify(difference)))).toBe(true);
      expect([difference.gone, difference.reassigned]).toEqual([[], []]);
    },
  );
});
