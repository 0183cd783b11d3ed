import type { Code } from '../../problem/problem.ts';
import { findObjectEnd, type Node, parseJson, valueAt } from './tree.ts';

/** A part of a JSON text that should hold one item. */
export interface ItemNode {
  start: number;
  end: number;
  /** The item, with offsets from the start of the text; or why there is none. */
  node: Node | { code: Code; message: string };
}

/**
 * Finds the items in a text of JSON: a list of them, one of them, or either under a key of an object. Where the text
 * is damaged, each item that is whole is found by itself.
 * @returns null if there is no item of the site in it
 */
export function findItems(text: string): ItemNode[] | null {
  const root = parseJson(text);
  const items = root === null ? findWholeItems(text) : listItems(root);
  return items === null || (items.length > 0 && !items.some(isKnown)) ? null : items;
}

/** Keys under which answers and pages of the site have their list, or their paper. */
const LISTS = ['data', 'dailyPapers', 'papers'];

function listItems(root: Node): ItemNode[] | null {
  if (root.type === 'array') return (root.children ?? []).map(toItemNode);
  if (isPaper(valueAt(root, 'paper')) || isPaper(root)) return [toItemNode(root)];
  const lists = LISTS.map((key) => valueAt(root, key)).filter((node) => node?.type === 'array');
  return lists[0] ? (lists[0].children ?? []).map(toItemNode) : null;
}

function toItemNode(node: Node): ItemNode {
  const { offset, length } = node;
  const place = { start: offset, end: offset + length };
  if (node.type === 'string' && PYTHON.test(String(node.value)))
    return {
      ...place,
      node: { code: 'extract/python-notation', message: 'the item is in the notation of Python' },
    };
  if (isPaper(valueAt(node, 'paper')) || isPaper(node)) return { ...place, node };
  return {
    ...place,
    node: { code: 'extract/not-an-item', message: `this ${node.type} is no item of the site` },
  };
}

/** How Python prints an item: with single quotes. */
const PYTHON = /^\{'paper': \{'id'/;

function isKnown({ node }: ItemNode): boolean {
  return !('code' in node) || node.code === 'extract/python-notation' || node.code === 'extract/damaged-item';
}

/** Whether an object is a paper as the site describes it: lists of scrapers have other keys. */
function isPaper(node: Node | undefined): boolean {
  const has = (key: string, type: Node['type']) => valueAt(node, key)?.type === type;
  return (
    has('id', 'string') && has('title', 'string') && (has('authors', 'array') || has('summary', 'string'))
  );
}

/** The start of an item. Inside a string the quotes would have a backslash, and no other object begins with these keys. */
const ITEM_START =
  /\{\s*"(?:paper"\s*:\s*\{|(?:publishedAt|isAuthorParticipating|mediaUrls?|numComments|submittedBy)"\s*:)/g;

/** Finds the items of a damaged text. What stands between them is damaged too. */
function findWholeItems(text: string): ItemNode[] | null {
  const starts = [...text.matchAll(ITEM_START)].map(({ index }) => index);
  if (starts.length === 0) return null;
  const before = damaged(text, 0, starts[0] as number, DAMAGED);
  const items = starts.flatMap((start, i) => {
    const isLast = i === starts.length - 1;
    const next = starts[i + 1] ?? text.length;
    const part = text.slice(start, next);
    const end = findObjectEnd(part, 0);
    const node = end === -1 ? null : parseJson(part.slice(0, end));
    const why = isLast && end === -1 ? CUT_OFF : DAMAGED;
    if (node === null) return damaged(text, start, next, why);
    return [toItemNode(shift(node, start)), ...damaged(text, start + end, next, DAMAGED)];
  });
  return [...before, ...items];
}

const DAMAGED = 'the JSON of the item is damaged';
const CUT_OFF = 'the file ends in the middle of the item';

/** What stands in a part of the text beside the brackets and commas around items. */
function damaged(text: string, start: number, end: number, message: string): ItemNode[] {
  const part = text.slice(start, end);
  const lead =
    /^[\s[\]{},]*(?:"\w+"\s*:\s*(?:"[^"]*"|\d+|\[)[\s,]*)*/.exec(start === 0 ? part : '')?.[0].length ?? 0;
  const rest = start === 0 ? part.slice(lead) : part;
  if (/^[\s,\]}]*$/.test(rest)) return [];
  let blanks = 0;
  while (/[\s,]/.test(rest.at(-1 - blanks) ?? '')) blanks++;
  return [
    {
      start: start + (start === 0 ? lead : 0),
      end: end - blanks,
      node: { code: 'extract/damaged-item', message },
    },
  ];
}

/** Moves the offsets of a tree. Its depth is limited, so recursion is safe. */
function shift(node: Node, by: number): Node {
  return {
    ...node,
    offset: node.offset + by,
    ...(node.children && { children: node.children.map((child) => shift(child, by)) }),
  };
}
