import { toLookupTable } from './lookup-table.ts';

/** Entities found in saved pages and feeds; the rest of HTML's 2,231 did not occur. */
const ENTITIES = toLookupTable(`
  amp & lt < gt > quot " apos ' ndash – mdash — hellip … lsquo ‘ rsquo ’ ldquo “ rdquo ” laquo « raquo »
  times × deg ° plusmn ± micro µ middot · bull • copy © reg ® trade ™
  eacute é egrave è agrave à ccedil ç ouml ö auml ä uuml ü Ouml Ö Auml Ä Uuml Ü szlig ß
`);

/** `&amp;amp;` was escaped twice; one step undoes both. */
export function fixHtmlEntities(text: string): string {
  return text
    .replace(/&(?:amp;)+/g, '&')
    .replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z]{2,8}));/g, (entity, decimal, hex, name) =>
      name === undefined ? (toCharacter(decimal, hex) ?? entity) : readNamedEntity(name, entity),
    );
}

function readNamedEntity(name: string, entity: string): string {
  return name === 'nbsp' ? ' ' : (ENTITIES.get(name) ?? entity);
}

function toCharacter(decimal: string | undefined, hex: string | undefined): string | undefined {
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
  return code < 32 || (code >= 127 && code < 161) ? ' ' : String.fromCodePoint(code);
}

const PAIR = /<(span|em|strong|b|i|u|sub|sup|code|tt|font|p)(?:\s[^<>]{0,300})?>([^<>]*)<\/\1>/gi;

/**
 * Removes pairs of tags around words, and line breaks. A lone `<think>` or `<s>` is a token that the paper is about.
 */
export function fixHtmlTags(text: string): string {
  return text
    .replace(/ ?<br ?\/?> ?/gi, ' ')
    .replace(PAIR, (_, name: string, words: string) => renderTag(name.toLowerCase(), words));
}

function renderTag(tag: string, words: string): string {
  if (tag === 'sup') return `^{${words}}`;
  return tag === 'sub' ? `_{${words}}` : words;
}
