import { formatLink } from '../link-text.ts';

const HREF = /\\href ?\{ ?([^{}]{0,1000}?) ?\} ?\{([^{}]{0,300}(?:\{[^{}]{0,100}\}[^{}]{0,100}){0,3})\}/g;

/** `\href{address}{words}` as `words (address)`; some have lost one of the two, or have no address there. */
export function fixHrefs(text: string): string {
  return text
    .replace(HREF, (_, address: string, words: string) =>
      isAddress(address) ? formatLink(words, address) : words,
    )
    .replace(/\\href ?\{([^{}]{1,1000}?)(?:\.(?=\}\.))?\}(?! ?\{)/g, '$1');
}

/** No blank, and a dot within. */
function isAddress(text: string): boolean {
  return !/\s/.test(text) && text.slice(1, -1).includes('.');
}

/**
 * The page shows `\href{address}{words}` as `address{words}`. Every address is matched, braces or not, so that
 * the search goes on behind it: an address of 100,000 characters is read once.
 */
const LOST_HREF = /(https?:\/\/[^\s{}]+)(?:\{([^{}]{1,200}(?:\{[^{}]{0,100}\})?)\})?/g;

export function fixLostHrefs(text: string): string {
  return text.replace(LOST_HREF, (written, address: string, words: string | undefined) =>
    words === undefined ? written : formatLink(words, address),
  );
}
