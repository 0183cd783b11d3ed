import { loadHtmlParser } from './libraries.ts';

/** A piece of the text of an HTML fragment, with its place; or a line break. */
export interface TextPiece {
  start: number;
  end: number;
  isBreak: boolean;
}

/** Finds the pieces of text between the tags of an HTML fragment, in order; their character references stay. */
export function readTextOf(html: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  const tokens = readTokens(html);
  for (const token of tokens) {
    if (token.kind === 'text') pieces.push({ start: token.start, end: token.end, isBreak: false });
    else if (token.kind === 'open' && token.name === 'br')
      pieces.push({ start: token.start, end: token.end, isBreak: true });
  }
  return pieces;
}

/** A part of an HTML or XML text: a tag, a text, or the inside of a CDATA section. */
export type Token =
  | { kind: 'open'; name: string; start: number; end: number; attributes: Attribute[] }
  | { kind: 'close'; name: string; start: number; end: number }
  | { kind: 'text' | 'cdata'; start: number; end: number };

/** An attribute, with the place of its value inside the quotes. */
export interface Attribute {
  name: string;
  start: number;
  end: number;
}

/** An attribute of a tag that opens; undefined for any other token. */
export function attributeOf(token: Token, name: string): Attribute | undefined {
  return token.kind === 'open' ? token.attributes.find((attribute) => attribute.name === name) : undefined;
}

/**
 * Splits HTML or XML into its parts, in order, in linear time and without a tree, so that nothing can nest too deep.
 * No part of a script or a style is a text.
 */
export function readTokens(source: string, { xml = false } = {}): Token[] {
  const tokens: Token[] = [];
  let open: { kind: 'open'; name: string; start: number; end: number; attributes: Attribute[] } | null = null;
  let hidden: string | null = null;
  let value: [number, number] | null = null;
  const push = (token: Token) => {
    if (hidden === null) tokens.push(token);
  };
  const endTag = (end: number) => {
    if (open === null) return;
    open.end = end + 1;
    push(open);
    if (!xml && (open.name === 'script' || open.name === 'style')) hidden = open.name;
    open = null;
  };
  const { Tokenizer } = loadHtmlParser();
  const tokenizer = new Tokenizer(
    { xmlMode: xml, decodeEntities: false },
    {
      onopentagname: (start, end) => {
        open = {
          kind: 'open',
          name: readName(source, start, end, xml),
          start: start - 1,
          end,
          attributes: [],
        };
      },
      onattribname: (start, end) => {
        open?.attributes.push({ name: readName(source, start, end, xml), start: end, end });
        value = null;
      },
      onattribdata: (start, end) => {
        value = [value?.[0] ?? start, end];
      },
      onattribend: () => {
        const last = open?.attributes.at(-1);
        if (last && value) [last.start, last.end] = value;
        value = null;
      },
      onattribentity: () => {},
      onopentagend: endTag,
      onselfclosingtag: endTag,
      onclosetag: (start, end) => {
        const name = readName(source, start, end, xml);
        if (hidden === name) hidden = null;
        const close = source.indexOf('>', end);
        push({ kind: 'close', name, start: start - 2, end: close === -1 ? source.length : close + 1 });
      },
      ontext: (start, end) => pushText(tokens, push, start, end),
      ontextentity: () => {},
      oncdata: (start, end, offset) => push({ kind: 'cdata', start, end: end - offset }),
      oncomment: () => {},
      ondeclaration: () => {},
      onprocessinginstruction: () => {},
      // a file may be cut off in the middle of an attribute
      onend: () => {
        const last = open?.attributes.at(-1);
        if (!open || !last) return;
        last.start =
          last.end + (/^\s*=\s*["']?/.exec(source.slice(last.end, last.end + 20))?.[0].length ?? 0);
        open.end = last.end = source.length;
        push(open);
      },
    },
  );
  // HTML has no CDATA: it is a comment up to the next `>`, as browsers read it
  tokenizer.write(xml ? source : source.replaceAll('<![CDATA[', '<!_CDATA['));
  tokenizer.end();
  return tokens;
}

function readName(source: string, start: number, end: number, xml: boolean): string {
  const name = source.slice(start, end);
  return xml ? name : name.toLowerCase();
}

/** Joins a text to the one before where nothing stands between: the tokenizer gives long texts in parts. */
function pushText(tokens: Token[], push: (token: Token) => void, start: number, end: number): void {
  const last = tokens.at(-1);
  if (last?.kind === 'text' && last.end === start) last.end = end;
  else push({ kind: 'text', start, end });
}
