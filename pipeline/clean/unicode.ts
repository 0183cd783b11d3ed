/** Normal form C. */
export function compose(text: string): string {
  return isAscii(text) ? text : toNormalForm(text, 'NFC');
}

/**
 * Normalises Unicode. A run of more than 30 combining marks (the limit of UAX #15, "Stream-Safe Text Format") is
 * noise, and sorting it takes quadratic time: 160 s for 600,000. Such a text stays as it is.
 */
export function toNormalForm(text: string, form: 'NFC' | 'NFD' | 'NFKC'): string {
  return MARKED.test(text) ? text : text.normalize(form);
}

const MARKED = /\p{M}{31}/u;

/**
 * Removes control characters, zero-width spaces, soft hyphens and direction marks. A joiner stays where a script or
 * an emoji needs it: its neighbours are then neither ASCII nor Latin. Left-to-right and right-to-left marks stay in
 * a text with right-to-left letters.
 */
export function removeInvisible(text: string): string {
  if (isAscii(text)) return text;
  const seen = text
    .replace(/(?![\s\u0085])\p{Cc}|[\u00ad\u200b\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu, '')
    .replace(/(?<![^\0-\u024f])[\u200c\u200d]+(?![^\0-\u024f])/gu, '');
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(seen)
    ? seen
    : seen.replace(/[\u200e\u200f\u061c]/g, '');
}

export function collapseSpaces(text: string): string {
  if (isAscii(text) && !text.includes('  ') && text === text.trim()) return text;
  return text.replace(/[\s\x85]+/g, ' ').trim();
}

/** Whether a text is printable ASCII, as nearly all abstracts are. */
function isAscii(text: string): boolean {
  return !/[^ -~]/.test(text);
}
