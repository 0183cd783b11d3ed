import { toLookupTable } from '../lookup-table.ts';

const ABOVE = toLookupTable('0 ⁰ 1 ¹ 2 ² 3 ³ 4 ⁴ 5 ⁵ 6 ⁶ 7 ⁷ 8 ⁸ 9 ⁹ + ⁺ - ⁻ − ⁻ = ⁼ ( ⁽ ) ⁾');
const BELOW = toLookupTable('0 ₀ 1 ₁ 2 ₂ 3 ₃ 4 ₄ 5 ₅ 6 ₆ 7 ₇ 8 ₈ 9 ₉ + ₊ - ₋ − ₋ = ₌ ( ₍ ) ₎');

/** Superscripts that stand for themselves as a whole. */
const WHOLE = toLookupTable("* * ∘ ° ′ ′ ' ′ † † ‡ ‡ th th st st nd nd rd rd");

/** `^{3}` and `_{10}` outside formulas. A bare `^2` is what everybody writes in plain text, and stays. */
export function fixScripts(text: string): string {
  return text.replace(
    /([\^_])\{([^{}]{1,20})\}(?=(.?))/gsu,
    (written, mark, inner, next) => toScript(mark, inner, next) ?? written,
  );
}

/**
 * What is set above or below the line: digits and signs as the characters that Unicode has for them, a letter
 * or a word with its mark (`x_max`, `R^d`) where that stays clear. Undefined where it would not.
 */
export function toScript(mark: string, inner: string, next: string): string | undefined {
  const whole = mark === '^' ? WHOLE.get(inner) : undefined;
  if (whole !== undefined) return whole;
  const raised = [...inner].map((c) => (mark === '^' ? ABOVE : BELOW).get(c));
  if (raised.every((c) => c !== undefined)) return raised.join('');
  const isClear = mark === '_' ? /^(?:[\p{L}\d]+|\*)$/u : /^\p{L}$/u;
  return isClear.test(inner) && !/[\p{L}\d]/u.test(next) ? mark + inner : undefined;
}
