import type { KeptRecord } from '../emit/rows.ts';
import { normaliseTitle } from '../merge/normalise.ts';
import { findMostSimilar } from './most-similar.ts';
import type { MergedPaper, Merged } from '../merge/merged.ts';

export interface FoundPaper {
  papers: MergedPaper<KeptRecord>[];
  /** Papers that may be meant, the most similar first; empty if papers were found. */
  suggestions: Suggestion[];
  /** How many papers have all the words, if that is why one has to be chosen; else 0. */
  fitting: number;
}

interface Suggestion {
  title: string;
  paper_id: string;
  /** Of the title and the question. */
  similarity: number;
}

/** Papers in a list; more would not be read. */
const LISTED = 10;

/** Similar titles that are listed when no title has the words. */
const SUGGESTED = 5;

/** A title this similar to the question is the one that was meant, with a typo. */
const TYPO = 0.85;

/**
 * Finds papers by a live or redirected id, by an arXiv id, or by a title, which several may share. A title need not be
 * whole: its beginning, some of its words, or a typo in it are enough where one paper alone fits. Where several fit,
 * they are suggestions.
 */
export function findPaper(asked: string, { papers, redirects }: Merged<KeptRecord>): FoundPaper {
  const id = redirects.find((row) => row.id === asked)?.paper_id ?? asked;
  const key = normaliseTitle(asked);
  const isMeant = ({ record }: { record: KeptRecord }) =>
    normaliseTitle(record.title) === key || record.arxiv_id === asked;
  const exact = papers.filter((paper) => paper.id === id || paper.members.some(isMeant));
  if (exact.length > 0) return found(exact);
  const titled = papers.flatMap((paper) =>
    paper.members.map(({ record }) => ({ paper, title: record.title })),
  );
  const fits = LIKE.map((isLike) => titled.filter(({ title }) => isLike(normaliseTitle(title), key))).find(
    (some) => some.length > 0,
  );
  return fits === undefined ? findSimilar(asked, titled) : choose(asked, fits);
}

/** Ways in which a title may be like the question, the surest first. */
const LIKE: readonly ((title: string, key: string) => boolean)[] = [
  (title, key) => key !== '' && title.startsWith(key),
  (title, key) => key !== '' && ` ${title} `.includes(` ${key} `),
  (title, key) => hasWords(title, key, (word, asked) => word === asked),
  (title, key) => hasWords(title, key, (word, asked) => word.startsWith(asked)),
];

function hasWords(title: string, key: string, isLike: (word: string, asked: string) => boolean): boolean {
  const [words, all] = [splitWords(title), splitWords(key)];
  return all.length > 0 && all.every((asked) => words.some((word) => isLike(word, asked)));
}

function splitWords(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

interface Titled {
  paper: MergedPaper<KeptRecord>;
  title: string;
}

/** The only paper that fits, or a list to choose from. */
function choose(asked: string, fits: readonly Titled[]): FoundPaper {
  const [first, ...others] = new Set(fits.map(({ paper }) => paper));
  if (first !== undefined && others.length === 0) return found([first]);
  return { papers: [], suggestions: rank(asked, fits, LISTED), fitting: others.length + 1 };
}

function rank(asked: string, titled: readonly Titled[], count: number): Suggestion[] {
  return findMostSimilar([asked], titled, ({ title }) => title, {
    count,
    groupOf: ({ paper }) => paper.id,
  }).map(({ one: { title, paper }, similarity }) => ({ title, paper_id: paper.id, similarity }));
}

/** A title with a typo is found; less similar titles are suggestions. */
function findSimilar(asked: string, titled: readonly Titled[]): FoundPaper {
  const suggestions = rank(asked, titled, SUGGESTED);
  const meant = suggestions.filter(({ similarity }) => similarity >= TYPO);
  const [only] = meant;
  const paper = titled.find(({ paper }) => meant.length === 1 && paper.id === only?.paper_id)?.paper;
  return paper === undefined ? { papers: [], suggestions, fitting: 0 } : found([paper]);
}

function found(papers: MergedPaper<KeptRecord>[]): FoundPaper {
  return { papers, suggestions: [], fitting: 0 };
}
