/**
 * Text from outside as it may stand on a line of a terminal or a log: controls, line ends, bidi marks, invisible
 * characters and lone surrogates as `\u{..}`, and nothing that a CI runner takes for a command (`::error`, `##[`,
 * `##vso[`), whatever of ours stands before or after it. What was shown once stays as it is.
 */
export function show(text: string): string {
  return text.replace(UNSAFE, escapeCodePoint).replace(COLONS, '$1\\u{3a}').replace(HASH, '\\u{23}');
}

/**
 * Cc, Cf (bidi marks, zero width, tags), line and paragraph separators, surrogates that have no partner, what Unicode lets a
 * program leave out when it draws a text (fillers, variation selectors), what is no character (HTML forbids it), and the
 * blank letter of Braille. A sign that
 * asks for a picture or a letter is left where it follows one that can be either.
 */
const UNSAFE =
  /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800](?<!\p{Extended_Pictographic}[\ufe0e\ufe0f])/gu;

// a runner skips blanks before a command; one colon is enough where another text ends with one
const COLONS = /^(\s*):(?=:|$)/;

// the other half of the sign may stand in the text before, and the bracket in the one after
const HASH = /(?<=#|^)#(?=\w*(\[|$))/g;

function escapeCodePoint(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16)}}`;
}

/** JSON that may stand in a terminal or a log: the same value, with escapes for what `show` escapes. */
export function showJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent)
    .replace(UNSAFE_IN_JSON, escapeCodeUnits)
    .replace(HASH, '\\u0023');
}

// line ends that JSON itself has between its values are none of a text: in a text they are escapes already
const UNSAFE_IN_JSON = new RegExp(`${UNSAFE.source}(?<!\\n)`, 'gu');

/** RFC 8259, section 7: an escape is of one UTF-16 unit. */
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
