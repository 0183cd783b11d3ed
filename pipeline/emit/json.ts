/**
 * Makes JSON that is valid UTF-8 once encoded. JSON.stringify writes a lone surrogate as an escape, which many
 * readers refuse. We write U+FFFD instead, as the encoders of all other formats do.
 */
export function toJson(value: unknown): string {
  const json = JSON.stringify(value);
  return json.includes('\\ud')
    ? json.replace(ESCAPES, (found) => (LONE.test(found) ? '\ufffd' : found))
    : json;
}

/** Matches every escape, so the end of an escaped backslash never counts as the start of one. */
const ESCAPES = /\\(?:u[0-9a-f]{4}|.)/g;

/** JSON.stringify escapes a surrogate only if it is alone. */
const LONE = /^\\ud[89a-f]/;
