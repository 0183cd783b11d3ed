import { describe, expect, it } from 'vitest';
import { areDecodings, decode } from '../../pipeline/verify/decoders.ts';

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
  ])('in linear time by %s, of many %j', (names, part) => {
    const start = process.cpuUsage();
    decode(Buffer.from(part.repeat(200_000)), names);
    expect(process.cpuUsage(start).user).toBeLessThan(3_000_000);
  });
});

it('tells whether it knows names of decodings', () => {
  const names = ['json-string', 'xml-text+html-text', 'json', 'json-string+', '', '+', 'constructor'];
  expect(names.map(areDecodings)).toEqual([true, true, false, false, false, false, false]);
});
