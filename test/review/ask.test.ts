import { describe, expect, it } from 'vitest';
import { askAbout } from '../../pipeline/review/ask.ts';
import { markBothSides } from '../../pipeline/text/word-diff.ts';
import type { OpenPair } from '../../pipeline/review/pairs.ts';
import type { Judgement } from '../../schemas/types.ts';

const PAIRS = ['One', 'Two', 'Three'].map(
  (title) => ({ title_a: title, title_b: `${title} II` }) as OpenPair,
);

/** What comes of a person who gives these answers and then leaves. */
async function asked(answers: readonly string[], by = 'Ada') {
  const left = [...answers];
  const told: string[] = [];
  const made: Judgement[] = [];
  const person = {
    tell: (text: string) => told.push(text),
    ask: async () => left.shift() ?? null,
  };
  const judge = { by, date: '2025-09-01' };
  const count = await askAbout(PAIRS, person, judge, {
    words: ({ title_a }) => title_a,
    judged: (judgement) => made.push(judgement),
  });
  return { count, told, made: made.map((one) => `${one.verdict} ${one.title_b}: ${one.reason} (${one.by})`) };
}

describe('a person who is asked', () => {
  it.each<[what: string, answers: string[], made: string[]]>([
    ['leaves at once', [], []],
    ['quits', ['q'], []],
    ['skips all', ['k', 'k', 'k'], []],
    [
      'decides, skips and quits',
      ['s', 'they are one work', 'K', 'q'],
      ['same One II: they are one work (Ada)'],
    ],
    [
      'answers what was not asked, then decides',
      ['yes', '', 'D', 'two works of one name'],
      ['different One II: two works of one name (Ada)'],
    ],
    ['thinks better of it', ['s', '', 's', 'they are one work'], ['same Two II: they are one work (Ada)']],
    ['leaves without a reason', ['s'], []],
    [
      'gives a reason that is too short, then one',
      ['s', 'because', 'the authors say so'],
      ['same One II: the authors say so (Ada)'],
    ],
  ])('%s', async (_, answers, made) => {
    const result = await asked(answers);
    expect(result.made).toEqual(made);
    expect(result.count).toBe(made.length);
  });

  it('is told what is wrong with an answer, and asked for the name that nothing gives', async () => {
    const { told, made } = await asked(['s', 'because', 'Emmy', 'the authors say so', 'Emmy', 'q'], '');
    expect(told).toContain('reason: must NOT have fewer than 10 characters, found "because"');
    expect(made).toEqual(['same One II: the authors say so (Emmy)']);
  });
});

describe('words in which two texts differ', () => {
  it.each([
    ['one two three', 'one two three', 'one two three', 'one two three'],
    ['one two three', 'one 2 three', 'one [-two-] three', 'one {+2+} three'],
    ['one two', 'one two and more', 'one two', 'one two {+and more+}'],
    ['', 'one', '', '{+one+}'],
    ['one\n  two', 'one two', 'one two', 'one two'],
    ['a\u001b[31mb', 'a\u202eb', '[-a\\u{1b}[31mb-]', '{+a\\u{202e}b+}'],
  ])('are marked: %j, %j', (a, b, markedA, markedB) => {
    expect(markBothSides(a, b)).toEqual([markedA, markedB]);
  });

  it('are all, where the texts have nothing in common', () => {
    const [a, b] = ['a', 'b'].map((letter) =>
      Array.from({ length: 3_000 }, (_, i) => `${letter}${i}`).join(' '),
    );
    expect(markBothSides(a as string, b as string)).toEqual([`[-${a}-]`, `{+${b}+}`]);
  });
});
