import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSidecar } from '../../pipeline/validate/sidecar.ts';

describe('a sidecar', () => {
  it.each(['000_f248a2093bbe7987.json', '004_72d550f40475b450.json'])('%s is valid', (file) => {
    const { sidecar, problems } = readSidecar(readFileSync(`raw/${file}`, 'utf8'), file);
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
    ['{"year": 2025,}', ['validate/bad-json 1:15']],
    ['{\n  "note": "x"\n  "year": 2025\n}', ['validate/bad-json 3:3']],
    ['[]', ['validate/wrong-type 1:1']],
    ['', ['validate/bad-json 1:1']],
  ])('%j has the problems %j', (text, expected) => {
    const { problems } = readSidecar(text, 'x.json');
    expect(problems.map(({ code, line, column }) => `${code} ${line}:${column}`)).toEqual(expected);
  });
});
