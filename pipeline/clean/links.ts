import { createRequire } from 'node:module';
import type { LinkifyIt } from 'linkify-it';
import type { Paper } from '../../schemas/types.ts';
import { classifyLink, PAGE_HOSTS } from './link-kinds.ts';

export type Link = Paper['links'][number];

/** Links in a cleaned abstract, in order, each address once. An address without a scheme gets `https://`. */
export function findLinks(cleanedAbstract: string): Link[] {
  const links = new Map<string, Link>();
  for (const url of findAddresses(cleanedAbstract)) {
    const parsed = URL.canParse(url) ? new URL(url) : undefined;
    if (parsed?.hostname.includes('.')) links.set(url, { url, kind: classifyLink(parsed) });
  }
  return [...links.values()];
}

/** What may stand at the end of a top-level domain in a bare address; more make `Node.js` and `models.In` links. */
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

/** Cheap and nearly always false: nothing that could start an address. */
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

/** Without what stands behind an address in running text: `https://x.io/y's`, `https://x.io/y.”` */
function trimTail(url: string): string {
  if (/['’]s$/.test(url)) return url.slice(0, -2);
  let end = url.length;
  while (end > 0 && '.,;:!?\'"*`~|]”’'.includes(url.charAt(end - 1))) end--;
  return url.slice(0, end);
}

let finder: LinkifyIt | undefined;

/** Loaded with the first address that is met: it takes 7 ms, which a run without links need not spend. */
function getFinder(): LinkifyIt {
  finder ??= loadFinder();
  return finder;
}

function loadFinder(): LinkifyIt {
  const { LinkifyIt: Finder } = createRequire(import.meta.url)('linkify-it') as typeof import('linkify-it');
  return new Finder({ fuzzyLink: false, fuzzyEmail: false, maxLength: LONGEST });
}
