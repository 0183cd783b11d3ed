import { fixHtmlEntities, fixHtmlTags } from './html.ts';
import { fixAccents } from './latex/accents.ts';
import { fixBraces, fixCommands } from './latex/commands.ts';
import { fixEscapedQuotes, fixEscapes } from './latex/escapes.ts';
import { fixHrefs, fixLostHrefs } from './latex/hrefs.ts';
import { fixMath } from './latex/math.ts';
import { fixDashes, fixDoubleQuotes, fixSingleQuotes } from './latex/punctuation.ts';
import { fixScripts } from './latex/scripts.ts';
import { fixLatexSpaces, fixTies } from './latex/spaces.ts';
import { fixSymbols } from './latex/symbols.ts';
import { fixCode, fixEmphasis, fixMarkdownLinks } from './markdown.ts';
import { fixLinks } from './links.ts';
import { LINKS, MATH, applyOutside } from './mask.ts';
import { compose, collapseSpaces, removeInvisible } from './unicode.ts';

export interface Rule {
  name: string;
  /** What a reader gains from it. */
  why: string;
  /** Returns its argument if there is nothing to fix. */
  apply(text: string): string;
}

/** Rules for the characters of every text. */
export const BASE_RULES: readonly Rule[] = [
  { name: 'unicode-nfc', why: 'equal letters are equal bytes', apply: compose },
  { name: 'invisible', why: 'what nobody sees spoils search and comparison', apply: removeInvisible },
  { name: 'spaces', why: 'a paragraph is one line with one kind of space', apply: collapseSpaces },
];

/** Rules for words skip addresses and the formulas that cannot be read as text. */
const inWords = (apply: Rule['apply']) => applyOutside(LINKS, applyOutside(MATH, apply));
const outsideMath = (apply: Rule['apply']) => applyOutside(MATH, apply);

/**
 * Rules that remove markup from the outside in: HTML was added around LaTeX, and `\` and `{` are clearer signs than
 * bare punctuation. Examples: test/clean/rules.test.ts.
 */
export const MARKUP_RULES: readonly Rule[] = [
  { name: 'html-entities', why: '&amp; reads &', apply: when(['&'], fixHtmlEntities) },
  { name: 'html-tags', why: '<i>x</i> reads x', apply: when(['<'], fixHtmlTags) },
  { name: 'broken-links', why: '`https: //` leads nowhere', apply: when(['http', '. co'], fixLinks) },
  { name: 'lost-href', why: 'address{words} was a link', apply: when(['{'], fixLostHrefs) },
  { name: 'latex-math', why: '$\\alpha$ reads α', apply: when(['$', '\\'], fixMath) },
  { name: 'escaped-quotes', why: '\\"x\\" reads "x"', apply: when(['\\'], outsideMath(fixEscapedQuotes)) },
  { name: 'latex-accents', why: 'G\\"odel reads Gödel', apply: when(['\\'], inWords(fixAccents)) },
  { name: 'latex-escapes', why: '81.7\\% reads 81.7%', apply: when(['\\'], outsideMath(fixEscapes)) },
  { name: 'latex-href', why: '\\href{}{} is a link', apply: when(['\\href'], outsideMath(fixHrefs)) },
  { name: 'latex-commands', why: '\\emph{x} reads x', apply: when(['{'], outsideMath(fixCommands)) },
  { name: 'latex-symbols', why: '\\times reads ×', apply: when(['\\'], outsideMath(fixSymbols)) },
  { name: 'latex-scripts', why: 'H^{3} and H^3 read H³', apply: when(['^', '_'], inWords(fixScripts)) },
  { name: 'latex-spaces', why: '`\\ ` reads as a space', apply: when(['\\'], outsideMath(fixLatexSpaces)) },
  { name: 'latex-ties', why: 'Fig.~1 reads Fig. 1', apply: when(['~'], inWords(fixTies)) },
  { name: 'latex-braces', why: '{D}ual reads Dual', apply: when(['{'], inWords(fixBraces)) },
  {
    name: 'latex-double-quotes',
    why: "``x'' reads “x”",
    apply: when(['``', "''"], inWords(fixDoubleQuotes)),
  },
  { name: 'latex-single-quotes', why: "`x' reads ‘x’", apply: when(['`'], inWords(fixSingleQuotes)) },
  { name: 'latex-dashes', why: '-- reads –', apply: when(['--'], inWords(fixDashes)) },
  {
    name: 'markdown-links',
    why: '[words](address) is a link',
    apply: when(['](', '<http'], fixMarkdownLinks),
  },
  { name: 'markdown-emphasis', why: '**x** reads x', apply: when(['*'], inWords(fixEmphasis)) },
  { name: 'markdown-code', why: '`x` reads x', apply: when(['`'], inWords(fixCode)) },
];

/** All rules, in the order in which they see a text. */
export const CLEANING_RULES: readonly Rule[] = [...BASE_RULES, ...MARKUP_RULES];

/** Applies a rule only to texts with one of its marks. Few have one, so the rule is nearly free. */
function when(marks: readonly string[], apply: Rule['apply']): Rule['apply'] {
  return (text) => (marks.some((mark) => text.includes(mark)) ? apply(text) : text);
}
