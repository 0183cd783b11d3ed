import { describe, expect, it } from 'vitest';
import { endsWithTitle, isSplitParagraph } from '../../pipeline/extract/damage.ts';
import { isDoubtful, measureWordOverlap } from '../../pipeline/extract/word-overlap.ts';
import { RECORDS, read, titled } from '../support/page.ts';
import type { Titled } from '../support/damage.ts';

const [tidal, soil, bees, , bridges, proverbs] = RECORDS as [Titled, Titled, Titled, Titled, Titled, Titled];

const TIDAL = '"Tidal Heating in Compact Planetary Systems"';
const SOIL = '"SoilNet: Estimating Moisture from Radar Images"';
const OF_TIDAL = '"Planets on close orbits are deformed by their star, and tid…"';
const OF_SOIL = '"Moisture of the soil decides on harvests, but sensors in th…"';
const OF_BEES = '"Whether bees count objects or merely match patterns has bee…"';

const half = tidal.abstract.indexOf(' orbits for a billion');
const [firstHalf, secondHalf] = [tidal.abstract.slice(0, half), tidal.abstract.slice(half + 1)];

/** A title of 204 characters, and an abstract of 169. */
const LONG_TITLE =
  'Tidal Heating in Compact Planetary Systems Again and Again until Every Mantle of Every Planet on Every Close Orbit Has Molten Away, Told in One Title that is Longer than its Abstract, as No Title Ever Was';
const SHORT_ABSTRACT =
  'Planets are heated. We show that tidal heating can melt their mantles, and that it lasts. This is longer than expected, as the orbits stay eccentric and resonances keep.';

describe('between two whole records', () => {
  it.each<[what: string, paragraphs: string[], kept: Titled[], problems: string[]]>([
    ['a record is kept', [tidal.title, tidal.abstract], [tidal], []],
    [
      'two titles and then two abstracts are no record',
      [tidal.title, soil.title, tidal.abstract, soil.abstract],
      [],
      [
        `7 title-without-abstract: ${TIDAL} has no abstract after it`,
        `9 unclear-pairing: two titles and then two abstracts around ${SOIL}`,
        `13 abstract-without-title: ${OF_SOIL} has no title before it`,
      ],
    ],
    [
      'a title twice and two abstracts are one',
      [tidal.title, tidal.title, tidal.abstract, soil.abstract],
      [tidal],
      [
        `7 title-without-abstract: ${TIDAL} has no abstract after it`,
        `13 abstract-without-title: ${OF_SOIL} has no title before it`,
      ],
    ],
    [
      'two titles and an abstract twice are one',
      [soil.title, tidal.title, tidal.abstract, tidal.abstract],
      [tidal],
      [
        `7 title-without-abstract: ${SOIL} has no abstract after it`,
        `13 repeated-paragraph: ${OF_TIDAL} stands there twice`,
      ],
    ],
    [
      'a title in two paragraphs is no record',
      ['Tidal Heating in', 'compact planetary systems', tidal.abstract],
      [],
      [
        '7 title-without-abstract: "Tidal Heating in" has no abstract after it',
        '9 split-paragraph: "compact planetary systems" continues "Tidal Heating in"',
      ],
    ],
    [
      'a stray line before the abstract costs the record',
      [tidal.title, 'Do Bees Count? A Reassessment', tidal.abstract],
      [],
      [
        `7 title-without-abstract: ${TIDAL} has no abstract after it`,
        `9 unclear-pairing: the abstract speaks of ${TIDAL}, not of "Do Bees Count? A Reassessment"`,
      ],
    ],
    [
      'a title without its abstract costs no other record',
      [soil.title, tidal.title, tidal.abstract],
      [tidal],
      [`7 title-without-abstract: ${SOIL} has no abstract after it`],
    ],
    [
      'a second title that goes on in the paragraph after it is none',
      ['A Line', 'Tidal Heating in', `compact planetary systems. ${tidal.abstract}`],
      [],
      [
        '7 title-without-abstract: "A Line" has no abstract after it',
        '9 split-paragraph: the paragraph after "Tidal Heating in" continues it',
      ],
    ],
    [
      'an abstract in two paragraphs is no record',
      [tidal.title, firstHalf, secondHalf],
      [],
      [
        `7 split-paragraph: the abstract of ${TIDAL} continues in the next paragraph`,
        '11 abstract-without-title: "orbits for a billion years. Heating lasts longer than expec…" has no title before it',
      ],
    ],
    [
      'an abstract that ends with the next title is no record',
      [tidal.title, `${tidal.abstract} ${soil.title}`, soil.abstract],
      [],
      [
        `7 glued-paragraphs: the abstract of ${TIDAL} ends with the next title`,
        `11 abstract-without-title: ${OF_SOIL} has no title before it`,
      ],
    ],
    [
      'a stray text before the abstract costs the record',
      [tidal.title, bees.abstract, tidal.abstract],
      [],
      [
        `7 unclear-pairing: the second of two abstracts speaks of ${TIDAL}, not the first`,
        `11 abstract-without-title: ${OF_TIDAL} has no title before it`,
      ],
    ],
    [
      'an abstract without its title costs no other record',
      [tidal.title, tidal.abstract, bees.abstract],
      [tidal],
      [`11 abstract-without-title: ${OF_BEES} has no title before it`],
    ],
    ['a line of signs is no text', ['%%%% ===='], [], ['7 not-text: "%%%% ====" is no text']],
    [
      'a title that is longer than its abstract is no record',
      [LONG_TITLE, SHORT_ABSTRACT],
      [],
      ['7 unclear-pairing: the title is longer than the abstract after it'],
    ],
    [
      'a title that is as long as its abstract is one',
      [LONG_TITLE.slice(0, SHORT_ABSTRACT.length), SHORT_ABSTRACT],
      [{ title: LONG_TITLE.slice(0, SHORT_ABSTRACT.length), abstract: SHORT_ABSTRACT }],
      [],
    ],
    [
      'a fault is told before what is unclear',
      [LONG_TITLE, `${SHORT_ABSTRACT}\0`],
      [],
      ['9 control-character: control character U+0000 at byte 734'],
    ],
  ])('%s', (_, paragraphs, kept, problems) => {
    const text = ['Aug 4', proverbs.title, proverbs.abstract, ...paragraphs, bridges.title, bridges.abstract];
    const extracted = read(text.join('\n\n'));
    expect(titled(extracted)).toEqual([proverbs, ...kept, bridges]);
    expect(
      extracted.problems.map(
        ({ line, code, message }) => `${line} ${code.replace('extract/', '')}: ${message}`,
      ),
    ).toEqual(problems);
  });

  it.each<[what: string, paragraphs: string[], records: string[], problems: string[]]>([
    [
      'between a title and its abstract parts them',
      [tidal.title, 'Subscribe', tidal.abstract],
      [proverbs.title, bridges.title],
      [
        '7 unclear-pairing: "Subscribe" stands between a title and its abstract',
        '11 unclear-pairing: "Subscribe" stands between a title and its abstract',
      ],
    ],
    [
      'within what is rejected together parts that',
      [LONG_TITLE, 'new', SHORT_ABSTRACT, tidal.title],
      [proverbs.title, bridges.title],
      [
        '7 unclear-pairing: the title is longer than the abstract after it',
        '11 unclear-pairing: the title is longer than the abstract after it',
        `13 title-without-abstract: ${TIDAL} has no abstract after it`,
      ],
    ],
    [
      'after an abstract parts nothing, nor does a line of text',
      [tidal.title, tidal.abstract, 'Subscribe', 'new', '== 17 ==', soil.title, soil.abstract],
      [proverbs.title, tidal.title, soil.title, bridges.title],
      ['15 not-text: "== 17 ==" is no text'],
    ],
    [
      'before a record that stands after a reject keeps them in order',
      [bees.title, tidal.title, 'Subscribe', tidal.abstract, soil.title],
      [proverbs.title, bridges.title],
      [
        '7 title-without-abstract: "Do Bees Count? A Reassessment of Numerosity in Insects" has no abstract after it',
        '9 unclear-pairing: "Subscribe" stands between a title and its abstract',
        '13 unclear-pairing: "Subscribe" stands between a title and its abstract',
        `15 title-without-abstract: ${SOIL} has no abstract after it`,
      ],
    ],
  ])('furniture %s', (_, paragraphs, titles, problems) => {
    const text = ['Aug 4', proverbs.title, proverbs.abstract, ...paragraphs, bridges.title, bridges.abstract];
    const extracted = read(text.join('\n\n'));
    expect(extracted.records.map(({ title }) => title)).toEqual(titles);
    expect(
      extracted.problems.map(
        ({ line, code, message }) => `${line} ${code.replace('extract/', '')}: ${message}`,
      ),
    ).toEqual(problems);
  });

  it.each([
    ['an abstract', bees.abstract, 'abstract-without-title', 'abstract-without-title'],
    ['a line of signs', '== 17 ==', 'not-text', 'abstract-without-title'],
  ])('%s does not stand for the title of an abstract after it', (_, before, first, second) => {
    const { records, problems } = read(
      ['Aug 4', before, tidal.abstract, soil.title, soil.abstract].join('\n\n'),
    );
    expect(records.map(({ title }) => title)).toEqual([soil.title]);
    expect(problems.map(({ line, code }) => `${line} ${code}`)).toEqual([
      `3 extract/${first}`,
      `5 extract/${second}`,
    ]);
  });

  it('at the ends of a page nothing is missed', () => {
    const { problems } = read(['Aug 4', tidal.abstract, soil.title, soil.abstract, bees.title].join('\n\n'));
    expect(problems.map(({ line, code }) => `${line} ${code}`)).toEqual([
      '3 extract/abstract-without-title',
      '9 extract/title-without-abstract',
    ]);
  });
});

it.each(['\n', '\r\n', '\r'])('what a paragraph is does not hang on how its lines end: %j', (end) => {
  const words = (length: number) => 'lorem ipsum '.repeat(99).slice(0, length - 1);
  // with its line end one character more than a title may have, and in capitals
  const wrapped = `${words(200)}${end}${words(202)}`.toUpperCase();
  const text = ['Aug 4', 'Lorem Ipsum', `${words(700)}.`, wrapped, `${words(700)}.`].join(end + end);
  expect(read(text).problems.map(({ code, line }) => `${line} ${code}`)).toEqual([
    '7 extract/abstract-without-title',
    '10 extract/abstract-without-title',
  ]);
});

describe('a paragraph that goes on', () => {
  it.each([
    ['Tidal Heating in', 'compact planetary systems', true],
    ['Tidal Heating in', 'compact, planetary systems', true],
    ['Tidal Heating. In', 'compact planetary systems', true],
    ['Tidal Heating in.', 'compact planetary systems', false],
    ['Tidal Heating in!', 'compact planetary systems', false],
    ['Tidal Heating in?', 'compact planetary systems', false],
    ['(Tidal Heating in.)"', 'compact planetary systems', false],
    ['Tidal Heating in.x', 'compact planetary systems', true],
    ['Tidal Heating in)', 'compact planetary systems', true],
    ['Tidal Heating in', 'Compact planetary systems', false],
    ['Tidal Heating in', 'dLLM-Cache: compact systems', false],
    ['Tidal Heating in', 's1: compact systems', false],
    ['Tidal Heating in', 'compact', false],
  ])('%j, %j: %s', (before, after, isTorn) => {
    expect(isSplitParagraph(before, after)).toBe(isTorn);
  });
});

describe('a title at the end of an abstract', () => {
  const next = 'We translate proverbs of eleven languages.';
  it.each([
    ['It melts. Learning to Translate Proverbs', true],
    ['It melts! Learning to Translate Proverbs', true],
    ['It melts.") Learning to Translate Proverbs', true],
    ['It melts. “Learning” to Translate Proverbs', true],
    ['It melts. "Learning" to Translate Proverbs', true],
    ["It melts. 'Learning' to Translate Proverbs", true],
    ['It melts. $k$ Proverbs to Translate', true],
    ['It melts. \\emph{Proverbs} to Translate', true],
    ['It melts. 11 Proverbs to Translate', true],
    ['It melts.  Learning to Translate Proverbs', true],
    ['It melts. It lasts. Learning to Translate Proverbs', true],
    ['It melts. On Moisture from Radar', false],
    ['It melts. On Moisture of Proverbs', true],
    ['It melts. On Moisture from Radar of Proverbs', false],
    // with no blank between, or a line end, whatever it says
    ['It melts.On Moisture from Radar', true],
    ['It melts)!On Moisture from Radar', true],
    ['It melts 17%.On Moisture from Radar', true],
    ['It melts].On Moisture from Radar', true],
    ['It melts.\nOn Moisture from Radar', true],
    ['It melts. \r\n On Moisture from Radar', true],
    ['It melts\nOn Moisture from Radar', false],
    ['It melts 3.5B of Proverbs to Translate', false],
    ['It MELTS.On Moisture from Radar', false],
    ['It melts.O on Moisture', false],
    ['It melts.on Moisture', false],
    ['It melts. learning to translate proverbs', false],
    ['It melts: Learning to Translate Proverbs', false],
    ['It melts) Learning to Translate Proverbs', false],
    ['Learning to Translate Proverbs', false],
    // a last sentence that has its end, or is a link
    ['It melts. Learning to Translate Proverbs.', false],
    ['It melts. Learning to Translate Proverbs!', false],
    ['It melts. Learning to Translate Proverbs.")', false],
    ['It melts. Learning to Translate Proverbs.x', true],
    ['It melts. Learning to Translate Proverbs)', true],
    ['It melts. Learning to Translate Proverbs?', true],
    ['It melts. Proverbs to Translate: https://x', false],
    ['It melts. Proverbs to Translate: http://x', false],
    ['It melts. Proverbs to Translate: httpX://x', true],
    ['It melts. Proverbs to Translate at proverb.org', false],
    ['It melts. Proverbs to Translate at proverb.org/x', false],
    ['It melts. Proverbs to Translate at a-.org', false],
    ['It melts. Proverbs to Translate at (.org', true],
    ['It melts. Proverbs to Translate at proverb.o', true],
    ['It melts. Proverbs to Translate at proverb.17', true],
    ['It melts. Proverbs to Translate at proverb.org on', true],
    [`It melts. Translate Proverbs ${'o'.repeat(231)}`, true],
    [`It melts. Translate Proverbs ${'o'.repeat(232)}`, false],
  ])('%j: %s', (abstract, isThere) => {
    expect(endsWithTitle(abstract, next)).toBe(isThere);
  });
});

describe('the share of the words of a title that a text uses', () => {
  it.each([
    ['Translating Operators', 'We translated an operator.', 1],
    ['Translating Laws for Operators', 'We translated an operator.', 2 / 3],
    ['Scaling SCALING operators', 'The OPERATOR', 1 / 2],
    ['On the Use of It', 'On the use of it', 0],
    ['', 'We scaled', 0],
    ['Scaling', '', 0],
    ['Über Bäume 17', 'über Bäume mit 17', 1],
    ['a b c d', 'b c', 2 / 3],
    ['Proverbs, Proverb-Like', 'like', 1 / 2],
  ])('%j, %j: %d', (title, text, share) => {
    expect(measureWordOverlap(title, text)).toBe(share);
  });

  it('does not count words that say nothing', () => {
    const nothing =
      'a all an and are as at be best beyond by can do does for from how in into is it its new not of on or our over that the their this through to towards toward under using use used via we what when with without';
    for (const word of nothing.split(' '))
      expect([word, measureWordOverlap(`Moons ${word}`, 'moons')]).toEqual([word, 1]);
  });
});

describe('a title and an abstract that share so much, beside a rival, are strangers', () => {
  it.each([
    [0.19, 0, true],
    [0.2, 0.29, false],
    [0.25, 0.5, true],
    [0.25, 0.375, false],
    [0.375, 0.5, false],
    [0.375, 0.51, true],
    [0.5, 1, false],
    [0.49, 1, true],
    [0.9, 1, false],
  ])('%d beside %d: %s', (share, rival, isStrange) => {
    expect(isDoubtful(share, rival, 0.125)).toBe(isStrange);
  });
});
