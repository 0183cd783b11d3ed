import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { PassThrough } from 'node:stream';
import { openPerson } from '../../pipeline/review/person.ts';
import { formatPair } from '../../pipeline/review/wording.ts';
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
    expect(told).toContain(
      'reason is "because", which has 7 characters; it must have at least 10; write at least 10 characters',
    );
    expect(made).toEqual(['same One II: the authors say so (Emmy)']);
  });
});

describe('Ctrl+C', () => {
  it('ends the questions, and what was answered before is kept', async () => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    output.resume();
    const person = openPerson({ input, output }, () => {});
    const made: Judgement[] = [];
    const answers = ['s\r', 'the authors say so\r', 'd\r', '\u0003'];
    const ask = (question: string) => {
      const answer = person.ask(question);
      input.write(answers.shift());
      return answer;
    };
    const count = await askAbout(
      PAIRS,
      { ...person, ask },
      { by: 'Ada', date: '2025-09-01' },
      {
        words: ({ title_a }) => title_a,
        judged: (judgement) => made.push(judgement),
      },
    );
    person.leave();
    expect([count, made.map(({ title_b }) => title_b)]).toEqual([1, ['One II']]);
  });
});

describe('a pair', () => {
  const texts = (abstract_a: string | null, abstract_b: string | null): OpenPair => ({
    ...{ paper_id_a: 'dp-a', paper_id_b: 'dp-b', title_a: 'One', title_b: 'One II', judgement: null },
    ...{ digest_id_a: 'x', position_a: 1, digest_id_b: 'y', position_b: 2, rule: 'similar-title-guarded' },
    ...{ similarity: 0.9, abstract_similarity: 0.1, evidence_for: [], evidence_against: [] },
    ...{ abstract_a, abstract_b },
  });
  const BEES =
    'Whether bees count objects or merely match patterns has been disputed for many long years by now';
  const TIDES =
    'Planets on close orbits are deformed by their star and tidal heating can melt the mantles they have';
  const shown = (a: string | null, b: string | null, width?: number) =>
    formatPair(texts(a, b), width === undefined ? {} : { width })
      .split('\n\n')
      .slice(2);

  it('has abstracts that share little side by side, without marks', () => {
    const [columns = ''] = shown(BEES, TIDES, 80);
    expect(columns.split('\n')).toEqual([
      'a: Whether bees count objects or       | b: Planets on close orbits are',
      'merely match patterns has been         | deformed by their star and tidal',
      'disputed for many long years by now    | heating can melt the mantles they have',
    ]);
  });

  it.each([
    ['on a narrow terminal', 79],
    ['where there is no terminal', undefined],
  ])('has them below each other %s', (_, width) => {
    expect(shown(BEES, TIDES, width)).toEqual([`a: ${BEES}`, `b: ${TIDES}`]);
  });

  it('has the differences marked in abstracts that share much', () => {
    expect(shown(BEES, BEES.replace('bees', 'wasps'), 80)).toEqual([
      `a: ${BEES.replace('bees', '[-bees-]')}`,
      `b: ${BEES.replace('bees', '{+wasps+}')}`,
    ]);
  });

  it('has one abstract where both are equal, and says where there is none', () => {
    expect(shown(BEES, BEES, 80)).toEqual([`both abstracts: ${BEES}`]);
    expect(shown(BEES, null)).toEqual([`a: ${BEES}`, 'b: the page shows no abstract']);
  });

  it('lets no character of a page out of its column', () => {
    const hostile = `a\u001b[31mb ${'漢字'.repeat(40)} \u202e`;
    const [columns = ''] = shown(hostile, BEES, 80);
    expect(columns).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
    for (const line of columns.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(80);
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
