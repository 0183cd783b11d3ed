/** An address up to its last letter, digit or slash; rules for words skip it. */
export const LINKS = /https?:\/\/[^\s"'`“”<>{}]*[\w/]/;

/**
 * Formulas. Between dollars there must be a TeX character, or little more than a letter, a number or a comparison;
 * otherwise `$5 to $10` would match.
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

/** A private-use character; one in the text itself is masked too. */
const PLACEHOLDER = '\ue000';

/**
 * Applies a rule outside the matches of a pattern. A placeholder replaces each match meanwhile, so the rule still
 * sees that something is there. The rule must keep characters that it does not know.
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
