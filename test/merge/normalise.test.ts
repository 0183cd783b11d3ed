import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseTitle } from '../../pipeline/merge/normalise.ts';

describe('normaliseTitle', () => {
  it.each([
    ['Attention Is All You Need', 'Attention is all you need'],
    ['Attention  Is All\u00a0You Need ', 'Attention Is All You Need'],
    ['Braid Groups are Linear.', 'Braid Groups are Linear'],
    ['ReNAS:Relativistic Evaluation', 'ReNAS : Relativistic Evaluation'],
    ['VLM$^2$-Bench: A Closer Look', 'VLM²-Bench: A Closer Look'],
    ['VILA$^2$: VILA Augmented', '$VILA^2$: VILA Augmented'],
    ['$\\textbf{Only-IF}$: Revealing', 'Only-IF: Revealing'],
    ['G\\"odel Agent', 'Gödel Agent'],
    ['Go\u0308del Agent', 'Gödel Agent'],
    ['Navier--Stokes Flows', 'Navier–Stokes Flows'],
    ['Navier‑Stokes Flows', 'Navier-Stokes Flows'],
    ['Learning—and Forgetting', 'Learning --- and Forgetting'],
    ["``Why'' It Works", '“Why” It Works'],
    ["Don't Stop", 'Don’t Stop'],
    ['ＧＰＴ－４ Report', 'GPT-4 Report'],
    ['H₂O: Heavy-Hitter Oracle', 'H2O: Heavy-Hitter Oracle'],
    ['SAM™: Segmentation', 'SAM: Segmentation'],
    ['Straße', 'STRASSE'],
    ['ΣΟΦΟΣ', 'σοφος'],
    ['A **Bold** Title', 'A Bold Title'],
  ])('takes %j and %j for one', (a, b) => {
    expect(normaliseTitle(a)).toBe(normaliseTitle(b));
  });

  it.each([
    ['EvTexture: Super-Resolution', 'EvTexture++: Super-Resolution'],
    ['FaSTA: Toolpath Agent', 'FaSTA*: Toolpath Agent'],
    ['FaSTA: Toolpath Agent', 'FaSTA$^*$: Toolpath Agent'],
    ['Qwen2 Technical Report', 'Qwen3 Technical Report'],
    ['Learning with x²', 'Learning with x2'],
    ['10² Steps', '102 Steps'],
    ['C# in the Wild', 'C in the Wild'],
    ['Pretraining at Scale', 'Pre-training at Scale'],
    ['Is It Enough?', 'Is It Enough'],
    ['Gödel Agent', 'Godel Agent'],
  ])('tells %j from %j', (a, b) => {
    expect(normaliseTitle(a)).not.toBe(normaliseTitle(b));
  });

  it.each([
    ['The Title: A Sub-Title.', 'the title: a sub-title'],
    ['__proto__', '__proto__'],
    ['What?  Really...', 'what? really'],
    ['', ''],
    ['...', ''],
  ])('makes of %j %j', (title, normalised) => {
    expect(normaliseTitle(title)).toBe(normalised);
  });

  it('has a short way that leads where the long way leads', () => {
    const parts = [...'abzAZ09,;:?!()+.', ' ', ' - ', ' : ', 'a-b', "n't ", 'http', ': //', 'github. com'];
    const ascii = fc.string({ unit: fc.constantFrom(...parts) });
    fc.assert(
      fc.property(ascii, (title) => {
        const long = normaliseTitle(`™${title}`); // not ASCII, and dropped
        expect(normaliseTitle(title)).toBe(long);
      }),
      { numRuns: 5_000 },
    );
  });

  it('takes no long time over dots, blanks and colons', () => {
    for (const part of ['.', ' ', ' :', '. ', '—']) {
      expect(normaliseTitle(`x${part.repeat(30_000)}x`)).toMatch(/^x.*x$/);
    }
  });
});
