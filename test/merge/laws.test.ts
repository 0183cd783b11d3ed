import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitWords } from '../../pipeline/merge/compare/abstracts.ts';
import { decide, DECISION_RULES } from '../../pipeline/merge/decide/decide.ts';
import { waitsForPerson } from '../../pipeline/merge/cluster/review.ts';
import { merge } from '../../pipeline/merge/merge.ts';
import { normaliseTitle } from '../../pipeline/merge/normalise.ts';
import { byPlace } from '../../pipeline/merge/order.ts';
import type { Judgement } from '../../schemas/types.ts';
import { abstractOf, pages, record, TITLES, type Written } from './records.ts';
import type { Merged } from '../../pipeline/merge/merged.ts';

/** What people say of the titles of `pages`: most of it of titles that are there, some of it in contradiction. */
const judgements: fc.Arbitrary<Judgement[]> = fc.array(
  fc.record({
    verdict: fc.constantFrom('same' as const, 'different' as const),
    title_a: fc.constantFrom(...TITLES),
    title_b: fc.constantFrom(...TITLES),
    reason: fc.constantFrom('the authors say so', 'both were read'),
    by: fc.constantFrom('Ada', 'Emmy'),
    date: fc.constantFrom('2025-09-01', '2025-09-02'),
  }),
  { maxLength: 4 },
);

/** Abstracts of which neighbours agree, and others do not. */
const TEXTS = [
  'one two three four five six seven',
  'one two three four five six seven ten eleven twelve blue green red',
  'ten eleven twelve blue green red',
  'where nothing is known of anything at all',
];

const merged = (records: readonly Written[], said: readonly Judgement[] = []) =>
  merge(records, abstractOf, { judgements: said });

describe('order', () => {
  it('any permutation of records and judgements, and any split of them into batches, gives identical tables', () => {
    const split = fc.tuple(pages, judgements).chain(([records, said]) =>
      fc.record({
        records: fc.constant(records),
        said: fc.constant(said),
        batchOf: fc.array(fc.nat({ max: 3 }), { minLength: records.length, maxLength: records.length }),
        shuffled: fc.shuffledSubarray(records, { minLength: records.length }),
        saidOtherwise: fc.shuffledSubarray(said, { minLength: said.length }),
      }),
    );
    fc.assert(
      fc.property(split, ({ records, said, batchOf, shuffled, saidOtherwise }) => {
        const batches = [0, 1, 2, 3].flatMap((n) => shuffled.filter((_, i) => batchOf[i] === n));
        const { judgementFaults: _, ...tables } = merged(records, said);
        expect(merged(batches, saidOtherwise)).toMatchObject(tables);
        expect(merged(batches, said)).toEqual(merged(records, said));
      }),
    );
  });
});

describe('adding a dump', () => {
  /** Some records, and one more dump of one day, which may be earlier than all of them. */
  const addition = fc.record({
    records: pages,
    added: pages.map((some) =>
      some.map((one) => ({ ...one, file: `new-${one.file}`, digest_id: `new-${one.digest_id}` })),
    ),
    said: judgements,
  });

  it('changes no id but by a redirect, unless its own record comes first under that very title', () => {
    fc.assert(
      fc.property(addition, ({ records, added, said }) => {
        const before = merged(records, said);
        const after = merged([...records, ...added], said);
        const resolve = resolving(after);
        const lost = before.papers.filter(({ id, members }) => {
          const canonical = (members[0] as { record: Written }).record;
          const now = resolve(id).members.map(({ record }) => record);
          // the boundary: an earlier record of another paper has the title, and an id that is a hash of the title
          // alone belongs to the first record with that title
          const isClaimed = () =>
            added.some(
              (one) => keyOf(one) === keyOf(canonical) && byPlace(one, canonical) < 0 && now.includes(one),
            );
          return !now.includes(canonical) && !isClaimed();
        });
        expect(lost).toEqual([]);
      }),
    );
  });

  it('that is later than all others changes no id at all but by a redirect', () => {
    fc.assert(
      fc.property(addition, ({ records, added, said }) => {
        const later = added.map((one) => ({ ...one, date: null, file: `~${one.file}` }));
        const resolve = resolving(merged([...records, ...later], said));
        for (const { id, members } of merged(records, said).papers)
          expect(resolve(id).members.map(({ record }) => record)).toContain(members[0]?.record);
      }),
    );
  });

  it('50 times over, and judgements with them, leaves every id that was ever given one hop from a live paper', () => {
    const step = fc.record({
      title: fc.constantFrom(...TITLES.slice(0, 6)),
      text: fc.constantFrom(...TEXTS),
      day: fc.integer({ min: 1, max: 9 }),
      said: judgements,
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 50, maxLength: 50 }), (steps) => {
        const records: Written[] = [];
        const said: Judgement[] = [];
        const given = new Set<string>();
        for (const [i, { title, text, day, said: more }] of steps.entries()) {
          records.push(record(`2025-08-0${day}`, title, text, i));
          if (i % 10 === 9) said.push(...more.slice(0, 1));
          const { papers, redirects } = merged(records, said);
          const live = new Set(papers.map(({ id }) => id));
          const known = new Map(redirects.map(({ id, paper_id }) => [id, paper_id]));
          for (const id of [...live, ...known.keys()]) given.add(id);
          expect([...given].filter((id) => !live.has(known.get(id) ?? id))).toEqual([]);
        }
      }),
      // each merges 50 times
      { numRuns: Math.ceil((fc.readConfigureGlobal().numRuns ?? 40) / 10) },
    );
  });
});

describe('removing an edge', () => {
  it('by a judgement gives back the two papers', () => {
    fc.assert(
      fc.property(pages, fc.nat(), (records, n) => {
        const before = merged(records);
        const edges = before.papers.flatMap(({ members: [first, ...later] }) =>
          later.map(({ record }) => [first?.record as Written, record] as const),
        );
        const [a, b] = edges.filter(([one, other]) => !isRepeat(one, other))[n % (edges.length || 1)] ?? [];
        if (!a || !b) return;
        const after = merged(records, [call('different', a, b)]);
        const [one, other] = [paperOf(after, a), paperOf(after, b)];
        expect(one).not.toBe(other);
        const whole = paperOf(before, a).members.map(({ record }) => record);
        // of a paper of two titles or two abstracts; of more the others go to the one or the other
        if (new Set(whole.map(pointOf)).size === 2) {
          const parts = [one, other].flatMap(({ members }) => members.map(({ record }) => record));
          expect([...parts].filter((record) => whole.includes(record)).sort(byPlace)).toEqual(whole);
        }
      }),
    );
  });
});

describe('a paper', () => {
  it('has all records of a title whose abstracts agree, unless a judgement says otherwise', () => {
    fc.assert(
      fc.property(pages, judgements, (records, said) => {
        const result = merged(records, said);
        for (const key of new Set(records.map(keyOf))) {
          const bearers = records.filter((one) => keyOf(one) === key);
          const agree = bearers.every((a) => bearers.every((b) => isRepeat(a, b) || rulesSame(a, b)));
          const isJudged = said.some(
            (one) =>
              one.verdict === 'different' &&
              normaliseTitle(one.title_a) === key &&
              normaliseTitle(one.title_b) === key,
          );
          if (agree && !isJudged) expect(new Set(bearers.map((one) => paperOf(result, one))).size).toBe(1);
        }
      }),
    );
  });

  it('holds no pair that neither the rules call the same nor a judgement joins, and none that one keeps apart', () => {
    fc.assert(
      fc.property(pages, judgements, (records, said) => {
        const calls = callsOf(said);
        const joins = (a: Written, b: Written) => calls.same(keyOf(a), keyOf(b));
        const is = (a: Written, b: Written) => isRepeat(a, b) || rulesSame(a, b);
        for (const { members } of merged(records, said).papers) {
          const inside = members.map(({ record }) => record);
          for (const a of inside)
            for (const b of inside.slice(inside.indexOf(a) + 1)) {
              if (isRepeat(a, b)) continue;
              expect(calls.different(keyOf(a), keyOf(b))).toBe(false);
              const through = () =>
                records.some((p) => is(a, p) && records.some((q) => joins(p, q) && is(b, q)));
              expect(rulesSame(a, b) || joins(a, b) || through()).toBe(true);
            }
        }
      }),
    );
  });

  it('says of each of its edges which rule or which person calls it the same', () => {
    const rules = new Set(DECISION_RULES.filter(({ outcome }) => outcome === 'same').map(({ name }) => name));
    fc.assert(
      fc.property(pages, judgements, (records, said) => {
        for (const { rule, match, judgement } of merged(records, said).merges) {
          expect(rules.has(rule) || rule === 'judged-same').toBe(true);
          expect([match === 'judged', judgement !== null]).toEqual(Array(2).fill(rule === 'judged-same'));
        }
      }),
    );
  });

  it('holds two titles that a person called the same, however unlike', () => {
    const unshared = pages.map((records) =>
      records.filter((one, i) => records.findIndex((other) => keyOf(other) === keyOf(one)) === i),
    );
    fc.assert(
      fc.property(unshared, fc.nat(), fc.nat(), (records, n, m) => {
        const [a, b] = [records[n % records.length], records[m % records.length]];
        if (!a || !b || a === b) return;
        const after = merged(records, [call('same', a, b)]);
        expect(paperOf(after, a)).toBe(paperOf(after, b));
        const [first, later] = [a, b].sort(byPlace) as [Written, Written];
        const row = after.merges.find(
          ({ position_a, position_b }) => position_a === first.position && position_b === later.position,
        );
        if (row)
          expect(row).toMatchObject({
            match: 'judged',
            rule: 'judged-same',
            judgement: 'same: as both were read (Ada, 2025-09-03)',
          });
      }),
    );
  });
});

describe('a judgement', () => {
  it('is called needless just when the same papers and the same open questions come out without it', () => {
    fc.assert(
      fc.property(pages, judgements, (records, said) => {
        const { judgementFaults, ...before } = merged(records, said);
        const spoken = said.filter(
          (_, i) =>
            !judgementFaults.some((one) => one.judgement === i || one.others.includes(i)) ||
            judgementFaults.some(
              (one) => one.judgement === i && one.kind === 'needless' && one.others.length === 0,
            ),
        );
        for (const one of spoken) {
          const isNeedless = judgementFaults.some(({ judgement }) => said[judgement] === one);
          const without = merged(
            records,
            said.filter((other) => other !== one),
          );
          expect(outcomeOf(without) === outcomeOf(before)).toBe(isNeedless);
        }
      }),
    );
  });
});

function keyOf({ title }: Written): string {
  return normaliseTitle(title);
}

function pointOf(one: Written): string {
  return `${keyOf(one)}\n${wordsOf(one)?.join(' ')}`;
}

function wordsOf({ abstract }: Written): string[] | null {
  return abstract === null ? null : splitWords(abstract);
}

/** Whether nothing tells two records apart but their places. */
function isRepeat(a: Written, b: Written): boolean {
  return pointOf(a) === pointOf(b);
}

function rulesSame(a: Written, b: Written): boolean {
  const side = (one: Written) => ({ title: keyOf(one), words: wordsOf(one) });
  return decide(side(a), side(b)).outcome === 'same';
}

function call(verdict: Judgement['verdict'], a: Written, b: Written): Judgement {
  return {
    verdict,
    title_a: a.title,
    title_b: b.title,
    reason: 'as both were read',
    by: 'Ada',
    date: '2025-09-03',
  };
}

/** What judgements call the same, through chains, and different, directly; written apart from the code. */
function callsOf(said: readonly Judgement[]) {
  const pairs = said.map((one) => ({
    verdict: one.verdict,
    pair: [normaliseTitle(one.title_a), normaliseTitle(one.title_b)],
  }));
  const different = (a: string, b: string) =>
    pairs.some(
      ({ verdict, pair }) =>
        verdict === 'different' && pair.includes(a) && pair.includes(b) && (a !== b || pair[0] === pair[1]),
    );
  const same = (a: string, b: string) => {
    if (different(a, b)) return false;
    const calls = pairs.filter(({ verdict }) => verdict === 'same');
    if (a === b) return calls.some(({ pair }) => pair[0] === a && pair[1] === a);
    const reached = new Set([a]);
    for (const _ of calls)
      for (const { pair } of calls)
        if (pair.some((key) => reached.has(key))) for (const key of pair) reached.add(key);
    return reached.has(b);
  };
  return { same, different };
}

type Result = Merged<Written>;

function paperOf({ papers }: Result, record: Written): Result['papers'][number] {
  return papers.find(({ members }) =>
    members.some((member) => member.record === record),
  ) as Result['papers'][number];
}

function resolving({ papers, redirects }: Result): (id: string) => Result['papers'][number] {
  const live = new Map(papers.map((paper) => [paper.id, paper]));
  const known = new Map(redirects.map((row) => [row.id, row.paper_id]));
  return (id) => {
    const paper = live.get(known.get(id) ?? id);
    if (!paper) throw new Error(`${id} leads nowhere`);
    return paper;
  };
}

function outcomeOf({ papers, review }: Pick<Result, 'papers' | 'review'>): string {
  const open = review.filter(waitsForPerson);
  return JSON.stringify([
    papers.map(({ members }) => members.map(({ record }) => record.position)),
    open.map((row) => [row.position_a, row.position_b]),
  ]);
}
