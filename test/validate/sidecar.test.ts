import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSidecar } from '../../pipeline/validate/sidecar.ts';
import { SEEDS } from '../support/seeds.ts';

describe('a sidecar', () => {
  it.each(SEEDS.map((seed) => `${seed}.txt.sidecar.json`))('%s is valid', (file) => {
    const { sidecar, problems } = readSidecar(readFileSync(`raw/${file}`), file);
    expect(problems).toEqual([]);
    expect(sidecar.year).toBe(2025);
  });

  it.each([
    ['{}', []],
    ['\ufeff{"note": null}', []],
    ['{"year": 2025}', ['validate/year-without-reason 1:1']],
    ['{"year": 2025, "year_reason": "because"}', ['validate/too-short 1:16']],
    ['{\n  "year": "2025",\n  "year_reason": "the page links to it"\n}', ['validate/wrong-type 2:3']],
    ['{\n  "note": "x",\n  "jear": 2025\n}', ['validate/extra-key 3:3']],
    ['{"retrieved": "2025-02-30"}', ['validate/bad-format 1:2']],
    ['{"source_url": "somewhere"}', ['validate/bad-format 1:2']],
    ['{"year": 25, "year_reason": "the page links to it"}', ['validate/out-of-range 1:2']],
    ['{"year": 2025,}', ['validate/bad-json 1:14']],
    ['{\n  "note": "x"\n  "year": 2025\n}', ['validate/bad-json 3:3']],
    ['[]', ['validate/wrong-type 1:1']],
    ['', ['validate/bad-json 1:1']],
    ['\ufeff{"year": 2025,}', ['validate/bad-json 1:14']],
    ['{"note": "a", "note": "b"}', ['validate/repeated-key 1:15']],
    ['{"note": {"a": 1, "a": 1}}', ['validate/wrong-type 1:2']],
    ['{"note": "a: b, \\": c"}', []],
    ['{"__proto__": {"year": 2025}}', ['validate/extra-key 1:2']],
    ['{"constructor": 1, "toString": 2}', ['validate/extra-key 1:2', 'validate/extra-key 1:20']],
    ['{"year": 1e400, "year_reason": "the page links to it"}', ['validate/wrong-type 1:2']],
    [`{"note": ${'['.repeat(40)}${']'.repeat(40)}}`, ['validate/bad-json 1:41']],
  ])('%j has the problems %j', (text, expected) => {
    const { problems } = readSidecar(Buffer.from(text), 'x.txt.sidecar.json');
    expect(problems.map(({ code, line, column }) => `${code} ${line}:${column}`)).toEqual(expected);
  });
});
