import { describe, expect, it } from 'vitest';
import { findLinks } from '../../pipeline/clean/links.ts';

const urlsOf = (text: string): string[] => findLinks(text).map(({ url }) => url);

describe('where an address ends', () => {
  it.each([
    ['at https://github.com/x/y.', 'https://github.com/x/y'],
    ['at https://github.com/x/y .', 'https://github.com/x/y'],
    ['MAS (https://x.github.io/optima-page).', 'https://x.github.io/optima-page'],
    ['at https://github.com/x/HDFlow.}.', 'https://github.com/x/HDFlow'],
    ['at https://github.com/x/y.git.', 'https://github.com/x/y.git'],
    ['https://en.wikipedia.org/wiki/A_(b).', 'https://en.wikipedia.org/wiki/A_(b)'],
    ['https://x.org/a(b)c).', 'https://x.org/a(b)c'],
    ['“https://x.org/y”', 'https://x.org/y'],
    ['[https://x.org/y]', 'https://x.org/y'],
    ['https://x.org/y, and', 'https://x.org/y'],
    ["https://x.org/y's page", 'https://x.org/y'],
    ['https://x.org/y…', 'https://x.org/y'],
    ['https://x.org/y。另外', 'https://x.org/y'],
    ['https://x.org/y{code}', 'https://x.org/y'],
    ['https://x.org/y\\', 'https://x.org/y'],
    ['https://x.org/?a=1&b=2#c.', 'https://x.org/?a=1&b=2#c'],
    ['https://doi.org/10.1145/3292500.3330701.', 'https://doi.org/10.1145/3292500.3330701'],
    ['https://x.edu/~user/', 'https://x.edu/~user/'],
    ['https://wzy.github.io/I3C.github.io/.', 'https://wzy.github.io/I3C.github.io/'],
  ])('%j: %s', (text, url) => {
    expect(urlsOf(text)).toEqual([url]);
  });
});

describe('addresses without a scheme', () => {
  it.each([
    ['here: github.com/AgentTorch/AgentTorch.', 'https://github.com/AgentTorch/AgentTorch'],
    ['data: mssbench.github.io.', 'https://mssbench.github.io'],
    ['(x.github.io/a/b_c)', 'https://x.github.io/a/b_c'],
    ['at www.nuscenes.org.', 'https://www.nuscenes.org'],
    ['More: aka.ms/reasongen.', 'https://aka.ms/reasongen'],
    ['at huggingface.co/datasets/x/y.', 'https://huggingface.co/datasets/x/y'],
    ['GitHub.com/x/y', 'https://GitHub.com/x/y'],
  ])('%j: %s', (text, url) => {
    expect(urlsOf(text)).toEqual([url]);
  });

  it.each([
    'Node.js, ASP.NET and socket.io',
    'e.g.Something, 3.Our and models.In this',
    'open-source.The code',
    'on Booking.com and DataSeeds.AI',
    'lmarena.ai is a name as often as an address',
    'mail a@x.com/y',
    'in src/x.io/y',
    'GPT-4.In/out',
    'Phi-3.5/4.0',
    'either/or.The/that',
  ])('are none in %j', (text) => {
    expect(urlsOf(text)).toEqual([]);
  });
});

describe('what is no address', () => {
  it.each([
    'https://',
    'https:// x',
    'https://localhost:3000/x',
    'ftp://x.org/y',
    'mailto:a@x.org',
    'https: //x.org',
  ])('%j', (text) => {
    expect(urlsOf(text)).toEqual([]);
  });
});

describe('what an address leads to', () => {
  it.each([
    ['https://github.com/x/y', 'code'],
    ['https://www.github.com/x/y', 'code'],
    ['https://gist.github.com/x/y', 'code'],
    ['https://gitlab.com/x/y', 'code'],
    ['https://bitbucket.org/x/y', 'code'],
    ['https://anonymous.4open.science/r/x', 'code'],
    ['https://huggingface.co/x/y-7B', 'model'],
    ['https://huggingface.co/datasets/x/y', 'dataset'],
    ['https://huggingface.co/papers/2401.00001', 'paper'],
    ['https://huggingface.co/spaces/x/y', 'project'],
    ['https://huggingface.co/collections/x/y', 'other'],
    ['https://huggingface.co/x', 'other'],
    ['https://x.hf.space', 'project'],
    ['https://arxiv.org/abs/2401.00001', 'paper'],
    ['https://doi.org/10.1/x', 'paper'],
    ['https://openreview.net/forum?id=x', 'paper'],
    ['https://aclanthology.org/2024.acl-long.1', 'paper'],
    ['https://www.kaggle.com/x/y', 'dataset'],
    ['https://zenodo.org/record/1', 'dataset'],
    ['https://x.github.io/y', 'project'],
    ['https://sites.google.com/view/x', 'project'],
    ['https://x.netlify.app/', 'project'],
    ['https://github.cs.huji.ac.il/x/y', 'other'],
    ['https://notgithub.com/x/y', 'other'],
    ['https://aka.ms/x', 'other'],
    ['https://x.com/y', 'other'],
  ])('%s: %s', (url, kind) => {
    expect(findLinks(`see ${url} here`)).toEqual([{ url, kind }]);
  });
});

it('lists each address once, in order', () => {
  expect(urlsOf('https://b.org/x, https://a.org/x and https://b.org/x.')).toEqual([
    'https://b.org/x',
    'https://a.org/x',
  ]);
});
