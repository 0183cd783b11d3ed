import { type DefaultTreeAdapterTypes as Tree, parse } from 'parse5';

/** What a browser makes of a page: its elements and texts, by the parser of the HTML standard. */
export interface Page {
  /** Elements of a name, in order. */
  all(name: string): Tree.Element[];
  /** Text of all elements of a name, each on its own. */
  texts(name: string): string[];
  /** Names of all attributes that there are. */
  attributes: Set<string>;
  errors: string[];
}

export function parsePage(html: string): Page {
  const errors: string[] = [];
  const document = parse(html, { onParseError: ({ code }) => errors.push(code) });
  const elements = listElements(document);
  const all = (name: string) => elements.filter(({ tagName }) => tagName === name);
  return {
    all,
    texts: (name) => all(name).map(textOf),
    attributes: new Set(elements.flatMap(({ attrs }) => attrs.map(({ name }) => name))),
    errors,
  };
}

export function attributeOf({ attrs }: Tree.Element, name: string): string {
  return attrs.find((attribute) => attribute.name === name)?.value ?? '';
}

export function textOf(node: Tree.Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

function listElements(node: Tree.Node): Tree.Element[] {
  const below = 'childNodes' in node ? node.childNodes.flatMap(listElements) : [];
  return 'tagName' in node ? [node, ...below] : below;
}
