import { describe, expect, it } from 'vitest';
import { decodeBytes, findArxivId } from '../../../pipeline/extract/decode/decodings.ts';

describe('each decoding, on what files hold', () => {
  it.each([
    [null, 'as it is & so on', 'as it is & so on'],
    ['json-string', '"a \\"b\\" \\u00e9\\n"', 'a "b" é\n'],
    ['json-string', '"ends', null],
    ['json-string', '17', null],
    ['html-entities', 'Oak &amp; Sons &#39;x&#39; &quot;y&quot;', 'Oak & Sons \'x\' "y"'],
    ['html-entities', '/x?a=1&copy=2', '/x?a=1&copy=2'],
    ['xml-text', 'a &lt;b&gt; &#233; &amp;amp;', 'a <b> é &amp;'],
    ['cdata', 'a ]]]]><![CDATA[> &amp; b', 'a ]]> &amp; b'],
    ['html-text', 'one <em>two</em><br/>three &eacute;', 'one two\nthree é'],
    ['html-text', 'a<script>x < y</script> b<!-- c -->', 'a b'],
    ['arxiv-id', 'https://arxiv.org/abs/2607.28609v2', '2607.28609'],
    ['arxiv-id', '/papers/hep-th/9901001', 'hep-th/9901001'],
    ['arxiv-id', 'https://example.org/1234', null],
    ['iso-day', '2025-08-04T00:00:00.000Z', '2025-08-04'],
    ['iso-day', '4 Aug 2025', null],
    ['rfc822-day', 'Sat, 08 Aug 2026 00:40:03 +0000', '2026-08-08'],
    ['rfc822-day', '8 August 2026', '2026-08-08'],
    ['rfc822-day', 'yesterday', null],
    ['english-day', 'Oct 4, 2026', '2026-10-04'],
    ['english-day', 'Oct 4', null],
    ['lines-joined', 'one \r\n  two\nthree', 'one two three'],
    ['html-entities+json-string', '&quot;Oak &amp; \\&quot;Sons\\&quot;&quot;', 'Oak & "Sons"'],
    ['xml-text+html-text', '&lt;b&gt;A&lt;/b&gt; &amp;amp; B', 'A & B'],
  ])('%s: %s', (decoding, written, read) => {
    expect(decodeBytes(Buffer.from(written), decoding)).toBe(read);
  });

  it('takes no bytes that are not UTF-8', () => {
    expect(decodeBytes(Buffer.from([0x22, 0xff, 0x22]), 'json-string')).toBeNull();
  });
});

describe('arXiv ids', () => {
  it.each(['12607.28609', '2607.286091', '2607.28609.1', '1.2607.28609'])('are not part of %s', (text) => {
    expect(findArxivId(text)).toBeNull();
  });
});
