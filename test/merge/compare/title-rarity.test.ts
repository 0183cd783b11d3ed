import { describe, expect, it } from 'vitest';
import { isUncommon } from '../../../pipeline/merge/compare/title-rarity.ts';
import { normaliseTitle } from '../../../pipeline/merge/normalise.ts';

describe('isUncommon', () => {
  it.each([
    ['Graph Theory', false],
    ['The Riemann Hypothesis', false],
    ['Braid Groups Are Linear', false],
    ['On the Use of the Internet', false],
    ['Editorial', false],
    ['Discussion of: Treelets--An Adaptive Multi-Scale Basis for Sparse Unordered Data', false],
    ["Guest Editors' Introduction to the Special Issue on Query Optimization", false],
    ['VILA^2: VILA Augmented VILA', true],
    ['Solving Jigsaw Puzzles with Eroded Boundaries', true],
    ['Learning Affordance Grounding from Exocentric Images', true],
  ])('%j: %s', (title, expected) => {
    expect(isUncommon(normaliseTitle(title))).toBe(expected);
  });
});
