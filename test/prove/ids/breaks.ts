import type { Break } from '../proof.ts';

export const IDS = 'every id that was published resolves in one hop in each release after it';
export const VERIFIES = 'every release verifies at the end of the chain';
export const LINEAR = 'a release at the end of the chain takes, beside one that follows on two';

export const BREAKS: readonly Break[] = [
  {
    name: 'no redirects',
    file: 'pipeline/build.ts',
    from: 'const { papers, merges, review, redirects } = merged;',
    to: 'merged.redirects.length = 0;\n    const { papers, merges, review, redirects } = merged;',
    finds: IDS,
  },
  {
    name: 'a release touches one before it',
    file: 'pipeline/release/publish.ts',
    from: 'finishReleases(dist);',
    to: "process.getBuiltinModule('node:fs').appendFileSync(`${dist}/v1.0.0/papers.csv`, ' ');\n  finishReleases(dist);",
    finds: VERIFIES,
  },
  {
    name: 'a release looks at all before it, many times',
    file: 'pipeline/release/publish.ts',
    from: 'finishReleases(dist);',
    to: "for (const name of process.getBuiltinModule('node:fs').readdirSync(dist)) if (name.startsWith('v')) for (let i = 0; i < 40; i++) sumOf(`${dist}/${name}`), process.getBuiltinModule('node:fs').readdirSync(`${dist}/${name}`).forEach((file) => process.getBuiltinModule('node:fs').readFileSync(`${dist}/${name}/${file}`));\n  finishReleases(dist);",
    finds: LINEAR,
  },
];
