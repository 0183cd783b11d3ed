import { describe, expect, it } from 'vitest';
import {
  abstractSimilarity,
  measureAgreement,
  splitWords,
} from '../../../pipeline/merge/compare/abstracts.ts';

const TEXT = 'We collect data from source citations and train a small model on all of it.';

function similarity(a: string, b: string): number {
  return abstractSimilarity(splitWords(a), splitWords(b));
}

describe('abstractSimilarity', () => {
  it.each([
    ['equal texts', TEXT, TEXT, 1],
    ['case and punctuation', TEXT, `“${TEXT.toUpperCase()}”!`, 1],
    ['two words joined', TEXT, TEXT.replace('source citations', 'sourcecitations'), 1],
    ['three words joined', TEXT, TEXT.replace('from source citations', 'fromsourcecitations'), 1],
    ['a word parted', TEXT, TEXT.replace('collect', 'col lect'), 1],
    [
      'joined here and there',
      TEXT.replace('We collect', 'Wecollect'),
      TEXT.replace('small model', 'smallmodel'),
      1,
    ],
    ['a hyphen', 'a multi-modal model for all', 'a multimodal model for all', 1],
    ['nothing in common', TEXT, 'Quantum graphs have spectral gaps of unknown width.', 0],
    ['words in another order', 'one two three four', 'four three two one', 0],
    ['one of three shingles', 'one two three four', 'one two three five', 1 / 3],
    ['two words only', 'Withdrawn paper', 'withdrawn paper.', 1],
    ['no words at all', '...', '?', 0],
    ['a repeated shingle counted once', 'a b c a b c', 'a b c', 1 / 3],
  ])('of %s', (_, a, b, expected) => {
    expect(similarity(a, b)).toBeCloseTo(expected, 12);
    expect(similarity(b, a)).toBe(similarity(a, b));
  });
});

describe('agreementOf', () => {
  it.each([
    ['equal texts', TEXT, TEXT, 1],
    [
      'a part of a longer text',
      'one two three four five',
      'six one two three four five seven eight',
      10 / 13,
    ],
    ['runs that overlap, each word once', 'a b c d e f', 'a b c d e x', 10 / 12],
    ['runs of three only', 'a b c x y z', 'a b c u v w', 0],
    ['a text of less than a run', 'Withdrawn paper', 'withdrawn paper.', 1],
    ['no words at all', '...', '?', 0],
  ])('counts the words that are copied: %s', (_, a, b, copied) => {
    expect(measureAgreement(splitWords(a), splitWords(b)).copied).toBeCloseTo(copied, 12);
    expect(measureAgreement(splitWords(b), splitWords(a)).copied).toBeCloseTo(copied, 12);
  });
});
