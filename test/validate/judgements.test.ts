import { describe, expect, it } from 'vitest';
import { readJudgements } from '../../pipeline/validate/judgements.ts';

const GOOD =
  '{"verdict":"same","title_a":"A","title_b":"B","reason":"they are one work","by":"Ada","date":"2025-09-01"}';

function read(bytes: Buffer | string) {
  const { judgements, problems } = readJudgements(Buffer.from(bytes as string), 'judgements.jsonl');
  return {
    lines: judgements.map(({ line }) => line),
    problems: problems.map(({ code, file, line, column }) => `${file}:${line}:${column} ${code}`),
  };
}

describe('judgements', () => {
  it.each<[what: string, text: string, lines: number[], problems: string[]]>([
    ['nothing', '', [], []],
    ['a line', `${GOOD}\n`, [1], []],
    ['a line without its end', GOOD, [1], []],
    ['lines of another system, with a mark before them', `\ufeff${GOOD}\r\n${GOOD}\r\n`, [1, 2], []],
    ['blank lines', `\n${GOOD}\n \n${GOOD}\n\n`, [2, 4], []],
    [
      'a line that is cut off',
      `${GOOD}\n{"verdict":"same"\n${GOOD}`,
      [1, 3],
      ['judgements.jsonl:2:18 validate/bad-json'],
    ],
    ['no object', '[]', [], ['judgements.jsonl:1:1 validate/wrong-type']],
    ['no reason', GOOD.replace(/"reason":"[^"]*",/, ''), [], ['judgements.jsonl:1:1 validate/missing-key']],
    ['an empty reason', GOOD.replace(/they[^"]*/, ''), [], ['judgements.jsonl:1:47 validate/too-short']],
    ['another verdict', GOOD.replace('same', 'maybe'), [], ['judgements.jsonl:1:2 validate/not-in-list']],
    ['a day that is none', GOOD.replace('09-01', '02-30'), [], ['judgements.jsonl:1:87 validate/bad-format']],
    ['another key', GOOD.replace('{', '{"titel":1,'), [], ['judgements.jsonl:1:2 validate/extra-key']],
    ['a title that is a number', GOOD.replace('"A"', '1'), [], ['judgements.jsonl:1:19 validate/wrong-type']],
  ])('%s', (_, text, lines, problems) => {
    expect(read(text)).toEqual({ lines, problems });
  });

  it('that are not UTF-8 are told, and the others hold', () => {
    const bytes = Buffer.concat([Buffer.from(`${GOOD}\n"`), Buffer.from([0xff]), Buffer.from(`"\n${GOOD}`)]);
    expect(read(bytes as never)).toEqual({
      lines: [1, 3],
      problems: ['judgements.jsonl:2:2 validate/bad-json'],
    });
  });
});
