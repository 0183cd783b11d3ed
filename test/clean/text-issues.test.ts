import { describe, expect, it } from 'vitest';
import { clean } from '../../pipeline/clean/clean.ts';
import { findTextIssues } from '../../pipeline/clean/text-issues.ts';

const TITLE = 'A Title';

describe('broken-link', () => {
  it.each([
    'Code: https: //github and more.',
    'Code: https:/github.com/x/y here.',
    'Code is at https://.',
    'Code is at https:// soon.',
    'Code is at https://localhost/x soon.',
    'Code is at https://github.com/x/y\\ soon.',
    'Code is at https://x.org/<name> soon.',
    'Code is at https://github.com/x- y soon.',
    'Code is at https://github.com/x/ y/z soon.',
    'Code is at https://github.com/.',
    'Code is at [here](https://x.org soon.',
    'Page: www. x.org is up.',
  ])('%j', (abstract) => {
    expect(findTextIssues(TITLE, abstract)).toContain('broken-link');
  });

  it.each([
    'Code is at https://github.com/x/y.',
    'Code is at https://abdullahamdi.com/gst/ .',
    'Code is at https://x.org/y/ for all and/or none.',
    'See https://пример.рф/путь here.',
    'We use http and https.',
    'GPT-[n] (2024).',
  ])('not %j', (abstract) => {
    expect(findTextIssues(TITLE, abstract)).toEqual([]);
  });
});

describe('fused-words', () => {
  it.each([
    'solving with LLMsCode and data will follow.',
    'on Hugging FaceDatasets are available here.',
    'at least 2.44times faster.',
    'a 16times3.8B model on 8timesA800.',
    'for video models.Towards this end.',
    'with GPT-4.In this work, we try.',
    'of models (LLM).Our approach works.',
    'of 49.6% accuracy.This shows it.',
  ])('%j', (abstract) => {
    expect(findTextIssues(TITLE, abstract)).toEqual(['fused-words']);
  });

  it.each([
    '3 times faster, many-times slower.',
    'FLUX.1 and Node.js and v1.Beta.',
    'i.e. CountDown and Sudoku are games.',
    'In CodeCompose and GNNs are models.',
    'of the U.S.A. In all.',
  ])('not %j', (abstract) => {
    expect(findTextIssues(TITLE, abstract)).toEqual([]);
  });
});

describe('latex-residue', () => {
  it.each([
    'We introduce \\method, which works.',
    'trains $\\mathcal{F}_{\\lambda}(x)$ well.',
    'of R^{mtimes n} weights.',
    'an excess risk of O(mathcal{C_Phi/m}) only.',
    'is only text{response length}{3} long.',
    'within error varepsilon of it.',
    'with leq 4B parameters.',
    'size Oleft( m right) or so.',
    'of $specialist and generalist$ models.',
    'the context window$. Moreover, it.',
    'an ``open quotation.',
    'where C_Phi is complex.',
  ])('%j', (abstract) => {
    expect(findTextIssues(TITLE, abstract)).toEqual(['latex-residue']);
  });

  it.each([
    'costs $15, US$5, 5$ or $2,000 in all.',
    'of O(n^2) in snake_case with x_i.',
    'the set {-1, 0, 1} and UCGM-{T,S}.',
    'text and math, left (and right) of it.',
    'in the text (left) and image (right).',
    'Phi-3 and alpha-beta pruning.',
    'inflections of infantry.',
  ])('not %j', (abstract) => {
    expect(findTextIssues(TITLE, abstract)).toEqual([]);
  });

  it('is told from the title too', () => {
    expect(findTextIssues('Towards infty-LLMs', 'An abstract.')).toEqual(['latex-residue']);
  });
});

describe('truncated', () => {
  it.each([
    'More importantly, ...',
    'on most tasks …',
    'of three parts,',
    'available at:',
    'we compare it with the',
    'which is available at',
    'a method (',
  ])('%j', (abstract) => {
    expect(findTextIssues(TITLE, abstract)).toEqual(['truncated']);
  });

  it.each([
    'Our code is open.',
    'Our code is at https://github.com/x/y',
    'as well as real-world tasks',
    'So what is it for?',
    'faster ... and better.',
    'a method (new)',
  ])('not %j', (abstract) => {
    expect(findTextIssues(TITLE, abstract)).toEqual([]);
  });

  it('is not told from the title', () => {
    expect(findTextIssues('To Be Continued...', 'An abstract.')).toEqual([]);
  });
});

it('comes in alphabetical order, each issue once', () => {
  const { text } = clean('\\method is 2times and 3times at https: //x and');
  expect(findTextIssues(text, text)).toEqual(['broken-link', 'fused-words', 'latex-residue', 'truncated']);
});
