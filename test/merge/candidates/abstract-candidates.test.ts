import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abstractSimilarity, splitWords } from '../../../pipeline/merge/compare/abstracts.ts';
import { EMPTY, openSignatures, SLOTS } from '../../../pipeline/merge/candidates/minhash.ts';
import { merge } from '../../../pipeline/merge/merge.ts';
import { findAlikeSignatures } from '../../../pipeline/merge/candidates/abstract-candidates.ts';
import { abstractOf, pages, record, type Written } from '../records.ts';

/** A text of words that depend on its name; another name gives another text. */
function text(name: string, length = 120): string {
  return Array.from({ length }, (_, i) => `${name}${(i * i * 31 + i) % 997}`).join(' ');
}

/** The same text with every n-th word replaced. */
function edited(whole: string, n: number): string {
  return whole
    .split(' ')
    .map((word, i) => (i % n === n - 1 ? `${word}new` : word))
    .join(' ');
}

function fingerprintsOf(abstracts: readonly (string | null)[]): Uint16Array {
  const signatures = openSignatures();
  for (const abstract of abstracts) signatures.add(abstract);
  return signatures.all();
}

function pairsOf(abstracts: readonly string[]): [number, number][] {
  return findAlikeSignatures(
    fingerprintsOf(abstracts),
    abstracts.map((_, i) => i),
  );
}

function equalSlots([a, b]: readonly [string, string]): number {
  const slots = fingerprintsOf([a, b]);
  return slots.subarray(0, SLOTS).filter((slot, i) => slot === slots[SLOTS + i]).length / SLOTS;
}

describe('signatures', () => {
  it('are 96 bytes an abstract, in the order in which they were added', () => {
    const abstracts = Array.from({ length: 1100 }, (_, i) => text(`a${i % 3}`, 40));
    const slots = fingerprintsOf(abstracts);
    expect(slots.byteLength).toBe(96 * abstracts.length);
    expect(slots.subarray(1099 * SLOTS)).toEqual(fingerprintsOf([abstracts[1099] ?? '']));
  });

  it.each([
    ['case and punctuation', (whole: string) => `“${whole.toUpperCase()}”!`],
    ['line breaks', (whole: string) => whole.replaceAll(' ', '\n')],
  ])('do not see %s', (_, change) => {
    expect(equalSlots([text('a'), change(text('a'))])).toBe(1);
  });

  it('sample the similarity of the abstracts, beyond ASCII too', () => {
    for (const name of ['a', 'é', '语'])
      for (const n of [4, 8, 16, 32, 64]) {
        const [one, other] = [text(name, 300), edited(text(name, 300), n)];
        const similarity = abstractSimilarity(splitWords(one), splitWords(other));
        // four standard deviations of a share of 48
        expect(Math.abs(equalSlots([one, other]) - similarity)).toBeLessThan(0.28);
      }
  });

  it('are empty where an abstract says too little', () => {
    const short = ['', '...', 'This paper has been withdrawn by the author', text('a', 17)];
    expect(fingerprintsOf(short).every((slot) => slot === EMPTY)).toBe(true);
    expect(pairsOf([...short, ...short])).toEqual([]);
    expect(fingerprintsOf([text('a', 18)]).every((slot) => slot !== EMPTY)).toBe(true);
  });
});

describe('alikePairs', () => {
  it('finds abstracts that are equal or nearly, and no others', () => {
    const [a, b] = [text('a'), text('b')];
    expect(pairsOf([a, b, edited(a, 40), text('c'), b])).toEqual([
      [0, 2],
      [1, 4],
    ]);
  });

  it('finds nearly all pairs at 0.6 and more among thousands, and hardly any other', () => {
    const originals = Array.from({ length: 1500 }, (_, i) => text(`w${i}x`));
    const copies = originals.slice(0, 500).map((whole, i) => edited(whole, 12 + (i % 40)));
    const expected = copies
      .map((copy, i) => ({
        i,
        similarity: abstractSimilarity(splitWords(copy), splitWords(originals[i] ?? '')),
      }))
      .filter(({ similarity }) => similarity >= 0.6);
    const found = new Set(pairsOf([...originals, ...copies]).map(([i, j]) => `${i} ${j - originals.length}`));
    const missed = expected.filter(({ i }) => !found.has(`${i} ${i}`));
    expect(expected.length).toBeGreaterThan(400);
    expect(missed.length / expected.length).toBeLessThan(0.02);
    expect([...found].filter((pair) => new Set(pair.split(' ')).size > 1)).toEqual([]);
  });

  it('compares a crowd of equal abstracts with the first of them only', () => {
    const pairs = pairsOf(Array.from({ length: 1000 }, () => text('a')));
    expect(pairs).toEqual(Array.from({ length: 999 }, (_, i) => [0, i + 1]));
  });
});

describe('merge with signatures', () => {
  const merged = (records: readonly Written[]) =>
    merge(records, abstractOf, { signatures: fingerprintsOf(records.map(abstractOf)) });

  it('finds a paper that was retitled, and redirects its id', () => {
    const records = [
      record('2025-08-01', 'Grandmaster-Level Chess Without Search', text('a')),
      record('2025-08-02', 'Something Else', text('b')),
      record('2025-08-03', 'Amortized Planning with Large-Scale Transformers', edited(text('a'), 60)),
    ];
    const { papers, merges, review, redirects } = merged(records);
    expect(papers.map(({ members }) => members.length)).toEqual([2, 1]);
    expect(merges).toMatchObject([{ match: 'similar', rule: 'retitled-abstracts-agree' }]);
    expect(redirects).toMatchObject([{ paper_id: papers[0]?.id }]);
    expect(review).toEqual([]);
    expect(merge(records, abstractOf).papers).toHaveLength(3);
  });

  it.each([
    ['WebSailor: Reasoning for Web Agents', 'WebSailor-V2: Bridging the Chasm'],
    ['SageAttention: Accurate 8-Bit Attention', 'SageAttention2++: A More Efficient Implementation'],
    ['Copulas and Their Use in Risk Management', 'New Copulas, Part III'],
  ])('leaves %j and %j to a person', (a, b) => {
    const { papers, review } = merged([
      record('2025-08-01', a, text('a')),
      record('2025-08-02', b, edited(text('a'), 60)),
    ]);
    expect(papers).toHaveLength(2);
    expect(review).toMatchObject([{ title_a: a, title_b: b, rule: 'similar-title-guarded' }]);
  });

  it('gives the same in any order of the records', () => {
    const retitled = pages.map((records) =>
      records.map((one, i) => ({ ...one, title: i % 3 ? one.title : `Chess ${'abcdefgh'.charAt(i % 8)}qz` })),
    );
    const orders = retitled.chain((records) =>
      fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })),
    );
    fc.assert(
      fc.property(orders, ([records, shuffled]) => {
        expect(merged(shuffled)).toEqual(merged(records));
      }),
    );
  });
});
