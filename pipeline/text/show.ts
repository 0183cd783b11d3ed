/**
 * Makes text from outside safe on a line of a terminal or a log. Controls, line ends, bidi marks, invisible characters
 * and lone surrogates become `\u{..}`. Nothing is left that a CI runner takes for a command (`::error`, `##[`,
 * `##vso[`), whatever text of ours surrounds it. Idempotent.
 */
export function show(text: string): string {
  return text.replace(UNSAFE, escapeCodePoint).replace(COLONS, '$1\\u{3a}').replace(HASH, '\\u{23}');
}

/**
 * Cc, Cf (bidi marks, zero width, tags), line and paragraph separators, lone surrogates, default ignorables (fillers,
 * variation selectors), noncharacters (HTML forbids them) and the blank Braille pattern. A variation selector for
 * emoji or text style is kept after a character that has both.
 */
const UNSAFE =
  /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800](?<!\p{Extended_Pictographic}[\ufe0e\ufe0f])/gu;

// a runner skips blanks before a command; the text before may end with the first colon
const COLONS = /^(\s*):(?=:|$)/;

// the first # may be in the text before, and the bracket in the text after
const HASH = /(?<=#|^)#(?=\w*(\[|$))/g;

function escapeCodePoint(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16)}}`;
}

/** Formats JSON for a terminal or a log: the same value, with escapes for what `show` escapes. */
export function showJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent)
    .replace(UNSAFE_IN_JSON, escapeCodeUnits)
    .replace(HASH, '\\u0023');
}

// a line end in JSON is layout; within a string it is already escaped
const UNSAFE_IN_JSON = new RegExp(`${UNSAFE.source}(?<!\\n)`, 'gu');

/** RFC 8259, section 7: each UTF-16 unit has its own escape. */
function escapeCodeUnits(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

/** The beginning of a text, at most `length` characters, safe to show. */
export function excerpt(text: string, length = 60): string {
  const characters = [...text.slice(0, 2 * length + 2)];
  return show(characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : text);
}
