import { formatLink } from '../link-text.ts';

const HREF = /\\href ?\{ ?([^{}]{0,1000}?) ?\} ?\{([^{}]{0,300}(?:\{[^{}]{0,100}\}[^{}]{0,100}){0,3})\}/g;

/** `\href{address}{words}` becomes `words (address)`; some lack one of the two, or have no address there. */
export function fixHrefs(text: string): string {
  return text
    .replace(HREF, (_, address: string, words: string) =>
      isAddress(address) ? formatLink(words, address) : words,
    )
    .replace(/\\href ?\{([^{}]{1,1000}?)(?:\.(?=\}\.))?\}(?! ?\{)/g, '$1');
}

function isAddress(text: string): boolean {
  return !/\s/.test(text) && text.slice(1, -1).includes('.');
}

/**
 * The page shows `\href{address}{words}` as `address{words}`. The pattern matches addresses without braces too, so
 * that the search continues after them: an address of 100,000 characters is scanned once.
 */
const LOST_HREF = /(https?:\/\/[^\s{}]+)(?:\{([^{}]{1,200}(?:\{[^{}]{0,100}\})?)\})?/g;

export function fixLostHrefs(text: string): string {
  return text.replace(LOST_HREF, (written, address: string, words: string | undefined) =>
    words === undefined ? written : formatLink(words, address),
  );
}
