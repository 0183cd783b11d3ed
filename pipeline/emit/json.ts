/**
 * JSON that is valid UTF-8 once encoded. JSON.stringify writes half a surrogate pair as an escape, which many
 * readers refuse; U+FFFD is what the encoders of all other formats make of it, so that all hold the same text.
 */
export function toJson(value: unknown): string {
  const json = JSON.stringify(value);
  return json.includes('\\ud')
    ? json.replace(ESCAPES, (found) => (LONE.test(found) ? '\ufffd' : found))
    : json;
}

/** Every escape, so that the end of an escaped backslash is never taken for the start of an escape. */
const ESCAPES = /\\(?:u[0-9a-f]{4}|.)/g;

/** JSON.stringify escapes a surrogate only where it stands alone. */
const LONE = /^\\ud[89a-f]/;
