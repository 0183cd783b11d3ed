import { describe, expect, it } from 'vitest';
import { findDifferences } from '../../../pipeline/merge/compare/guards.ts';
import { normaliseTitle } from '../../../pipeline/merge/normalise.ts';

function guards(a: string, b: string): string[] {
  return findDifferences(normaliseTitle(a), normaliseTitle(b)).map(({ guard }) => guard);
}

describe('differences', () => {
  it.each([
    ['Qwen2 Technical Report', 'Qwen3 Technical Report', ['number', 'name']],
    ['Qwen2.5 Technical Report', 'Qwen2 Technical Report', ['number', 'name']],
    ['WebSailor: Agents', 'WebSailor-V2: Agents', ['number']],
    ['GPT-4 System Card', 'GPT-4o System Card', ['number', 'name']],
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
    ['Flows', 'Flows, Part A', ['sequel']],
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
    ['Video Generation', 'Image Generation', ['opposite']],
    ['Upper Bounds on Trees', 'Lower Bounds on Trees', ['opposite']],
    ['Local and Global Trees', 'Global and Global Trees', ['opposite']],
    ['Text-to-Video Trees from an Image', 'Text-to-Image Trees from an Image', ['opposite']],
    ['Text-to-Image Trees', 'Image-to-Text Trees', ['opposite']],
    ['Graphs Are Trees', 'Graphs Are Trees Not', ['negation']],
    ['Trees and Beyond', 'Trees and Beyond (Part B)', ['sequel']],
    ['Trees and Beyond', 'Trees and Beyond B', ['letter']],
    ['Trees like OpenAI o1', 'Trees like OpenAI r1', ['letter']],
    ['Bounds in L_p', 'Bounds in H_p', ['letter']],
    ['Scaling Models', 'Scaling Large Models', ['size']],
    ['Tagging of Polish Tweets', 'Tagging of Czech Tweets', ['language']],
    ['Tagging of Tweets', 'Tagging of Polish Tweets', ['language']],
    ['Trees: A Dataset', 'Trees: A Benchmark', ['kind']],
    ['Tree Search', 'Tree Search: A Survey', ['kind']],
    ['Step-Audio Technical Report', 'Kimi-Audio Technical Report', ['name']],
    ['VibeVoice: Speech', 'VibeVoice-ASR: Speech', ['name']],
    ['EvTexture: Video Super-Resolution', 'EvTextureXL: Video Super-Resolution', ['name']],
    ['Voice: Speech', 'VibeVoice: Speech', ['name']],
    ['Trees of Graphs', 'Trees of Graphs with C++', ['sign']],
    ['Graphs Are Trees', 'Are Graphs Trees or Not', ['negation']],
    ['Views by 90°', 'Views by 90', ['number']],
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
    ['Quantum Optics in Two-Dimensional Crystals', 'Quantum Optics of Emitter Arrays'],
    ['Jump Conditions by Least Squares', 'Jump Conditions for the Correction Function Method: Least Squares'],
    ['Spectra of Algebras', 'Spectra of k-Algebras'],
    ['A Robust Approach to X-Inclusive Studies', 'The X Factor: A Robust Approach to X-Inclusive Studies'],
    ['$\\nabla^2$DFT: A Dataset', 'nabla^2DFT: A Dataset'],
    ['360$^\\circ$ Panorama World', '360^circ Panorama World'],
    ['FaSTA^*: Agents', 'FaSTA$^*$: Agents'],
    ['Lidar and Image Analysis', 'Lidar and Images'],
    ['Local and Global Trees', 'Global and Local Trees'],
    ['Video Generation from Text', 'Text-to-Video Generation'],
    ['Image Generation', 'Image and Video Generation'],
    ['Mining Email', 'Mining E-mail'],
    ['Foo v2: Trees', 'Foo 2: Trees'],
    ['Bounds in L_p', 'Bounds in Lp'],
    ['Growing Large Masked Tree Models', 'Growing Masked Tree Models'],
    ['From 2D to 3D: Trees', 'From 2D to 3D: Graphs'],
    ['Deep Trees', 'Deep Trees for Big Old Cars'],
    ['Tagging of Tweets', 'Tagging of Tweets by a Polish Firm'],
    ['360° Panorama World', '360^circ Panorama World'],
    ['360∘ Panorama World', '360° Panorama World'],
    ['GPT-4: Trees', 'GPT 4: Graphs'],
    ['GPT-4 Technical Report', 'GPT 4 Technical Report'],
    ['Kimi: Trees', 'Qwen Technical Report'],
    ['Q!: Cars', 'Quake: Trees'],
  ])('sees no guard between %j and %j', (a, b) => {
    expect(guards(a, b)).toEqual([]);
  });

  it('between titles that are worded anew sees no number that came or went with its phrase', () => {
    const [a, b] = ['Trees from 3D Gaussian Splatting for Cars', 'Trees That Cars Reconstruct'];
    expect(findDifferences(normaliseTitle(a), normaliseTitle(b), 0.74)).toEqual([]);
    expect(findDifferences(normaliseTitle(a), normaliseTitle(b), 0.75)).toHaveLength(1);
  });

  it('between unlike titles sees marks only of what both speak of', () => {
    const unlike = (a: string, b: string) =>
      findDifferences(normaliseTitle(a), normaliseTitle(b), 0.4).map(({ guard }) => guard);
    expect(unlike('Loose Knots in 3-Manifolds', 'A Classification of Vector Fields')).toEqual([]);
    expect(unlike('Loose Knots in 3-Manifolds', 'A Classification of Manifolds')).toEqual(['number']);
    expect(unlike('Qwen-VL: A Versatile Model', 'Qwen2-VL: Perception at Any Resolution')).toEqual([
      'number',
    ]);
    expect(unlike('Depth Anything: The Power of Unlabeled Data', 'Depth Anything V2')).toEqual(['number']);
    expect(unlike('Chess Without Search', 'Amortized Planning: A Study on Chess')).toEqual([]);
    expect(unlike('Training Graphs', 'A Survey')).toEqual(['kind']);
  });

  it('sees a number that came or went with its phrase from half alike on, if each title has one', () => {
    const [a, b] = ['a grid of 5 cars', 'a net on 6 cats'];
    expect(findDifferences(a, b, 0.49)).toEqual([]);
    expect(findDifferences(a, b, 0.5)).toHaveLength(1);
  });

  it.each([
    ['a 7b and 3d model', 'a 13b and 3d model', 'number', ['7b'], ['13b']],
    ['from 2d to 2d', 'from 2d to 3d', 'number', ['2d'], ['3d']],
    ['evtexture+', 'evtexture++', 'sign', ['+'], ['++']],
    ['vibevoice: speech', 'vibevoice-asr: speech', 'name', ['vibevoice'], ['vibevoice-asr']],
  ])('says what only one of %j and %j has', (titleA, titleB, guard, a, b) => {
    expect(findDifferences(titleA, titleB)).toEqual([{ guard, a, b, isSerial: false }]);
    expect(findDifferences(titleB, titleA)).toEqual([{ guard, a: b, b: a, isSerial: false }]);
  });

  it.each([
    ['Qwen2 Technical Report', 'Qwen3 Technical Report', true],
    ['Kimi-VL Technical Report', 'MiMo-VL Technical Report', true],
    ['Heisenberg Models, Part I', 'Heisenberg Models, Part II', true],
    ['WebSailor-V2: Agents', 'WebSailor-V3: Agents', true],
    ['Heisenberg Models, Part A', 'Heisenberg Models, Part B', true],
    ['Phi Mini', 'Phi Medium', true],
    ['Qwen2 on 5 Cars', 'Qwen3 Cars', false],
    ['Heisenberg Models', 'Heisenberg Models II', false],
    ['Trees Grown within 2min', 'Trees Grown within 3min', false],
    ['VibeVoice: Speech', 'VibeVoice-ASR: Speech', false],
  ])('%j and %j are of one series: %s', (a, b, expected) => {
    const isSerial = (titleA: string, titleB: string) =>
      findDifferences(normaliseTitle(titleA), normaliseTitle(titleB)).some((one) => one.isSerial);
    expect(isSerial(a, b)).toBe(expected);
    expect(isSerial(b, a)).toBe(expected);
  });

  it('says which order marks have where only that differs', () => {
    expect(findDifferences('from 2d to 3d', 'from 3d to 2d')).toEqual([
      { guard: 'number', a: ['2d', '3d'], b: ['3d', '2d'], isSerial: false },
    ]);
  });
});
