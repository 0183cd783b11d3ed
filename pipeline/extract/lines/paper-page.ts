import type { Card, CardValue, Faulty } from '../cards/card.ts';
import { makeFaulty } from '../cards/card.ts';
import type { Cards } from './cards.ts';
import { tellApart } from './paper-texts.ts';
import { areRepeated } from './parse-card.ts';
import type { LineItem } from './items.ts';
import type { Kind } from './kinds.ts';
import {
  GITHUB,
  readAddress,
  readDay,
  readItemValue,
  readNumber,
  readTextValue,
  readValue,
  type Source,
} from './values.ts';

/** Whether the page shows one paper: its abstract stands below a heading, and its authors or its dates above. */
export function isPaperPage(items: readonly LineItem[]): boolean {
  const label = findLabel(items);
  return label !== -1 && items.slice(0, label).some(({ kind }) => ABOVE.has(kind));
}

const ABOVE: ReadonlySet<Kind> = new Set<Kind>(['authors-label', 'arxiv-id', 'published']);

function findLabel(items: readonly LineItem[]): number {
  return items.findIndex(({ kind }) => kind === 'abstract-label');
}

/** Reads the page of one paper. What stands below its abstract is never a paper: comments, other papers, models. */
export function readPaperPage(items: readonly LineItem[], source: Source): Cards {
  const read = readPaper(items, source);
  return 'values' in read
    ? { cards: [read], repeats: [], faulty: [] }
    : { cards: [], repeats: [], faulty: [read] };
}

function readPaper(items: readonly LineItem[], source: Source): Card | Faulty {
  const label = findLabel(items);
  const above = items.slice(0, label);
  const title = findTitle(above, source);
  const rest = items.slice(label + 1);
  const end = rest.findIndex(({ kind }) => kind !== 'text' && kind !== 'summary-mark' && kind !== 'print');
  const texts = end === -1 ? rest : rest.slice(0, end);
  const below = end === -1 ? [] : rest.slice(end);
  const facts = findFacts(above, below, title);
  const shown = [...title, ...facts.map(({ item }) => item), ...texts, items[label] as LineItem]; // the label was found
  const start = Math.min(...shown.map(({ segment }) => segment.link?.start ?? segment.start)) + source.offset;
  const stop = Math.max(...shown.map(({ segment }) => segment.link?.end ?? segment.end)) + source.offset;
  const fail = (message: string) =>
    makeFaulty(source.bytes, { start, end: stop }, 'extract/unclear-pairing', message);
  if (areRepeated(title)) return fail('the title stands there twice');
  if (title.length === 0) return fail('the page of a paper does not show its title');
  const parts = tellApart(texts, source);
  if (typeof parts === 'string') return fail(parts);
  const [heading, abstract] = [
    readTextValue(source, 'title', title),
    readTextValue(source, 'abstract', parts.abstract),
  ];
  const summary = parts.summary.length > 0 ? readTextValue(source, 'ai_summary', parts.summary) : null;
  if (heading === null || abstract === null || (summary === null && parts.summary.length > 0))
    return fail('marks of links stand in the texts');
  const values = [
    heading,
    { ...abstract, isUnmarked: parts.isUnmarked },
    summary && { ...summary, isUnmarked: parts.isUnmarked },
    ...readNames(above, source),
    ...facts.map(({ read, item }) => read(source, item)),
  ].filter((value) => value !== null);
  return { start, end: stop, values };
}

/** The heading above the abstract, or the line above the day of its publication. */
function findTitle(items: readonly LineItem[], source: Source): LineItem[] {
  // the title stands below the id and above the authors
  const label = items.findIndex(({ kind }) => kind === 'authors-label');
  const names = label === -1 ? items.length : label;
  const above = items.slice(items.slice(0, names).findIndex(({ kind }) => kind === 'arxiv-id') + 1, names);
  const headings = above.filter(({ kind, line }) => kind === 'text' && line.level > 0);
  const heading = headings.findLastIndex(
    ({ line }, index) => line.gap || index === 0 || headings[index - 1]?.line.level !== line.level,
  );
  if (heading !== -1)
    return [...headings.slice(heading), ...findBroken(above, headings.at(-1) as LineItem, source)];
  const published = above.findIndex(({ kind }) => kind === 'published');
  const lines: LineItem[] = [];
  for (let at = published - 1; above[at]?.kind === 'text'; at--) {
    lines.unshift(above[at] as LineItem); // the condition of the loop
    if (above[at]?.line.gap) break;
  }
  return lines.length < 2 || source.isWrapped ? lines : [];
}

/** A tool that breaks lines breaks a heading too, and marks only its first line. */
function findBroken(above: readonly LineItem[], heading: LineItem, { isWrapped }: Source): LineItem[] {
  const next = above.slice(above.indexOf(heading) + 1);
  const end = next.findIndex(({ kind, line }) => kind !== 'text' || line.gap || line.level > 0);
  return isWrapped ? next.slice(0, end === -1 ? next.length : end) : [];
}

/** A part of the page beside its texts, and how its value is read. */
interface Fact {
  item: LineItem;
  read(source: Source, item: LineItem): CardValue | null;
}

/** Parts of the page from its id or title down to its abstract, and the links below that. */
function findFacts(
  above: readonly LineItem[],
  below: readonly LineItem[],
  title: readonly LineItem[],
): Fact[] {
  const from = title[0] === undefined ? -1 : above.indexOf(title[0]);
  const label = above.findIndex(({ kind }) => kind === 'authors-label');
  const head = above.slice(from + 1, label === -1 ? above.length : label);
  const links = below.slice(
    0,
    below.findIndex(({ kind }) => !['paper-links', 'github', 'number'].includes(kind)),
  );
  const id = [...above, ...below].find(({ kind }) => kind === 'arxiv-id');
  const [submitter, account] = [findSubmitter(head), findAccount(head)];
  const find = (items: readonly LineItem[], kind: Kind) => items.find((item) => item.kind === kind);
  const facts: [LineItem | undefined, Fact['read']][] = [
    [id, (source, item) => readItemValue(source, 'arxiv_id', item)],
    [find(head, 'published'), (source, item) => readDay(source, item)],
    [
      head.find(({ kind, value }) => kind === 'votes' && value !== null),
      (source, item) => readNumber(source, 'upvotes', item),
    ],
    [submitter, (source, item) => readItemValue(source, 'submitted_by', item)],
    [account, (source, item) => readItemValue(source, 'organization', item)],
    [find(links, 'github'), (source, item) => readNumber(source, 'github_stars', item)],
    [find(links, 'github'), (source, item) => readAddress(source, 'github_repo', item, GITHUB, null)],
  ];
  return facts.flatMap(([item, read]) => (item ? [{ item, read }] : []));
}

/** The name beside the label, or on the line after it. */
function findSubmitter(head: readonly LineItem[]): LineItem | undefined {
  const at = head.findIndex(({ kind }) => kind === 'submitter');
  const named = head[at]?.value ? head[at] : head[at + 1];
  const value = named?.value || named?.segment.text;
  return at !== -1 && named && value && /^[\w.-]+$/.test(value) ? { ...named, value } : undefined;
}

/** The account beside the rank is the organisation; elsewhere it may be anyone who voted. */
function findAccount(head: readonly LineItem[]): LineItem | undefined {
  const at = head.findIndex(({ kind }) => kind === 'rank');
  const next = head[at + 1];
  return at !== -1 && next?.kind === 'account' ? next : undefined;
}

/** Names of authors with a comma between each two; none if any of them is in doubt. */
function readNames(above: readonly LineItem[], source: Source): CardValue[] {
  const label = above.findIndex(({ kind }) => kind === 'authors-label');
  if (label === -1) return [];
  const names: CardValue[] = [];
  let isDue = true;
  const lines = [...new Set(above.slice(label + 1).map(({ line }) => line))];
  for (const { text, start, end } of lines.flatMap(({ segments }) => segments)) {
    const name = text.replace(/ ?,$/, '');
    if (name !== '') {
      const at = source.text.slice(start, end).indexOf(name);
      const range = { start: start + at, end: start + at + name.length };
      const value = at === -1 ? null : readValue(source, 'authors', range, null);
      if (
        !isDue ||
        value === null ||
        value.text === names.at(-1)?.text ||
        /[,:]/.test(name) ||
        name.length > 100
      )
        return [];
      names.push(value);
      isDue = false;
    }
    if (text.endsWith(',')) {
      if (isDue) return [];
      isDue = true;
    }
  }
  return isDue ? [] : names;
}
