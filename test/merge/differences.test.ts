import { describe, expect, it } from 'vitest';
import { differences } from '../../pipeline/merge/differences.ts';
import { normaliseTitle } from '../../pipeline/merge/normalise.ts';

function guards(a: string, b: string): string[] {
  return differences(normaliseTitle(a), normaliseTitle(b)).map(({ guard }) => guard);
}

describe('differences', () => {
  it.each([
    ['Qwen2 Technical Report', 'Qwen3 Technical Report', ['number']],
    ['Qwen2.5 Technical Report', 'Qwen2 Technical Report', ['number']],
    ['WebSailor: Agents', 'WebSailor-V2: Agents', ['number']],
    ['GPT-4 System Card', 'GPT-4o System Card', ['number']],
    ['Scaling to 7B Parameters', 'Scaling to 70B Parameters', ['number']],
    ['A Budget of 1,000 Steps', 'A Budget of 10,000 Steps', ['number']],
    ['From 2D to 3D', 'From 3D to 2D', ['number']],
    ['One-Step Diffusion', 'Two-Step Diffusion', ['number']],
    ['The First Workshop', 'The Second Workshop', ['number']],
    ['A Million Tokens', 'A Billion Tokens', ['number']],
    ['Heisenberg Models I', 'Heisenberg Models II', ['number']],
    ['Heisenberg Models', 'Heisenberg Models II', ['number']],
    ['Heisenberg Models XIV', 'Heisenberg Models XV', ['number']],
    ['Flows, Part 1', 'Flows, Part 2', ['number']],
    ['Flows, Part A', 'Flows, Part B', ['letter']],
    ['Flows', 'Flows, Part A', ['letter', 'sequel']],
    ['K-Means at Scale', 'C-Means at Scale', ['letter']],
    ['EvTexture', 'EvTexture++', ['sign']],
    ['FaSTA: Agents', 'FaSTA*: Agents', ['sign']],
    ['Norms of L²', 'Norms of L2', ['letter', 'sign']],
    ['Phi Mini', 'Phi Medium', ['size']],
    ['WebSailor: Agents', 'WebSailor Pro: Agents', ['size']],
    ['Graphs Are Trees', 'Graphs Are Not Trees', ['negation']],
    ['Chess with Search', 'Chess without Search', ['negation']],
    ['Supervised Parsing', 'Unsupervised Parsing', ['negation']],
    ['Linear Attention', 'Nonlinear Attention', ['negation']],
    ['Training of Agents', 'Training-Free Agents', ['negation']],
    ['The Illusion of Thinking', 'Comment on The Illusion of Thinking', ['sequel']],
    ['Focus: Trees', '[Re] Focus: Trees', ['sequel']],
    ['Deep Sets', 'Deep Sets Revisited', ['sequel']],
  ])('tells %j from %j', (a, b, expected) => {
    expect(guards(a, b)).toEqual(expected);
    expect(guards(b, a)).toEqual(expected);
  });

  it.each([
    ['Part II: Flows', 'Part 2: Flows'],
    ['Two-Stage Training', '2-Stage Training'],
    ['The Second Workshop', 'The 2nd Workshop'],
    ['1,000 Steps', '1000 Steps'],
    ['3D-Aware Faces', '3D Aware Faces'],
    ['Scaling Large Language Models', 'Scaling LLMs'],
    ['A Survey of Trees', 'Survey of Trees'],
    ["Bayes' Rule", "Bayes's Rule"],
    ['Supervised and Unsupervised Parsing', 'Unsupervised and Supervised Parsing'],
    ['O(Nlog N) Attention', 'O(N log N) Attention'],
    ['Privacy Notion', 'Privacy Notions'],
    ['Video Generation', 'Image Generation'],
  ])('sees no guard between %j and %j', (a, b) => {
    expect(guards(a, b)).toEqual([]);
  });

  it('says what only one title has', () => {
    expect(differences('a 7b and 3d model', 'a 13b and 3d model')).toEqual([
      { guard: 'number', a: ['7b'], b: ['13b'] },
    ]);
  });

  it('says which order marks have where only that differs', () => {
    expect(differences('from 2d to 3d', 'from 3d to 2d')).toEqual([
      { guard: 'number', a: ['2d', '3d'], b: ['3d', '2d'] },
    ]);
  });
});
