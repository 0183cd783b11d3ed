import { type Attribute, readTokens, type Token } from './html-text.ts';

/** What is looked for: elements that hold one card each. */
interface Wanted {
  names: ReadonlySet<string>;
  /** Matches where one begins, wherever it stands. */
  start: RegExp;
  xml: boolean;
  /** Whether the tokens can be those of one card. */
  isOne(tokens: readonly Token[]): boolean;
}

/**
 * Finds the elements of cards, each with its tokens. A quote, a comment or a tag that does not end can hide the cards
 * after it: where an element seems to hold more than one, each is read by itself.
 */
export function splitElements(source: string, tokens: readonly Token[], wanted: Wanted): Token[][] {
  const elements = listElements(tokens, wanted);
  return elements.flatMap((element, index) => {
    const isWhole = isWholeElement(element);
    const next = elements[index + 1]?.[0]?.start ?? source.length;
    const from = (element[0] as Token).start;
    const end = isWhole ? (element.at(-1) as Token).end : next;
    const starts = [...source.slice(from, end).matchAll(wanted.start)].map((found) => from + found.index);
    if (starts.length < 2 || (isWhole && isOnlyQuoted(starts.slice(1), element) && wanted.isOne(element)))
      return [element];
    return starts.flatMap((at, i) => {
      const own = readTokens(source.slice(at, starts[i + 1] ?? end), wanted);
      return listElements(own, wanted)
        .slice(0, 1)
        .map((one) => one.map((token) => moveToken(token, at)));
    });
  });
}

/** Whether the tokens begin and end with the tags of one element. */
export function isWholeElement(tokens: readonly Token[]): boolean {
  const [first, last] = [tokens[0], tokens.at(-1)];
  return last?.kind === 'close' && first !== undefined && 'name' in first && last.name === first.name;
}

function listElements(tokens: readonly Token[], { names }: Wanted): Token[][] {
  const elements: Token[][] = [];
  let element: Token[] | null = null;
  for (const token of tokens) {
    const isEdge = 'name' in token && names.has(token.name);
    if (isEdge && token.kind === 'open') elements.push((element = []));
    element?.push(token);
    if (isEdge && token.kind === 'close') element = null;
  }
  return elements;
}

/** Whether tags stand only in CDATA, where they are text. */
function isOnlyQuoted(places: readonly number[], tokens: readonly Token[]): boolean {
  const quoted = tokens.filter(({ kind }) => kind === 'cdata');
  let next = 0;
  return places.every((place) => {
    while ((quoted[next]?.end ?? place) < place) next++;
    const { start = Number.POSITIVE_INFINITY } = quoted[next] ?? {};
    return start <= place;
  });
}

function moveToken(token: Token, by: number): Token {
  const place = { start: token.start + by, end: token.end + by };
  if (token.kind !== 'open') return { ...token, ...place };
  const attributes = token.attributes.map(({ name, start, end }): Attribute => ({
    name,
    start: start + by,
    end: end + by,
  }));
  return { ...token, ...place, attributes };
}
