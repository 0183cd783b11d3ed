import { createRequire } from 'node:module';
import type { LinkifyIt } from 'linkify-it';
import type { Paper } from '../../schemas/types.ts';
import { classifyLink, PAGE_HOSTS } from './link-kinds.ts';

export type Link = Paper['links'][number];

/** Finds the links in a cleaned abstract, in order, each address once. An address without a scheme gets `https://`. */
export function findLinks(cleanedAbstract: string): Link[] {
  const links = new Map<string, Link>();
  for (const url of findAddresses(cleanedAbstract)) {
    const parsed = URL.canParse(url) ? new URL(url) : undefined;
    if (parsed?.hostname.includes('.')) links.set(url, { url, kind: classifyLink(parsed) });
  }
  return [...links.values()];
}

/** Top-level domains of bare addresses; a longer list would make `Node.js` and `models.In` links. */
const TOP_LEVEL = 'com|org|net|io|co|ai|dev|app|edu|gov|cn|ms|me|info|site|space|tech|science|ly|gle|be';

/** Not in the middle of an address, a path or a word. */
const NOT_INSIDE = String.raw`(?<![\w@.:/-])`;

/** Scheme, `www.`, or a host in small letters with a path behind it or below a host of project pages. */
const START = new RegExp(
  [
    '[Hh]ttps?://',
    String.raw`${NOT_INSIDE}www\.(?=[\w-]{1,63}\.)`,
    String.raw`${NOT_INSIDE}(?:GitHub\.com|Hugging[Ff]ace\.co)(?=/\w)`,
    String.raw`${NOT_INSIDE}(?:[a-z0-9-]{1,63}\.){1,4}(?:${TOP_LEVEL})(?=/\w)`,
    String.raw`${NOT_INSIDE}[a-z0-9-]{1,63}\.(?:${PAGE_HOSTS.map((host) => host.replaceAll('.', '\\.')).join('|')})(?![\w-])`,
  ].join('|'),
  'g',
);

/** A cheap test that rules out addresses in nearly every text. */
const HINT = new RegExp(`://|www\\.|\\.(?:${TOP_LEVEL})(?:/|\\b)`);

function* findAddresses(text: string): Generator<string> {
  if (!HINT.test(text)) return;
  let end = 0;
  for (const { 0: start, index } of text.matchAll(START)) {
    if (index < end) continue;
    const scheme = /^http/i.test(start) ? '' : 'https://';
    const address = matchAddress(scheme + text.slice(index, index + LONGEST));
    if (address === undefined) continue;
    end = index + address.length - scheme.length;
    yield address;
  }
}

/** The longest that browsers agree to open; linkify-it would look at 10,000 characters. */
const LONGEST = 2_000;

function matchAddress(text: string): string | undefined {
  const match = getFinder().matchAtStart(text);
  return match ? trimTail(match.url.replace(/[{}<>\\].*/s, '')) : undefined;
}

/** Removes what follows an address in running text: `https://x.io/y's`, `https://x.io/y.”` */
function trimTail(url: string): string {
  if (/['’]s$/.test(url)) return url.slice(0, -2);
  let end = url.length;
  while (end > 0 && '.,;:!?\'"*`~|]”’'.includes(url.charAt(end - 1))) end--;
  return url.slice(0, end);
}

let finder: LinkifyIt | undefined;

/** Loaded with the first address: loading takes 7 ms. */
function getFinder(): LinkifyIt {
  finder ??= loadFinder();
  return finder;
}

function loadFinder(): LinkifyIt {
  const { LinkifyIt: Finder } = createRequire(import.meta.url)('linkify-it') as typeof import('linkify-it');
  return new Finder({ fuzzyLink: false, fuzzyEmail: false, maxLength: LONGEST });
}

/** The start of an address after its `://`: a host with a dot in it. */
const HOST = String.raw`(?=[A-Za-z0-9][\w-]{0,62}(?:\.[\w-]{1,62}){1,5})`;

const FIXES: readonly [RegExp, string][] = [
  [new RegExp(String.raw`\b([Hh]ttps?)(?!://\S) ?: ?/ ?/ ?${HOST}`, 'g'), '$1://'],
  [/\bhttps?:\/\/(?=https?:\/\/)/g, ''],
  [/(?<=[A-Za-z])[Hh]ttps?:\/\/(?=[A-Za-z0-9])/g, ' $&'],
  [/\b([Gg]it[Hh]ub|[Hh]ugging[Ff]ace)\. ?(com?) ?\/ ?(?=[\w-]{1,100}\/)/g, '$1.$2/'],
];

/** Repairs addresses that were split or joined to the word before, where the original is certain. */
export function fixLinks(text: string): string {
  return FIXES.reduce((fixed, [broken, whole]) => fixed.replace(broken, whole), text);
}
