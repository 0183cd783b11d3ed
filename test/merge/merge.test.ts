import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitWords } from '../../pipeline/merge/compare/abstracts.ts';
import { decide } from '../../pipeline/merge/decide/decide.ts';
import { idOf, idOfBoth } from '../../pipeline/merge/id.ts';
import { openSignatures } from '../../pipeline/merge/candidates/minhash.ts';
import { merge } from '../../pipeline/merge/merge.ts';
import { normaliseTitle } from '../../pipeline/merge/normalise.ts';
import { titleSimilarity } from '../../pipeline/merge/compare/similarity.ts';
import { byPlace } from '../../pipeline/merge/order.ts';
import { validateMerge, validateRedirect, validateReview } from '../../schemas/validators.js';
import { random } from '../support/random.ts';
import { seedFile, SEEDS } from '../support/seeds.ts';
import { abstractOf, pages, record, type Written } from './records.ts';
import type { Merged } from '../../pipeline/merge/merged.ts';
import { HUB_DEGREE } from '../../pipeline/merge/thresholds.ts';

const ONE = 'We study graphs of bounded width and show that each of them has a tree of paths.';
const TWO = 'A language model learns to answer questions about pictures without seeing any.';
const LONG = 'Scaling Language Models with Retrieved Text';

/** Titles of the papers' members, to compare at a glance. */
function titles({ papers }: Merged<Written>): string[][] {
  return papers.map(({ members }) => members.map((member) => member.record.title));
}

describe('merge', () => {
  it('makes 192 papers of the 209 records of the two dumps', () => {
    const { papers, merges, review, redirects } = merge(rawRecords(), abstractOf);
    expect(papers.flatMap(({ members }) => members)).toHaveLength(209);
    expect(papers).toHaveLength(192);
    expect(merges).toHaveLength(17);
    expect(new Set(merges.map(({ match }) => match))).toEqual(new Set(['exact']));
    expect([review, redirects]).toEqual([[], []]);
  });

  it('takes equal titles with agreeing abstracts for one paper, on one page too', () => {
    const records = [
      record('2025-08-01', 'Graph Theory', ONE, 1),
      record('2025-08-01', 'Graph theory.', ONE, 2),
    ];
    const { papers, merges, review, redirects } = merge(records, abstractOf);
    expect(papers).toMatchObject([
      {
        id: idOf('graph theory'),
        members: [
          { record: records[0], match: null, similarity: null },
          { record: records[1], match: 'exact', similarity: 1 },
        ],
      },
    ]);
    expect(merges).toMatchObject([{ position_a: 1, position_b: 2, match: 'exact', judgement: null }]);
    expect([review, redirects]).toEqual([[], []]);
  });

  it('keeps papers apart that share a title only, and leaves the id of the title to the first', () => {
    const records = [record('2025-08-01', 'Graph Theory', ONE), record('2025-08-02', 'Graph Theory', TWO)];
    const { papers, merges, review, redirects } = merge(records, abstractOf);
    const [first, second] = [idOf('graph theory'), idOfBoth('graph theory', splitWords(TWO).join(' '))];
    expect(papers.map(({ id }) => id)).toEqual([first, second]);
    expect(merges).toEqual([]);
    expect(review).toMatchObject([
      { paper_id_a: first, paper_id_b: second, rule: 'equal-title-abstracts-differ', similarity: 1 },
    ]);
    expect(redirects).toEqual([
      { id: idOfBoth('graph theory', splitWords(ONE).join(' ')), paper_id: first, title: 'Graph Theory' },
    ]);
  });

  it('merges a title that changed a little, and redirects its id', () => {
    const records = [record('2025-08-01', LONG, ONE), record('2025-08-02', `${LONG}s`, ONE)];
    const { papers, merges, redirects } = merge(records, abstractOf);
    expect(papers.map(({ id }) => id)).toEqual([idOf(normaliseTitle(LONG))]);
    expect(merges).toMatchObject([{ match: 'similar', rule: 'similar-title-abstracts-agree' }]);
    expect(redirects).toEqual([
      { id: idOf(normaliseTitle(`${LONG}s`)), paper_id: papers[0]?.id, title: `${LONG}s` },
    ]);
  });

  it.each([
    [LONG, LONG.replace('with', 'without'), ONE, ONE, 'similar-title-guarded'],
    ['WebSailor: Agents for the Web', 'WebSailor-V2: Agents for the Web', ONE, ONE, 'similar-title-guarded'],
    [LONG, `${LONG}s`, ONE, TWO, 'similar-title-abstracts-differ'],
  ])('leaves %j and %j to a person', (titleA, titleB, abstractA, abstractB, rule) => {
    const records = [record('2025-08-01', titleA, abstractA), record('2025-08-02', titleB, abstractB)];
    const { papers, review } = merge(records, abstractOf);
    expect(papers).toHaveLength(2);
    expect(review).toMatchObject([{ title_a: titleA, title_b: titleB, rule, judgement: null }]);
  });

  it('makes no chain, and says what keeps the ends apart', () => {
    const [half, whole, other] = [ONE, `${ONE} ${TWO}`, TWO];
    const records = [half, whole, other].map((text, i) => record(`2025-08-0${i + 1}`, 'Graph Theory', text));
    const merged = merge(records, abstractOf);
    expect(titles(merged)).toEqual([['Graph Theory', 'Graph Theory'], ['Graph Theory']]);
    expect(merged.review).toMatchObject([
      { digest_id_a: '2025-08-02', digest_id_b: '2025-08-03', rule: 'no-chains' },
    ]);
  });

  it('lets no similar title come between two equal ones', () => {
    const records = [
      record('2025-08-01', `${LONG}s`, ONE),
      record('2025-08-02', LONG, `${ONE} ${TWO}`),
      record('2025-08-03', LONG, TWO),
    ];
    expect(titles(merge(records, abstractOf))).toEqual([[`${LONG}s`], [LONG, LONG]]);
  });

  it('knows titles that are names of properties', () => {
    const records = ['__proto__', 'constructor', '__proto__'].map((title, i) => record(null, title, ONE, i));
    expect(titles(merge(records, abstractOf))).toEqual([['__proto__', '__proto__'], ['constructor']]);
  });

  it('reads no abstract of a title that is like no other, and each other abstract once', () => {
    const read: string[] = [];
    merge(rawRecords(), (one) => {
      read.push(`${one.file} ${one.position}`);
      return one.abstract;
    });
    expect(read).toHaveLength(34);
    expect(new Set(read).size).toBe(34);
  });

  it('refuses two records in one place', () => {
    const one = record('2025-08-01', 'Graph Theory', ONE);
    expect(() => merge([one, { ...one }], abstractOf)).toThrow('two records at byte 1000 of 2025-08-01.txt');
  });
});

describe('whatever the records', () => {
  it('any order of them gives the same', () => {
    const orders = pages.chain((records) =>
      fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })),
    );
    fc.assert(
      fc.property(orders, ([records, shuffled]) => {
        const before = structuredClone(shuffled);
        expect(merge(shuffled, abstractOf)).toEqual(merge(records, abstractOf));
        expect(shuffled).toEqual(before);
      }),
    );
  });

  it('each is a member of one paper, and appearances minus papers are merges', () => {
    fc.assert(
      fc.property(pages, (records) => {
        const { papers, merges } = merge(records, abstractOf);
        const members = papers.flatMap((paper) => paper.members.map((member) => member.record));
        expect([...members].sort(byPlace)).toEqual([...records].sort(byPlace));
        expect(merges).toHaveLength(members.length - papers.length);
        const edges = papers.flatMap(({ id, members: [first, ...later] }) =>
          later.map((member) => [id, first?.record.position, member.record.position, member.match]),
        );
        expect(merges.map((row) => [row.paper_id, row.position_a, row.position_b, row.match])).toEqual(edges);
      }),
    );
  });

  it('their edges alone give back the papers, and one edge less gives one paper more', () => {
    fc.assert(
      fc.property(pages, (records) => {
        const { papers, merges } = merge(records, abstractOf);
        const positions = records.map(({ position }) => position);
        const edges = merges.map((row): [number, number] => [row.position_a, row.position_b]);
        const members = papers.map((paper) => paper.members.map((member) => member.record.position));
        expect(joined(positions, edges)).toEqual(asSets(members));
        for (const edge of edges) {
          const without = joined(
            positions,
            edges.filter((other) => other !== edge),
          );
          expect(without.size).toBe(papers.length + 1);
        }
      }),
    );
  });

  it('papers and their members are in order of place', () => {
    fc.assert(
      fc.property(pages, (records) => {
        const { papers } = merge(records, abstractOf);
        const members = papers.map((paper) => paper.members.map((member) => member.record));
        for (const some of members) expect(some).toEqual([...some].sort(byPlace));
        const firsts = members.flatMap(([first]) => first ?? []);
        expect(firsts).toEqual([...firsts].sort(byPlace));
      }),
    );
  });

  it('every two members of a paper pass', () => {
    fc.assert(
      fc.property(pages, (records) => {
        for (const { members } of merge(records, abstractOf).papers)
          expect(areSame(members.map(recordOf))).toBe(true);
      }),
    );
  });

  it('records with equal titles and abstracts that all agree are one paper', () => {
    fc.assert(
      fc.property(pages, (records) => {
        const { papers } = merge(records, abstractOf);
        for (const title of new Set(records.map((one) => normaliseTitle(one.title)))) {
          const bearers = records.filter((one) => normaliseTitle(one.title) === title);
          const theirs = papers.filter(({ members }) =>
            members.some((member) => bearers.includes(member.record)),
          );
          expect(theirs.length === 1).toBe(areSame(bearers));
        }
      }),
    );
  });

  it('ids are of one paper each, redirects lead to live papers in one hop, and every title leads somewhere', () => {
    fc.assert(
      fc.property(pages, (records) => {
        const { papers, redirects } = merge(records, abstractOf);
        const live = new Set(papers.map(({ id }) => id));
        expect(new Set([...live, ...redirects.map(({ id }) => id)]).size).toBe(
          papers.length + redirects.length,
        );
        expect(redirects.filter((row) => !live.has(row.paper_id))).toEqual([]);
        const known = new Set([...live, ...redirects.map(({ id }) => id)]);
        expect(records.filter((one) => !known.has(idOf(normaliseTitle(one.title))))).toEqual([]);
      }),
    );
  });

  it('every id that they ever had leads to the paper of its record when others are added', () => {
    const additions = pages.chain((records) => fc.shuffledSubarray(records, { minLength: records.length }));
    fc.assert(
      fc.property(additions, (records) => {
        const given = new Set<string>();
        for (let n = 1; n <= records.length; n++) {
          const { papers, redirects } = merge(records.slice(0, n), abstractOf);
          const known = new Set([...papers, ...redirects].map(({ id }) => id));
          for (const { id } of [...papers, ...redirects]) given.add(id);
          expect([...given].filter((id) => !known.has(id))).toEqual([]);
        }
      }),
    );
  });

  it('rows are as the schemas say', () => {
    fc.assert(
      fc.property(pages, (records) => {
        const { merges, review, redirects } = merge(records, abstractOf);
        expect(merges.filter((row) => !validateMerge(row))).toEqual([]);
        expect(review.filter((row) => !validateReview(row))).toEqual([]);
        expect(redirects.filter((row) => !validateRedirect(row))).toEqual([]);
      }),
    );
  });

  it('every two near titles are in one paper, or their papers are in review, once and in order', () => {
    fc.assert(
      fc.property(pages, (records) => {
        const { papers, review } = merge(records, abstractOf);
        const idOfRecord = new Map(
          papers.flatMap(({ id, members }) => members.map((member) => [member.record, id])),
        );
        const near = records.flatMap((a) =>
          records
            .filter((b) => titleSimilarity(normaliseTitle(a.title), normaliseTitle(b.title)) >= 0.85)
            .map((b) => pair(idOfRecord.get(a), idOfRecord.get(b))),
        );
        const apart = new Set(near.filter((ids) => new Set(ids.split(' ')).size === 2));
        const reviewed = review.map((row) => pair(row.paper_id_a, row.paper_id_b));
        expect([...reviewed].sort()).toEqual([...apart].sort());
        const order = [...records].sort(byPlace).map(({ position }) => position);
        const places = review.map(
          (row) => [order.indexOf(row.position_a), order.indexOf(row.position_b)] as const,
        );
        expect(places).toEqual([...places].sort(([a, b], [c, d]) => a - c || b - d));
        expect(places.every(([a, b]) => a < b)).toBe(true);
      }),
    );
  });
});

function pair(...ids: (string | undefined)[]): string {
  return ids.sort().join(' ');
}

/** Positions that edges hold together. */
function joined(positions: readonly number[], edges: readonly [number, number][]): Set<string> {
  let sets = positions.map((position) => [position]);
  for (const edge of edges) {
    const touched = sets.filter((set) => edge.some((end) => set.includes(end)));
    sets = [...sets.filter((set) => !touched.includes(set)), touched.flat()];
  }
  return asSets(sets);
}

function asSets(sets: readonly (readonly number[])[]): Set<string> {
  return new Set(sets.map((set) => [...set].sort((p, q) => p - q).join(' ')));
}

function recordOf({ record: one }: { record: Written }): Written {
  return one;
}

function areSame(records: readonly Written[]): boolean {
  return records.every((a) => records.every((b) => decide(side(a), side(b)).outcome === 'same'));
}

function side({ title, abstract }: Written) {
  return { title: normaliseTitle(title), words: abstract === null ? null : splitWords(abstract) };
}

/** The seed dumps: paragraphs after the line with the date, by turns a title and an abstract. */
function rawRecords(): Written[] {
  return SEEDS.map((seed) => `${seed}.txt`).flatMap((file) => {
    const paragraphs = readFileSync(seedFile(file), 'utf8').trimEnd().split(/\n\n+/);
    const texts = paragraphs.slice(paragraphs.findIndex((text) => /^(?:May|Aug) \d+$/.test(text)) + 1);
    return texts.flatMap((title, i): Written[] =>
      i % 2
        ? []
        : [{ ...record(null, title, texts[i + 1] ?? '', i / 2 + 1), file, digest_id: file.slice(0, -4) }],
    );
  });
}

describe('titles of a pattern', () => {
  const count = HUB_DEGREE + 2;
  const words = (i: number) => {
    const next = random(i + 1);
    return Array.from({ length: 40 }, () => `w${Math.floor(next() * 1e6)}`);
  };
  const made = Array.from({ length: count }, (_, i) =>
    record(
      '2025-08-01',
      `Monthly Report of the Committee on Nomenclature, Issue ${i}`,
      words(i).join(' '),
      i + 1,
    ),
  );
  const fingerprintsOf = (records: readonly Written[]) => {
    const signatures = openSignatures();
    for (const one of records) signatures.add(one.abstract);
    return signatures.all();
  };
  const later = (i: number, title?: string) => ({
    ...(made[i] as Written),
    ...record('2025-08-02', title ?? (made[i] as Written).title, (made[i] as Written).abstract, i + 1),
  });
  const records = [...made, later(3), later(5, 'What the Committee Did When Nobody Had a Name')];
  const merged = merge(records, abstractOf, { signatures: fingerprintsOf(records) });

  it('are not compared for being alike, and are named', () => {
    expect(merged.hubTitles).toHaveLength(count);
    expect(merged.review).toEqual([]);
  });

  it('come together all the same by equal titles, and by abstracts that are alike', () => {
    expect(merged.merges.map(({ rule }) => rule)).toEqual([
      'equal-title-abstracts-agree',
      'retitled-abstracts-agree',
    ]);
  });

  it('are compared as long as each is near to few', () => {
    const few = merge(made.slice(0, 20), abstractOf);
    expect(few.hubTitles).toEqual([]);
    expect(few.review.length).toBeGreaterThan(0);
  });

  it('with as many abstracts under one title is not compared: only equal abstracts are one paper', () => {
    const records = Array.from({ length: HUB_DEGREE + 3 }, (_, i) =>
      record('2025-08-04', 'Editorial', `number ${i % (HUB_DEGREE + 2)} says what no other says`, i + 1),
    );
    const { papers, merges, review, hubTitles } = merge(records, ({ abstract }) => abstract);
    expect([papers.length, merges.length, review.length]).toEqual([HUB_DEGREE + 2, 1, 0]);
    expect(hubTitles).toEqual(['editorial']);
  });

  it('do not hang on the order of the records', () => {
    const backwards = [...records].reverse();
    expect(merge(backwards, abstractOf, { signatures: fingerprintsOf(backwards) })).toEqual(merged);
  });
});
