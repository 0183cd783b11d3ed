import { clean } from '../../../../pipeline/clean/clean.ts';
import { findTextIssues } from '../../../../pipeline/clean/text-issues.ts';
import { findLinks } from '../../../../pipeline/clean/links.ts';
import { splitWords } from '../../../../pipeline/merge/compare/abstracts.ts';
import { decide } from '../../../../pipeline/merge/decide/decide.ts';
import { openSignatures } from '../../../../pipeline/merge/candidates/minhash.ts';
import { normaliseTitle } from '../../../../pipeline/merge/normalise.ts';
import { excerpt, show } from '../../../../pipeline/text/show.ts';
import type { Attack } from '../attack.ts';

/** Texts that a rule looks for, hardly ever with the other half that it needs. A blank at the end is a part. */
const PARTS: readonly string[] = [
  ...String.raw`[|(|{|}|<|$|$$ |$a^|a$a^b $ |\|\(|\[|\url{|\emph{|{\|{\em |\href{a}{|\textcolor{red}{|\" |\'a|\a `.split(
    '|',
  ),
  ...String.raw`$\hat{$|^{|_{a|''a|'|"a |*|**|**a | *a|a~|-|a--|&amp;|&#|<i>|<i <|<br |https://`.split('|'),
  ...'https://a|https: //|https://a.b/ |a.b.|www.a|a.com/|a.github.io|[a](http://a|[a](https://a(b)'.split(
    '|',
  ),
  ...'<http://a|github. com/|]|](|.|. A|,|!!! |a: |1|1,|a-|  |\u0301|\u0301\u0316|\u1100\u1161'.split('|'),
  ...'\u200d|\u202e|\ue000|\ud83d\ude00|\ud800|…|#|::|\ufdfa'.split('|'),
  ...['|', '`', '`a ', '``a ', `e${'\u0301'.repeat(30)}`],
];

/** Everything that is done with a text of a dump. */
function cleanAll(text: string): void {
  const { text: cleaned } = clean(text);
  findLinks(cleaned);
  findTextIssues(cleaned, cleaned);
  normaliseTitle(text);
  openSignatures().add(text);
  show(text);
  excerpt(text);
  const words = splitWords(text);
  // longer titles are quarantined
  const title = cleaned.slice(0, 500);
  decide({ title, words }, { title: `${title} 2`, words: words.toReversed() });
}

/** An abstract may be as long; twice as long, it is quarantined. */
const LONGEST = 20_000;

/** Those that slow down many rules at once. */
const QUICK = ['\u0301\u0316', `e${'\u0301'.repeat(30)}`, '$a^', '1,', '  '];

export const CLEANING: readonly Attack[] = PARTS.map((part) => ({
  name: `a text of ${JSON.stringify(part)}`,
  size: LONGEST,
  ...(QUICK.includes(part) ? { quick: LONGEST } : {}),
  // short texts: most of the memory is garbage
  memory: 4_000,
  prepare: (size) => {
    const text = `A ${part.repeat(Math.ceil(size / part.length))} z`;
    return { bytes: text.length, run: () => cleanAll(text) };
  },
}));
