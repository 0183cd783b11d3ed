import { mendHtmlEntities, mendHtmlTags } from './html.ts';
import { mendAccents } from './latex/accents.ts';
import { mendBraces } from './latex/braces.ts';
import { mendCommands } from './latex/commands.ts';
import { mendDashes } from './latex/dashes.ts';
import { mendEscapedQuotes, mendEscapes } from './latex/escapes.ts';
import { mendHrefs, mendLostHrefs } from './latex/hrefs.ts';
import { mendMath } from './latex/math.ts';
import { mendDoubleQuotes, mendSingleQuotes } from './latex/quotes.ts';
import { mendScripts } from './latex/scripts.ts';
import { mendLatexSpaces, mendTies } from './latex/spaces.ts';
import { mendSymbols } from './latex/symbols.ts';
import { mendCode, mendEmphasis, mendMarkdownLinks } from './markdown.ts';
import { mendLinks } from './fix-links.ts';
import { LINKS, MATH, sparing } from './mask.ts';
import { composed, oneSpace, visible } from './unicode.ts';

export interface Rule {
  name: string;
  /** What a reader gains by it. */
  why: string;
  /** The very string that it was given where there is nothing to mend. */
  apply(text: string): string;
}

/** What every text gets, whatever its words are. */
export const BASE_RULES: readonly Rule[] = [
  { name: 'unicode-nfc', why: 'equal letters are equal bytes', apply: composed },
  { name: 'invisible', why: 'what nobody sees spoils search and comparison', apply: visible },
  { name: 'spaces', why: 'a paragraph is one line with one kind of space', apply: oneSpace },
];

/** Rules for words: they look neither into addresses nor into formulas that cannot be read as text. */
const inWords = (apply: Rule['apply']) => sparing(LINKS, sparing(MATH, apply));
const outsideMath = (apply: Rule['apply']) => sparing(MATH, apply);

/**
 * What was put around the words, taken off from the outside in: HTML is younger than the LaTeX that it holds, and
 * `\` and `{` say more of what follows than bare punctuation does. Examples: test/clean/rules.test.ts.
 */
export const MARKUP_RULES: readonly Rule[] = [
  { name: 'html-entities', why: '&amp; reads &', apply: when(['&'], mendHtmlEntities) },
  { name: 'html-tags', why: '<i>x</i> reads x', apply: when(['<'], mendHtmlTags) },
  { name: 'broken-links', why: '`https: //` leads nowhere', apply: when(['http', '. co'], mendLinks) },
  { name: 'lost-href', why: 'address{words} was a link', apply: when(['{'], mendLostHrefs) },
  { name: 'latex-math', why: '$\\alpha$ reads α', apply: when(['$', '\\'], mendMath) },
  { name: 'escaped-quotes', why: '\\"x\\" reads "x"', apply: when(['\\'], outsideMath(mendEscapedQuotes)) },
  { name: 'latex-accents', why: 'G\\"odel reads Gödel', apply: when(['\\'], inWords(mendAccents)) },
  { name: 'latex-escapes', why: '81.7\\% reads 81.7%', apply: when(['\\'], outsideMath(mendEscapes)) },
  { name: 'latex-href', why: '\\href{}{} is a link', apply: when(['\\href'], outsideMath(mendHrefs)) },
  { name: 'latex-commands', why: '\\emph{x} reads x', apply: when(['{'], outsideMath(mendCommands)) },
  { name: 'latex-symbols', why: '\\times reads ×', apply: when(['\\'], outsideMath(mendSymbols)) },
  { name: 'latex-scripts', why: 'H^{3} reads H³', apply: when(['{'], outsideMath(mendScripts)) },
  { name: 'latex-spaces', why: '`\\ ` reads as a space', apply: when(['\\'], outsideMath(mendLatexSpaces)) },
  { name: 'latex-ties', why: 'Fig.~1 reads Fig. 1', apply: when(['~'], inWords(mendTies)) },
  { name: 'latex-braces', why: '{D}ual reads Dual', apply: when(['{'], inWords(mendBraces)) },
  {
    name: 'latex-double-quotes',
    why: "``x'' reads “x”",
    apply: when(['``', "''"], inWords(mendDoubleQuotes)),
  },
  { name: 'latex-single-quotes', why: "`x' reads ‘x’", apply: when(['`'], inWords(mendSingleQuotes)) },
  { name: 'latex-dashes', why: '-- reads –', apply: when(['--'], inWords(mendDashes)) },
  {
    name: 'markdown-links',
    why: '[words](address) is a link',
    apply: when(['](', '<http'], mendMarkdownLinks),
  },
  { name: 'markdown-emphasis', why: '**x** reads x', apply: when(['*'], inWords(mendEmphasis)) },
  { name: 'markdown-code', why: '`x` reads x', apply: when(['`'], inWords(mendCode)) },
];

/** All rules, in the order in which they see a text. */
export const RULES: readonly Rule[] = [...BASE_RULES, ...MARKUP_RULES];

/** The rule for texts that hold a mark of it. Hardly any does, and the look is all that it costs the others. */
function when(marks: readonly string[], apply: Rule['apply']): Rule['apply'] {
  return (text) => (marks.some((mark) => text.includes(mark)) ? apply(text) : text);
}
