import { describe, expect, it } from 'vitest';
import { decodeBytes } from '../../pipeline/extract/decode/decodings.ts';
import { areDecodings, decode } from '../../pipeline/verify/decoders.ts';
import { random } from '../support/random.ts';

describe('bytes are decoded', () => {
  it.each<[names: string | null, bytes: string, text: string | null]>([
    [null, 'café', 'café'],
    ['json-string', '"a\\n\\u00e9\\"b"', 'a\né"b'],
    ['json-string', '"\\ud83d\\ude00"', '\u{1f600}'],
    ['json-string', '"\\ud83d"', null],
    ['json-string', '"a', null],
    ['json-string', ' "a"', null],
    ['json-string', '12', null],
    ['json-string', '["a"]', null],
    ['html-entities', '&lt;p&gt; &amp;amp; &#233;&#xe9; &eacute;', '<p> &amp; éé é'],
    ['html-entities', '/papers?q=1&copy=2&copy;', '/papers?q=1&copy=2©'],
    ['html-entities', '&#150;&#0;&#xd800;', '–\ufffd\ufffd'],
    ['html-text', 'a &copy=2 &copy; &bogus;', 'a ©=2 © &bogus;'],
    ['html-text', '<p>a<br>b<BR/>c</p>&lt;i&gt;', 'a\nb\nc<i>'],
    ['html-text', '<a title="x>y" href=z>b</a>', 'b'],
    ['html-text', "<a title='x>y'>b</a> 1 < 2", 'b 1 < 2'],
    ['html-text', '&am<b></b>p;', '&amp;'],
    ['html-text', 'a<!-- <b> -->b<!-->c<?x y?>d</3>e', 'abcde'],
    ['html-text', 'a<script>if (a < b) c()</script>b<style>p {}</style>', 'ab'],
    ['html-text', 'a<b title="', 'a'],
    ['html-text', 'a<scripted>b</scripted>', 'ab'],
    ['xml-text', 'a &lt;b&gt; &amp;amp; &apos;&quot; &#233;&#xe9;', 'a <b> &amp; \'" éé'],
    ['xml-text', '&nbsp;&copy; R&D &lt', '&nbsp;&copy; R&D &lt'],
    ['cdata', 'a <b> &amp;', 'a <b> &amp;'],
    ['cdata', 'a]]]]><![CDATA[>b', 'a]]>b'],
    ['cdata', 'a]]>b', null],
    ['cdata', 'a]]> <![CDATA[b', null],
    ['arxiv-id', 'https://arxiv.org/abs/2310.17680v2', '2310.17680'],
    ['arxiv-id', 'https://arxiv.org/pdf/2310.1768.pdf', '2310.1768'],
    ['arxiv-id', '/papers/2310.17680#community', '2310.17680'],
    ['arxiv-id', 'https://arxiv.org/abs/math.GT/0309136', 'math.GT/0309136'],
    ['arxiv-id', 'arxiv:hep-th/9901001v1', 'hep-th/9901001'],
    ['arxiv-id', '12310.17680', null],
    ['arxiv-id', '2310.176801', null],
    ['arxiv-id', '1.2310.17680', null],
    ['iso-day', '2025-08-25T15:11:11.000Z', '2025-08-25'],
    ['iso-day', '2025-08-25', '2025-08-25'],
    ['iso-day', '2025-08-251', null],
    ['iso-day', 'on 2025-08-25', null],
    ['rfc822-day', 'Sat, 08 Aug 2026 23:30:00 -0700', '2026-08-08'],
    ['rfc822-day', '8 Aug 2026 23:30 GMT', '2026-08-08'],
    ['rfc822-day', 'Sat, 08 Foo 2026', null],
    ['rfc822-day', '2026-08-08', null],
    ['english-day', 'Oct 4, 2026', '2026-10-04'],
    ['english-day', 'October 14, 2026', '2026-10-14'],
    ['english-day', 'Oct 4', null],
    ['english-month-day', 'May 29', '--05-29'],
    ['english-month-day', 'Sept. 3', '--09-03'],
    ['english-month-day', 'AUG 1', '--08-01'],
    ['english-month-day', 'May 29, 2026', null],
    ['english-month-day', 'Foo 29', null],
    ['markdown-text', 'see [the *site*](https://a.org/b_(c) "its title") and [1]', 'see the *site* and [1]'],
    ['markdown-text', '[![a](/b.png)Oak](/c) [d][12] [e](f)', 'Oak d [e](f)'],
    ['markdown-text', 'a [b [c](/d) e](/f)', 'a b c e'],
    ['markdown-text', '![a [b](/c)](/d)e ![f](g)', 'e '],
    ['markdown-text', '1\\. \\[a\\] $\\alpha\\_1$ \\{b\\}', '1. [a] $\\alpha_1$ \\{b\\}'],
    ['markdown-text', 'a\\\nb\\\\ \n## c <https://d.org>', 'a\nb \nc https://d.org'],
    ['markdown-text', '[a](/b\nc) [d\n\n](/e)', 'a d\n\n'],
    ['wrapped-lines', 'a well-\nknown pre-\nand post-\n training', 'a well-known pre- and post-training'],
    ['wrapped-lines', 'https:\n//a.org/\nb\n. C - \nd', 'https://a.org/b. C - d'],
    ['wrapped-lines', 'one  two \r\n\r\n three', 'one  two three'],
    ['markdown-text+wrapped-lines', '[self-\nmade](/a\nb) \\_x\\_', 'self-made _x_'],
    ['lines-joined', 'a \r\n\t b\nc\rd  e', 'a b c d  e'],
    ['html-entities+json-string', '&quot;a \\&quot;b\\&quot; &amp;lt;&quot;', 'a "b" &lt;'],
    ['json-string+html-entities', '&quot;a&quot;', null],
    ['json-string+iso-day', '"2025-08-25T15:11:11.000Z"', '2025-08-25'],
    ['xml-text+html-text+lines-joined', '&lt;p&gt;a&amp;lt;\n b&lt;/p&gt;', 'a< b'],
    ['json', '"a"', null],
    ['json-string+', '"a"', null],
    ['', 'a', null],
  ])('by %s: %j', (names, bytes, text) => {
    expect(decode(Buffer.from(bytes), names)).toBe(text);
  });

  it('never from what is no UTF-8', () => {
    expect(decode(Buffer.from([0x61, 0xff]), null)).toBeNull();
    expect(decode(Buffer.from([0x22, 0xff, 0x22]), 'json-string')).toBeNull();
  });

  it.each([
    ['html-text', '<a'],
    ['html-text', '<a ='],
    ['html-text', '<!--'],
    ['html-text', '<a "'],
    ['html-text', '<script>'],
    ['html-text', '&amp'],
    ['html-entities', '&lt'],
    ['xml-text', '&#'],
    ['lines-joined', ' '],
    ['cdata', ']]>'],
    ['arxiv-id', '2310.'],
    ['arxiv-id', 'a-'],
    ['rfc822-day', ' '],
    ['markdown-text', '['],
    ['markdown-text', '[]('],
    ['markdown-text', '![['],
    ['markdown-text', '[![a](/'],
    ['markdown-text', '\\'],
    ['markdown-text', '<https://'],
    ['markdown-text', '](/a "'],
    ['wrapped-lines', '\n'],
    ['wrapped-lines', ' '],
    ['wrapped-lines', '-\na'],
  ])('in linear time by %s, of many %j', (names, part) => {
    const start = process.cpuUsage();
    decode(Buffer.from(part.repeat(200_000)), names);
    expect(process.cpuUsage(start).user).toBeLessThan(3_000_000);
  });
});

// they share no code, so they agree only where both are right, or both were meant to be wrong in one way
describe('the decoders of extract and of verify agree', () => {
  const LETTERS = [
    'a',
    'B',
    '9',
    'é',
    ' ',
    '  ',
    '\n',
    '\r\n',
    '\n\n',
    '\t',
    '-',
    '/',
    ':',
    '.',
    ',',
    ')',
    '(',
    '"',
    '\r',
  ];
  const MARKUP = [
    '[',
    ']',
    '![',
    '](/x)',
    '](https://a.org/b "c")',
    '](',
    '][7]',
    '\\',
    '\\[',
    '\\ ',
    '# ',
    '#',
    '_',
    '<',
    '>',
  ];
  const WORDS = [
    'and ',
    'or',
    'to\n',
    '-\n',
    'https://',
    '{https:',
    '<https://a.org>',
    '\\alpha',
    '\\_',
    '|',
    '\u00a0',
  ];
  const DAYS = ['Jan ', 'Sept. ', 'October ', 'Foo ', '1', '29', '031', ', 2026', ' ', '\n'];
  it.each([
    ['markdown-text', [...LETTERS, ...MARKUP, ...WORDS]],
    ['wrapped-lines', [...LETTERS, ...WORDS]],
    ['markdown-text+wrapped-lines', [...LETTERS, ...MARKUP, ...WORDS]],
    ['markdown-text+html-entities+lines-joined', [...LETTERS, ...MARKUP, '&amp;', '&lt;', '&#91;', '&']],
    ['english-month-day', DAYS],
    ['english-day', DAYS],
  ])('by %s', (names, parts) => {
    const draw = random(14);
    const texts = Array.from({ length: 20_000 }, () =>
      Array.from({ length: 1 + 12 * draw() }, () => parts[Math.floor(draw() * parts.length)]).join(''),
    );
    const differing = texts.filter(
      (text) => decode(Buffer.from(text), names) !== decodeBytes(Buffer.from(text), names),
    );
    expect(differing).toEqual([]);
  });
});

it('tells whether it knows names of decodings', () => {
  const names = ['json-string', 'xml-text+html-text', 'json', 'json-string+', '', '+', 'constructor'];
  expect(names.map(areDecodings)).toEqual([true, true, false, false, false, false, false]);
});
