import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);

// loaded when the first file needs one: together they take longer than starting Node, and text needs none of them

/** Character references of HTML and XML. */
export function loadEntities(): typeof import('entities') {
  return load('entities') as typeof import('entities');
}

/** The tokenizer of HTML and XML. */
export function loadHtmlParser(): typeof import('htmlparser2') {
  return load('htmlparser2') as typeof import('htmlparser2');
}

/** JSON with the place of each value. */
export function loadJsonParser(): typeof import('jsonc-parser') {
  return load('jsonc-parser') as typeof import('jsonc-parser');
}
