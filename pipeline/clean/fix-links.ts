/** What an address starts with after its `://`: a host with a dot in it. */
const HOST = String.raw`(?=[A-Za-z0-9][\w-]{0,62}(?:\.[\w-]{1,62}){1,5})`;

const FIXES: readonly [RegExp, string][] = [
  [new RegExp(String.raw`\b([Hh]ttps?)(?!://\S) ?: ?/ ?/ ?${HOST}`, 'g'), '$1://'],
  [/\bhttps?:\/\/(?=https?:\/\/)/g, ''],
  [/(?<=[A-Za-z])[Hh]ttps?:\/\/(?=[A-Za-z0-9])/g, ' $&'],
  [/\b([Gg]it[Hh]ub|[Hh]ugging[Ff]ace)\. ?(com?) ?\/ ?(?=[\w-]{1,100}\/)/g, '$1.$2/'],
];

/** Addresses that were torn apart or stuck to the word before, where there is no doubt how they were. */
export function fixLinks(text: string): string {
  return FIXES.reduce((fixed, [broken, whole]) => fixed.replace(broken, whole), text);
}
