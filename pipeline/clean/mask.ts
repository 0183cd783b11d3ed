/** An address up to its last letter, digit or slash: no rule for words looks into it. */
export const LINKS = /https?:\/\/[^\s"'`“”<>{}]*[\w/]/;

/**
 * Formulas. Between dollars there is a sign of TeX, or hardly more than a letter, a number or a comparison;
 * else `$5 to $10` would be one.
 */
export const MATH = new RegExp(
  [
    String.raw`(?<!\\)\$\$[^$]+\$\$`,
    String.raw`(?<!\\)\$(?=[^\s$])[^$\\^_]*[\\^_][^$]*(?<=[^\s\\])\$`,
    String.raw`(?<!\\)\$[^$\\^]*[\\^][^$]*\$(?!\d)`,
    String.raw`(?<![\w\\])\$[\w(\[|+\p{Script=Greek}-](?:[\w.,'()[\]|/:<>=+*\p{Script=Greek}-]{0,40}[\w)\]|'\p{Script=Greek}])?\$(?!\d)`,
    String.raw`(?<![\w\\])\$[\w()]{1,20}(?: [=<>+*-] [\w()]{1,20}){1,4}\$(?!\d)`,
    String.raw`\\\((?:[^\\]|\\(?![()])){1,500}\\\)`,
    String.raw`\\\[(?:[^\\]|\\(?![[\]])){1,500}\\\]`,
  ].join('|'),
  'u',
);

/** Private use: no text that means anything holds it, and where one does it is spared like the rest. */
const PLACEHOLDER = '\ue000';

/**
 * A rule that does not see what the pattern matches: one character stands there while the rule is at work, so
 * that it still sees that there is something. The rule must keep the characters that it does not know.
 */
export function applyOutside(pattern: RegExp, apply: (text: string) => string): (text: string) => string {
  const masked = new RegExp(`${pattern.source}|${PLACEHOLDER}`, `g${pattern.flags}`);
  return (text) => {
    const kept: string[] = [];
    const seen = text.replace(masked, (match) => {
      kept.push(match);
      return PLACEHOLDER;
    });
    if (kept.length === 0) return apply(text);
    let next = 0;
    return apply(seen).replaceAll(PLACEHOLDER, () => kept[next++] ?? PLACEHOLDER);
  };
}
