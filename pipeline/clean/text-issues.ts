import type { Paper } from '../../schemas/types.ts';
import { findLinks } from './links.ts';

export type TextIssue = Paper['text_issues'][number];

/**
 * Finds what is still wrong with a cleaned title and abstract and cannot be fixed safely, in alphabetical order.
 * @param isUnmarked whether a rule tells the abstract from the AI summary, as the page does not
 */
export function findTextIssues(title: string, abstract: string, isUnmarked = false): TextIssue[] {
  const both = `${title}\n${abstract}`;
  const issues: TextIssue[] = [];
  if (hasBrokenLink(both)) issues.push('broken-link');
  if (isFound(FUSED, both)) issues.push('fused-words');
  if (hasResidue(both)) issues.push('latex-residue');
  if (isFound(TRUNCATED, abstract)) issues.push('truncated');
  if (isUnmarked) issues.push('unmarked-summary');
  return issues;
}

/** Locates the first match of an issue in a text, as offsets; null without one. */
export function locateTextIssue(issue: TextIssue, text: string): [start: number, end: number] | null {
  const nowhere = issue === 'broken-link' ? findLinks(text).find(({ url }) => NOWHERE.test(url)) : undefined;
  for (const sign of SIGNS[issue]) {
    const found = sign.exec(text);
    if (found) return [found.index, found.index + found[0].length];
  }
  const at = nowhere ? text.indexOf(nowhere.url) : -1;
  return nowhere && at >= 0 ? [at, at + nowhere.url.length] : null;
}

function isFound(signs: readonly RegExp[], text: string): boolean {
  return signs.some((sign) => sign.test(text));
}

function hasBrokenLink(text: string): boolean {
  if (!/http|www\.|\]\(/.test(text)) return false;
  return isFound(BROKEN, text) || findLinks(text).some(({ url }) => NOWHERE.test(url));
}

/** Repetition is bounded: otherwise an address of 100,000 characters would be scanned from each of them. */
const BROKEN: readonly RegExp[] = [
  /\bhttps?(?:: ?\/(?!\/)|: \/|:?\/\/(?![\p{L}\d[])|\/\/)/u, // https: //x, https:/x, https//x, https:// alone
  /\bhttps?:\/\/[^\s./]{1,300}(?:[\s/]|$)/, // no dot in the host
  /\bhttps?:\/\/[^\s:\\<>{}]{0,300}[\\<>{}]/,
  /\bhttps?:\/\/[^\s:]{1,300}[-_/] [\w.-]{1,100}\/\w/, // a space inside
  /\]\(https?:|\bwww\.(?!\w)/,
];

/** Hosts that need a path, and an address that ends in the middle of a name. */
const NOWHERE = /^https?:\/\/(?:www\.)?(?:github\.com|gitlab\.com|huggingface\.co|arxiv\.org)\/?$|[-_]$/;

const STARTERS =
  'The|This|These|We|Our|In|To|It|However|Moreover|Furthermore|Additionally|Finally|First|Second|As|While|By|For|From|Code|Project|Experiments|Extensive';

/** Two words or sentences without the space between them. */
const FUSED: readonly RegExp[] = [
  /\dtimes(?![a-z])/, // 2.44times, 8timesA800: the page drops the backslash of \times
  /[a-z]{3}\.[A-Z][a-z]+[ ,-]/, // models.Towards; a name such as torch.Tensor is taken for one too
  new RegExp(String.raw`[\w)%]\.(?:${STARTERS}) `), // GPT-4.In this work
  /\b[A-Z]{2,}s[A-Z][a-z]{2,} /, // LLMsCode and data
  /[a-z](?:Codes?|Datasets|Website) (?:and data|and models|is available|are available|will be|available)/, // FaceDatasets are
];

function hasResidue(text: string): boolean {
  return isFound(LOST, text) || (MARKS.some((mark) => text.includes(mark)) && isFound(RESIDUE, text));
}

/** Every kind of residue except lost names contains one of these. */
const MARKS: readonly string[] = [
  '\\',
  '{',
  '^',
  '_',
  '$',
  '``',
  'left(',
  'left[',
  'left|',
  'right)',
  'right]',
  'right|',
];

/** LaTeX that is left, with its backslash or without it, as the page shows it. */
const RESIDUE: readonly RegExp[] = [
  /\\/,
  /[\^_]\{/,
  /``/,
  /\b(?:text|math)(?:bf|it|tt|rm|sc|sf|cal|bb|frak|scr)?\{/,
  /(?:frac|sqrt|boldsymbol|operatorname|overline|underline)\{/,
  /[\^_](?:alpha|beta|gamma|delta|epsilon|theta|lambda|sigma|omega|phi|psi|Phi|Psi|Delta|Gamma|Theta|Omega|Sigma)(?![a-z])/,
  /[A-Za-z]left[([|]|\bright[)\]|] ?[-+=^]/, // O\left( n \right)
  /(?<![A-Z])\$(?=[A-Za-z\\^_({])|[a-z)}]\$(?!\d)| \$ /, // not US$5, 5$, $5
];

/** LaTeX names without their backslash that are not words. */
const LOST: readonly RegExp[] = [
  /infty|nabla|mathcal|mathbb|varepsilon|varphi|vartheta/,
  /[^A-Za-z][lgn]eq(?![a-z])/,
];

const FUNCTION_WORDS =
  'and|or|of|the|a|an|to|with|in|for|by|that|is|are|which|as|from|at|our|its|their|this|than|into|via|using|be|was|were|has|have';

/** An accidental end. A missing full stop does not count: 8 % of the abstracts end without punctuation. */
const TRUNCATED: readonly RegExp[] = [/(?:\.\.\.|…)$/, /[,;:(–—-]$/, new RegExp(` (?:${FUNCTION_WORDS})$`)];

const SIGNS: Readonly<Record<TextIssue, readonly RegExp[]>> = {
  'broken-link': BROKEN,
  'fused-words': FUSED,
  'latex-residue': [...LOST, ...RESIDUE],
  truncated: TRUNCATED,
  // the page lacks it, not the text
  'unmarked-summary': [],
};
