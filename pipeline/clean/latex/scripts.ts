import { toLookupTable } from '../lookup-table.ts';

const ABOVE = toLookupTable('0 ⁰ 1 ¹ 2 ² 3 ³ 4 ⁴ 5 ⁵ 6 ⁶ 7 ⁷ 8 ⁸ 9 ⁹ + ⁺ - ⁻ − ⁻ = ⁼ ( ⁽ ) ⁾');
const BELOW = toLookupTable('0 ₀ 1 ₁ 2 ₂ 3 ₃ 4 ₄ 5 ₅ 6 ₆ 7 ₇ 8 ₈ 9 ₉ + ₊ - ₋ − ₋ = ₌ ( ₍ ) ₎');

/** Superscripts that are kept as they are. */
const WHOLE = toLookupTable("* * ∘ ° ′ ′ ' ′ † † ‡ ‡ th th st st nd nd rd rd");

/** Fixes `^{3}` and `_{10}` outside formulas. A bare `^2` is usual in plain text and stays. */
export function fixScripts(text: string): string {
  return text.replace(
    /([\^_])\{([^{}]{1,20})\}(?=(.?))/gsu,
    (written, mark, inner, next) => toScript(mark, inner, next) ?? written,
  );
}

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
