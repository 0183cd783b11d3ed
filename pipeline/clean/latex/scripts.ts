import { toLookupTable } from '../lookup-table.ts';

const ABOVE = toLookupTable('0 ⁰ 1 ¹ 2 ² 3 ³ 4 ⁴ 5 ⁵ 6 ⁶ 7 ⁷ 8 ⁸ 9 ⁹ + ⁺ - ⁻ − ⁻ = ⁼ ( ⁽ ) ⁾');
const BELOW = toLookupTable('0 ₀ 1 ₁ 2 ₂ 3 ₃ 4 ₄ 5 ₅ 6 ₆ 7 ₇ 8 ₈ 9 ₉ + ₊ - ₋ − ₋ = ₌ ( ₍ ) ₎');

/** Superscripts that are kept as they are. */
const WHOLE = toLookupTable("* * ∘ ° ′ ′ ' ′ † † ‡ ‡ th th st st nd nd rd rd");

/**
 * Fixes `^{3}` and `_{10}` outside formulas, and the same without braces: one text has `T_{2}` and `T_2`. Without
 * braces, the place must be clear: `10^5`, `A^2Search` and `T_1`, but not `top_1`, `a_1_b` or `2^2.5`.
 */
export function fixScripts(text: string): string {
  return text
    .replace(
      /([\^_])\{([^{}]{1,20})\}(?=(.?))/gsu,
      (written, mark, inner, next) => toScript(mark, inner, next) ?? written,
    )
    .replace(BARE_SUBSCRIPTS, (written) =>
      written.replace(/_(\d+)/g, (_, digits: string) => toScript('_', digits, '') ?? _),
    )
    .replace(BARE_SUPERSCRIPT, (written, number, more, sign) =>
      more ? written : (toScript('^', number ?? sign, '') ?? written),
    );
}

/**
 * Letters with a number each, as in `T_1` and `A_3B_2`, neither in a name such as `snake_1` nor in a command. In 37,000
 * arXiv abstracts, `log_2` and `CO_2` are the only longer words that often have a number.
 */
const BARE_SUBSCRIPTS = /(?<![\p{L}\p{M}\d_.\\])(?:(?:log|CO|\p{L}\p{M}*)_\d+)+(?![\d_]|\.\d)/gu;

/**
 * A number after a letter, a digit or a closing sign; or a sign that ends a word. The second group has what makes it
 * unclear: `2^2.5`, `x^10^2`.
 */
const BARE_SUPERSCRIPT = new RegExp(
  String.raw`(?<=[\p{L}\p{M}\d₀-₉)\]}|⟩‖∥∂∇])(?<!_\d{1,9})\^(?:([-+−]?\d+)((?:\^[-+−]?\d*|\.\d+)*)` +
    String.raw`|([*∘′†‡](?![*^])|\+(?![\p{L}\d*^])|(?<=\d\^)(?:th|st|nd|rd)(?![\p{L}\d])))`,
  'gu',
);

/**
 * Writes a superscript or subscript: digits and signs as Unicode characters, a letter or a word with its mark
 * (`x_max`, `R^d`). Undefined if the result would be ambiguous.
 */
export function toScript(mark: string, inner: string, next: string): string | undefined {
  const whole = mark === '^' ? WHOLE.get(inner) : undefined;
  if (whole !== undefined) return whole;
  const raised = [...inner].map((c) => (mark === '^' ? ABOVE : BELOW).get(c));
  if (raised.every((c) => c !== undefined)) return raised.join('');
  const isClear = mark === '_' ? /^(?:[\p{L}\d]+|\*)$/u : /^\p{L}$/u;
  return isClear.test(inner) && !/[\p{L}\d]/u.test(next) ? mark + inner : undefined;
}
