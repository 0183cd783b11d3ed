import type { Break } from '../proof.ts';

/** Names of the rows. */
export const [TIME, SPACE, PATTERNS] = ['time at twice the size', 'memory', 'no pattern backtracks'] as const;

export const BREAKS: readonly Break[] = [
  {
    name: 'crowds of titles without a limit',
    file: 'pipeline/merge/candidates/hubs.ts',
    from: 'const enough = 2 * most;',
    to: 'const enough = Infinity;',
    finds: TIME,
  },
  {
    name: 'records of one title without a limit',
    file: 'pipeline/merge/cluster/resolve.ts',
    from: '(others.get(title) ?? 0) > HUB_DEGREE',
    to: '(others.get(title) ?? 0) > 1e9',
    finds: TIME,
  },
  {
    name: 'marks without a limit',
    file: 'pipeline/clean/unicode.ts',
    from: '/\\p{M}{31}/u',
    to: '/\\p{M}{31000}/u',
    finds: TIME,
  },
  {
    name: 'the other line end looked for at each line',
    file: 'pipeline/extract/paragraphs.ts',
    from: 'if (lf < start) lf =',
    to: 'lf =',
    finds: TIME,
  },
  {
    name: 'a run of lines copied at each',
    file: 'pipeline/extract/paragraphs.ts',
    from: '    yield [line];\n    first++;',
    to: '    yield [line];\n    run = run.slice(1);',
    finds: TIME,
  },
  {
    name: 'a text read again for each of its keys',
    file: 'pipeline/validate/sidecar.ts',
    from: '{ file, ...place(path) }',
    to: '{ file, ...locateKey(path, text) }',
    finds: TIME,
  },
  {
    name: 'each pair of a crowd kept',
    file: 'pipeline/merge/candidates/join.ts',
    from: 'openHubCounter(countKeys(textOf, bigrams.order), most)',
    to: 'openHubCounter(countKeys(textOf, bigrams.order), Infinity)',
    finds: SPACE,
  },
  {
    name: 'a rule that backtracks without end',
    file: 'pipeline/clean/latex/punctuation.ts',
    from: '/(?<= )(-{2,3})(?= )/g',
    to: '/ ((?:-+)+) /g',
    finds: PATTERNS,
  },
  {
    name: 'a rule made of parts that backtracks',
    file: 'pipeline/disk/staging.ts',
    from: 'new RegExp(`^(${PROCESS})(',
    to: 'new RegExp(`^((?:\\\\d+)+)(',
    finds: PATTERNS,
  },
  {
    name: 'blanks cut off at the end by a pattern',
    file: 'pipeline/clean/unicode.ts',
    from: "return text.replace(/[\\s\\x85]+/g, ' ').trim();",
    to: "return text.replace(/[\\s\\x85]+$/, '').trim();",
    finds: PATTERNS,
  },
];
