import { describe, expect, it } from 'vitest';
import { assignRoles } from '../../pipeline/extract/role.ts';

const PLAIN = 'lorem ipsum dolor amet sed elit ';
const CAPITALS = 'Lorem Ipsum Dolor Amet Sed Elit ';

/** Text of so many characters: some words again and again, and how it ends. */
function filled(length: number, end = '', words = PLAIN): string {
  return words.repeat(Math.ceil(length / words.length)).slice(0, length - end.length) + end;
}

/** A page begins with a title, unless its first paragraph has so many characters more than would speak for an abstract. */
const AT_FIRST = 50;

/** Of paragraphs alone on their page, the longest that is still taken for a title, but for that. */
function longestTitle(end: string, words: string): number {
  const lengths = Array.from({ length: 340 }, (_, index) => index + 60);
  const abstract =
    lengths.find((length) => assignRoles([filled(length, end, words)])[0] === 'abstract') ?? 401;
  return abstract - 1 - AT_FIRST;
}

describe('the longest title that', () => {
  it.each<[what: string, longest: number, end: string, words?: string]>([
    ['is plain', 150, ' lorem'],
    ['is written with capitals', 210, ' Lorem', CAPITALS],
    ['has no word of four letters', 210, ' ab', 'abc de '],
    ['is half with capitals', 170, ' lorem', 'Lorem ipsum '],
    [
      'has three capitals in ten words',
      170,
      '',
      'Lorem Ipsum Dolor consectetur elitr ametu laborum minim veniam nostrud ',
    ],
    ['has capitals within its words', 150, ' lorem', 'lOREM iPSUM dOLOR '],
    ['ends with a full stop', 70, ' lorem.'],
    ['ends with an exclamation', 70, ' lorem!'],
    ['ends with a full stop in quotes and brackets', 70, ' lorem.")'],
    ['ends with a question', 120, ' lorem?'],
    ['begins with a question', 150, ' lorem', `?${PLAIN.repeat(20)}`],
    ['has a full stop elsewhere', 150, ' lorem. ipsum'],
    ['has a bracket at its end', 150, ' lorem)'],
  ])('%s', (_, longest, end, words = PLAIN) => {
    expect(longestTitle(end, words)).toBe(longest);
  });

  it.each<[what: string, longest: number, end: string]>([
    ['has no sentence', 210, ' Lorem'],
    ['has one', 160, ' lorem. Ipsum'],
    ['has one with an exclamation', 160, ' lorem! Ipsum'],
    ['has one in brackets', 160, ' (L) lorem). Ipsum'],
    ['has one in quotes', 160, ' lorem." Ipsum'],
    ['has one that ends with a number', 160, ' Lorem 17. Ipsum'],
    ['has one that ends with a share', 160, ' Lorem 17%. Ipsum'],
    ['has one before two blanks', 160, ' lorem.  Ipsum'],
    ['has two', 110, ' lorem. Ipsum dolor. Amet'],
    ['has three', 110, ' lorem. Ipsum dolor. Amet elit. Dolor'],
    ['has an initial', 210, ' Lorem J. Ipsum'],
    ['goes on in lower case', 210, ' Lorem lorem. ipsum'],
    ['has a colon', 210, ' lorem: Ipsum'],
    ['goes on at once', 210, ' lorem.Ipsum'],
    ['has something after its full stop', 210, ' lorem.x Ipsum'],
  ])('%s and is written with capitals', (_, longest, end) => {
    expect(longestTitle(end, CAPITALS)).toBe(longest);
  });

  it.each([
    ['says no word of running text', 210, ' Ipsu'],
    ['says one', 190, ' We'],
    ['says two', 170, ' We Are'],
    ['says three', 150, ' We Are Its'],
    ['says four', 150, ' We Are Its This'],
    ['says half of one', 210, ' Wed Area'],
  ])('%s and is written with capitals', (_, longest, end) => {
    expect(longestTitle(end, CAPITALS)).toBe(longest);
  });
});

describe('without neighbours', () => {
  it.each([
    ['six capitals in ten words', 6, 180, 'abstract'],
    ['seven', 7, 180, 'title'],
    ['three', 3, 160, 'title'],
    ['two', 2, 160, 'abstract'],
  ])('%s weigh as they should', (_, capitals, length, role) => {
    const words = 'Lorem '.repeat(capitals) + 'lorem '.repeat(10 - capitals);
    expect(assignRoles([words.padEnd(length + AT_FIRST, 'ab ')])).toEqual([role]);
  });

  it('nothing shorter than 60 characters is an abstract, whatever it says', () => {
    const saying = ' we are this. We have it. It is.';
    expect([59, 60].map((length) => assignRoles([filled(length, saying)])[0])).toEqual(['title', 'abstract']);
  });

  it('nothing longer than 400 is a title, and nothing is neither', () => {
    expect(assignRoles([filled(401, '', CAPITALS)])).toEqual(['abstract']);
    expect(assignRoles([])).toEqual([]);
  });
});

describe('paragraphs of these lengths', () => {
  it.each([
    [[200, 340], 'title abstract'],
    [[110, 60, 50], 'title abstract title'],
    [[60, 130, 200], 'title title abstract'],
    [[400, 260, 500], 'abstract title abstract'],
    [[80, 160, 360], 'title abstract abstract'],
    [[60, 50, 40], 'title title title'],
    [[230, 90, 50], 'abstract title title'],
    [[100, 60, 90], 'title abstract title'],
    [[90, 60, 130, 500], 'title abstract title abstract'],
  ])('%j are %s', (lengths, roles) => {
    expect(assignRoles(lengths.map((length) => filled(length))).join(' ')).toBe(roles);
  });
});

describe('a paragraph that is half as long again as both its neighbours', () => {
  it.each([
    [59, 59, 'title abstract title'],
    [60, 59, 'title title title'],
    [59, 60, 'title title title'],
  ])('beside %i and %i: %s', (before, after, roles) => {
    const texts = [filled(before), filled(90, '', CAPITALS), filled(after)];
    expect(assignRoles(texts).join(' ')).toBe(roles);
  });
});

describe('where it is just as likely that one kind stands there twice', () => {
  it.each([
    ['an abstract has a title before it', [filled(170, ' lorem.'), filled(700, '.')], 'title abstract'],
    ['a title has an abstract before it', [filled(150), filled(50)], 'abstract title'],
  ])('%s', (_, texts, roles) => {
    expect(assignRoles(texts).join(' ')).toBe(roles);
  });
});

it('what has more than 400 characters is an abstract, whatever stands beside it', () => {
  const between = (text: string) => assignRoles([filled(700, '.'), text, filled(700, '.')])[1];
  expect(between(filled(400, '', CAPITALS))).toBe('title');
  expect(between(filled(401, '', CAPITALS))).toBe('abstract');
});

describe('noise', () => {
  it.each([
    ['%%%% ==== #### //// 0x3f 17', true],
    ['17 23', true],
    ['', true],
    ['ab', true],
    ['abc', false],
    ['ABC', false],
    ['aZz', false],
    ['漢字文', false],
    ['漢字', true],
    ['\u007f\u007f\u007f\u007f', true],
    ['\u0080\u0080\u0080\u0080', false],
    ['`{@[`{@[', true],
    // seven letters of twenty are 35 %, and blanks do not count
    ['abcdefg1234567890123', false],
    ['abcdefg12345678901234', true],
    ['a b c d e f g 1 2 3 4 5 6 7 8 9 0 1 2 3', false],
    [`${'1'.repeat(66)}${'a'.repeat(34)}`, true],
    [`${'1'.repeat(65)}${'a'.repeat(35)}`, false],
    [`${'1'.repeat(66)}${'a'.repeat(400)}`, true],
    [`${'1'.repeat(65)}${'a'.repeat(35)}1`, false],
  ])('%j: %s', (text, isNoise) => {
    expect(assignRoles([text])[0] === 'noise').toBe(isNoise);
  });

  it('is passed over: what stands around it are neighbours', () => {
    const [title, abstract, noise] = [filled(80, '', CAPITALS), filled(300, '.'), '== 17 =='];
    expect(assignRoles([noise, title, noise, abstract, noise, title, abstract])).toEqual(
      'noise title noise abstract noise title abstract'.split(' '),
    );
  });
});
