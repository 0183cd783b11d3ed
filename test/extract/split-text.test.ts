import { describe, expect, it } from 'vitest';
import { page, RECORDS, read, titled } from '../support/page.ts';

const [tidal, soil, bees] = RECORDS;

describe('a stray line between the first title and its abstract', () => {
  // with no abstract before it, a title like this one passed for the end of one, and the line for the next title
  const long =
    'Lets keep it simple, Using simple architectures to outperform deeper and more complex networks';

  it.each([
    'asdfghjkl qwertyuiop zxcvbnm',
    'We use cookies to improve your experience. Accept all Reject all',
  ])('%s is not taken for its title', (stray) => {
    const paragraphs = page([{ ...tidal, title: long }, soil, bees] as typeof RECORDS);
    const at = paragraphs.indexOf(long) + 1;
    const { records } = read(paragraphs.toSpliced(at, 0, stray).join('\n\n'));
    expect(records.map(({ title }) => title)).toEqual([soil?.title, bees?.title]);
  });
});

describe('a blank line within an abstract', () => {
  it.each(['model compact planetary', 'deformed by their star', 'on close'])(
    'before "%s" makes no title of what stands before it',
    (words) => {
      const torn = page().map((paragraph) => paragraph.replace(` ${words}`, `\n\n${words}`));
      expect(titled(read(torn.join('\n\n')))).toEqual(RECORDS.slice(1));
    },
  );
});

describe('furniture between a title and its abstract', () => {
  it('costs their record, and is not within what is rejected', () => {
    const paragraphs = page().flatMap((text) => (text === soil?.title ? [text, 'Subscribe'] : [text]));
    const extracted = read(paragraphs.join('\n\n'));
    expect(titled(extracted)).toEqual(RECORDS.toSpliced(1, 1));
    const message = '"Subscribe" stands between a title and its abstract';
    expect(extracted.problems).toMatchObject(Array(2).fill({ code: 'extract/unclear-pairing', message }));
    expect(extracted.rejected.map(({ line_start, line_end }) => [line_start, line_end])).toEqual([
      [17, 17],
      [21, 21],
    ]);
  });

  it('parts what is rejected for another reason too', () => {
    const paragraphs = page().flatMap((text) => (text === soil?.title ? [`${text}\0`, 'Subscribe'] : [text]));
    const { rejected } = read(paragraphs.join('\n\n'));
    expect(rejected.map(({ problem, line_start }) => [problem.code, line_start])).toEqual([
      ['extract/control-character', 17],
      ['extract/control-character', 21],
    ]);
  });
});
