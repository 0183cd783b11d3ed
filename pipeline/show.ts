/**
 * Text from outside as it may stand in a terminal or a log: controls, bidi marks, invisible characters and lone
 * surrogates as `\u{..}`, and nothing that a CI runner takes for a command (`::error`, `##[`).
 */
export function show(text: string): string {
  return text
    .replace(UNSAFE, escapeCharacter)
    .replace(/^(\s*):(?=:)/, '$1\\u{3a}')
    .replaceAll('##[', '#\\u{23}[');
}

// Cc, Cf (bidi marks, zero width, tags), line and paragraph separators, surrogates that have no partner
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

function escapeCharacter(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16)}}`;
}

/** The beginning of a text, at most `length` characters, safe to show. */
export function excerpt(text: string, length = 60): string {
  const characters = [...text.slice(0, 2 * length + 2)];
  return show(characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : text);
}
