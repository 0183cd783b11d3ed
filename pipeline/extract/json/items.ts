import type { Code } from '../../problem/problem.ts';
import { findArxivId } from '../decode/decodings.ts';
import { findObjectEnd, JSON_KINDS, type Node, parseJson, valueAt } from './tree.ts';

/** A part of a JSON text that should hold one item. */
export interface ItemNode {
  start: number;
  end: number;
  /** The item, with offsets from the start of the text; or why it cannot be read. */
  node: Node | { code: Code; message: string };
}

/**
 * Finds the items in a text of JSON: a list of them, one of them, or either under a key of an object. Where the text
 * is damaged, each item that is whole is found by itself.
 * @param root the tree of the text; null if it cannot be parsed
 * @returns null if there is no item of the site in it
 */
export function findItems(text: string, root: Node | null): ItemNode[] | null {
  const items = root === null ? findWholeItems(text) : listItems(root);
  return items === null || (items.length > 0 && !items.some(isKnown)) ? null : items;
}

/** Keys under which answers and pages of the site have their list, or their paper. */
const LISTS = ['data', 'dailyPapers', 'papers'];

function listItems(root: Node): ItemNode[] | null {
  if (root.type === 'array') return (root.children ?? []).map(toItemNode);
  if (isWrapper(root) || isPaper(root)) return [toItemNode(root)];
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
  if (isWrapper(node) || isPaper(node)) return { ...place, node };
  return {
    ...place,
    node: {
      code: 'extract/not-an-item',
      message: `this is ${JSON_KINDS[node.type]}, and not a paper of the site`,
    },
  };
}

/** How Python prints an item: with single quotes. */
const PYTHON = /^\{(?=')[^]*'paper': \{'/;

function isKnown({ node }: ItemNode): boolean {
  return !('code' in node) || node.code === 'extract/python-notation' || node.code === 'extract/damaged-item';
}

/** Whether an object is an item of an answer, with the paper under a key. */
function isWrapper(node: Node): boolean {
  const paper = valueAt(node, 'paper');
  return (
    hasType(paper, 'id', 'string') && (hasType(paper, 'title', 'string') || hasType(node, 'title', 'string'))
  );
}

/** Whether an object is a paper as the site describes it alone: lists of posts and of scrapers have similar keys. */
function isPaper(node: Node): boolean {
  const [author] = valueAt(node, 'authors')?.children ?? [];
  const id: unknown = valueAt(node, 'id')?.value;
  return (
    typeof id === 'string' &&
    findArxivId(id) === id &&
    hasType(node, 'title', 'string') &&
    hasType(node, 'summary', 'string') &&
    hasType(author, 'name', 'string')
  );
}

function hasType(node: Node | undefined, key: string, type: Node['type']): boolean {
  return valueAt(node, key)?.type === type;
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

/** A part of the text that should be an item, unless it holds only what stands around items. */
function damaged(text: string, from: number, to: number, message: string): ItemNode[] {
  let [start, end] = [from, to];
  if (from === 0) start = LIST_START.exec(text.slice(0, to))?.[0].length ?? 0;
  if (LIST_END.test(text.slice(from, to))) return [];
  while (end > start && /[\s,]/.test(text.charAt(end - 1))) end--;
  return end > start ? [{ start, end, node: { code: 'extract/damaged-item', message } }] : [];
}

/** The list itself, or other keys before it. */
const LIST_START = /^\s*(?:\[|\{[^]*?"(?:data|dailyPapers|papers)"\s*:\s*\[)?\s*/;

/** The end of the list, and other keys after it. */
const LIST_END = /^[\s,]*(?:\](?:\s*\}|\s*,\s*"\w+"\s*:[^]*)?\s*)?$/;

/** Moves the offsets of a tree. Its depth is limited, so recursion is safe. */
function shift(node: Node, by: number): Node {
  return {
    ...node,
    offset: node.offset + by,
    ...(node.children && { children: node.children.map((child) => shift(child, by)) }),
  };
}
