import { describe, expect, it } from 'vitest';
import { decideOn, type Decision, type Outcome } from '../../../pipeline/merge/decide/decide.ts';
import type { Component } from '../../../pipeline/merge/cluster/components.ts';
import { applyTransitiveJudgement } from '../../../pipeline/merge/decide/overrule.ts';
import { firstOf } from '../../../pipeline/merge/cluster/exact-duplicates.ts';
import { toConstraints } from '../../../pipeline/merge/decide/judgements.ts';
import { type ComparePair, type Resolved, resolve } from '../../../pipeline/merge/cluster/resolve.ts';
import type { Judgement } from '../../../schemas/types.ts';
import { type Call, judgements as judgementsOf } from '../calls.ts';
import type { Lookup, Title } from '../../../pipeline/merge/titles.ts';

/** Judgements, each with its titles as the reason. */
const judgements = (calls: readonly Call[]) => judgementsOf(calls, (_, a, b) => `${a}${b}`);

/** Titles that so many records bear each, those of the first come first, and the pairs that are near. */
function groupOf(counts: Readonly<Record<string, number>>, near: readonly string[]): Component {
  let records = 0;
  const bearers = (count: number) => Array.from({ length: count }, () => records++);
  const titles = new Map(
    Object.entries(counts).map(([key, count]): [string, Title] => [key, { key, records: bearers(count) }]),
  );
  const pairs = near.map((pair) => pair.split(' ').map((key) => titles.get(key)) as [Title, Title]);
  return { titles: [...titles.values()], pairs: pairs };
}

/** No two records have words in common, so each is a point. */
const lookup: Lookup = {
  words: (record) => [`${record}`],
  arxivId: () => null,
  place: (record) => `${record}`,
};

/** What rules might say of any two titles, which differ in nothing but the outcome. */
const saying = (outcome: Outcome): Decision => ({ ...ANY, outcome, rule: `these are ${outcome}` });
const ANY = decideOn('one title', 'another title', null);

/** Settles titles of one record each, of which the rules say what is said here, and else that two are different. */
function settled(
  titles: string,
  near: readonly string[],
  said: Readonly<Record<string, Outcome>>,
  calls: readonly Call[] = [],
): Resolved {
  const compare: ComparePair = (a, b) => saying(said[a.title.key + b.title.key] ?? 'different');
  const counts = Object.fromEntries([...titles].map((title) => [title, 1]));
  return resolve(groupOf(counts, near), lookup, compare, toConstraints(judgements(calls)));
}

const papersOf = ({ papers }: Resolved) =>
  papers.map(({ sets }) => sets.map(({ title }) => title.key).join('')).join(' ');
const doubtsIn = ({ reviewPairs }: Resolved) =>
  reviewPairs.map(({ a, b, decision }) => `${a.title.key}${b.title.key}: ${decision.rule}`);

describe('a crowd', () => {
  /** As many as there are pairs in n. */
  const pairsIn = (n: number) => (n * (n - 1)) / 2;
  const six = ['b', 'c', 'd', 'e', 'f', 'g'];
  const ofSix = { b: 1, c: 1, d: 1, e: 1, f: 1, g: 1 };

  it.each<[what: string, counts: Record<string, number>, near: string[], crowded: string[], pairs: number]>([
    ['is not of 65 records of one title', { a: 65 }, [], [], pairsIn(65)],
    ['is of 66', { a: 66 }, [], ['a'], 0],
    ['is not of 65 records of two near titles', { a: 40, b: 25 }, ['a b'], [], pairsIn(65)],
    ['is of 66 of them', { a: 40, b: 26 }, ['a b'], ['a', 'b'], 0],
    ['is of 66 of them, whichever comes first', { a: 40, b: 26 }, ['b a'], ['a', 'b'], 0],
    [
      'is of a title that is near to many, which are compared with it and it not with itself',
      { a: 60, ...ofSix },
      six.map((other) => `a ${other}`),
      ['a'],
      360,
    ],
    [
      'is of a title to which many are near',
      { a: 60, ...ofSix },
      six.map((other) => `${other} a`),
      ['a'],
      360,
    ],
    ['is not of what is near to one of them only', { a: 66, b: 1, c: 1 }, ['b c'], ['a'], 1],
  ])('%s', (_, counts, near, crowded, pairs) => {
    const compared = new Set<string>();
    const compare: ComparePair = (a, b) => {
      compared.add(`${firstOf(a)} ${firstOf(b)}`);
      return saying('different');
    };
    const found = resolve(groupOf(counts, near), lookup, compare, toConstraints([]));
    expect(found.hubs.map(({ key }) => key)).toEqual(crowded);
    expect(found.shared.map(({ key }) => key)).toEqual(crowded);
    expect([compared.size, found.reviewPairs.length]).toEqual([pairs, pairs]);
  });
});

describe('what a judgement carries along', () => {
  it.each<[what: string, titles: string, near: string[], said: Record<string, Outcome>, through: string]>([
    [
      'by one of two titles says so with the earlier',
      'xabc',
      ['b c', 'a c', 'x a', 'x b'],
      { xa: 'same', xb: 'same' },
      'same: ac (Ada, 2025-09-01), of "a" and "c"',
    ],
    [
      'to one of two titles says so with the earlier',
      'cabx',
      ['c b', 'c a', 'a x', 'b x'],
      { ax: 'same', bx: 'same' },
      'same: ac (Ada, 2025-09-01), of "a" and "c"',
    ],
  ])('%s', (_, titles, near, said, through) => {
    const found = settled(titles, near, said, [
      ['same', 'a', 'c'],
      ['same', 'b', 'c'],
    ]);
    expect(papersOf(found)).toBe(titles);
    expect(found.papers[0]?.edges.at(-1)?.decision.judgement).toBe(through);
  });

  it('is not what another one calls different, and that is told of the pair that it keeps apart', () => {
    const found = settled('abxy', ['a x', 'b y'], { ax: 'same', by: 'same' }, [
      ['same', 'a', 'b'],
      ['different', 'x', 'y'],
    ]);
    expect(papersOf(found)).toBe('abx y');
    expect(doubtsIn(found)).toEqual(['by: no-chains']);
    expect(found.reviewPairs[0]?.decision.evidenceAgainst.at(-1)).toBe(
      '"x" and "y" were judged different, and would be in one paper with these',
    );
  });

  it('is the same, whatever the rules say', () => {
    const [one, other] = judgements([
      ['same', 'a', 'b'],
      ['same', 'b', 'c'],
    ]) as [Judgement, Judgement];
    expect(applyTransitiveJudgement(saying('unsure'), [one, other])).toMatchObject({
      outcome: 'same',
      rule: 'judged-same',
      judgement: 'same: ab (Ada, 2025-09-01), of "a" and "b"; same: bc (Ada, 2025-09-01), of "b" and "c"',
    });
  });
});

describe('of several doubts between two papers the one is told that', () => {
  it.each<[what: string, near: string[], said: Record<string, Outcome>, doubt: string]>([
    [
      'is of the earlier first titles',
      ['b c', 'a d'],
      { bc: 'unsure', ad: 'unsure' },
      'ad: these are unsure',
    ],
    ['is of the earlier second ones', ['a d', 'a c'], { ac: 'unsure', ad: 'unsure' }, 'ac: these are unsure'],
    ['no rule decided', ['a c', 'a d'], { ac: 'different', ad: 'unsure' }, 'ad: these are unsure'],
    ['a rule calls the same', ['a c', 'a d'], { ac: 'unsure', ad: 'same' }, 'ad: no-chains'],
  ])('%s', (_, near, said, doubt) => {
    const found = settled('abcd', ['a b', 'c d', ...near], { ab: 'same', cd: 'same', ...said });
    expect(papersOf(found)).toBe('ab cd');
    expect(doubtsIn(found)).toEqual([doubt]);
  });

  it('a person decided', () => {
    const found = settled('abcd', ['a b', 'c d', 'a c', 'a d'], { ab: 'same', cd: 'same', ac: 'unsure' }, [
      ['different', 'a', 'd'],
    ]);
    expect(doubtsIn(found)).toEqual(['ad: judged-different']);
  });
});
