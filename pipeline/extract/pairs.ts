import type { Code } from '../problem/problem.ts';
import { excerpt } from '../text/show.ts';
import { isDoubtful, measureWordOverlap } from './word-overlap.ts';
import type { Paragraph } from './paragraphs.ts';
import { type Role, assignRoles } from './role.ts';
import { endsWithTitle, isSplitParagraph } from './damage.ts';

export interface TitleAndAbstract {
  title: Paragraph;
  abstract: Paragraph;
}

/** One paragraph, or a title and its abstract, that cannot be a record, with the reason. */
export interface Reject extends Reason {
  paragraphs: Paragraph[];
}

interface Reason {
  code: Code;
  message: string;
}

export interface Paired {
  pairs: TitleAndAbstract[];
  rejects: Reject[];
}

/** A title and the abstract right after it, with their neighbours. */
interface Adjacent extends TitleAndAbstract {
  /** The paragraph before the title, if it is a title too. */
  titleBefore: Paragraph | null;
  /** The paragraph after the abstract, if it is an abstract too. */
  abstractAfter: Paragraph | null;
}

/**
 * Pairs each title of one page with the abstract right after it. Pairing starts anew at each title, so a damaged
 * paragraph costs at most its own record. If damage makes it unclear which abstract belongs to which title, neither
 * is paired.
 */
export function pairTitles(paragraphs: readonly Paragraph[]): Paired {
  // the role of a paragraph must not depend on its line ends
  const roles = assignRoles(paragraphs.map(({ text }) => text.replaceAll('\r\n', '\n')));
  const pairs: TitleAndAbstract[] = [];
  const rejects: Reject[] = [];
  for (let index = 0; index < paragraphs.length; index++) {
    const adjacent = findAdjacent(paragraphs, roles, index);
    if (adjacent === null) {
      rejects.push(rejectUnpaired(paragraphs[index] as Paragraph, roles[index], paragraphs[index - 1]));
      continue;
    }
    const { title, abstract } = adjacent;
    const reason = findDoubt(adjacent);
    if (reason) rejects.push({ ...reason, paragraphs: [title, abstract] });
    else pairs.push({ title, abstract });
    index++; // skip the abstract
  }
  return { pairs, rejects };
}

function findAdjacent(
  paragraphs: readonly Paragraph[],
  roles: readonly Role[],
  index: number,
): Adjacent | null {
  const [title, abstract] = [paragraphs[index], paragraphs[index + 1]];
  if (!title || !abstract || roles[index] !== 'title' || roles[index + 1] !== 'abstract') return null;
  return {
    title,
    abstract,
    titleBefore: (roles[index - 1] === 'title' && paragraphs[index - 1]) || null,
    abstractAfter: (roles[index + 2] === 'abstract' && paragraphs[index + 2]) || null,
  };
}

/** Why a title and an abstract are not a record, or null if they are. */
function findDoubt({ title, abstract, titleBefore, abstractAfter }: Adjacent): Reason | null {
  const fault = title.fault ?? abstract.fault;
  if (fault) return fault;
  if (title.text.length > abstract.text.length)
    return { code: 'extract/unclear-pairing', message: 'the title is longer than the abstract after it' };
  // two titles, then two abstracts: the middle two were swapped, or two paragraphs are missing
  if (titleBefore && abstractAfter && titleBefore.text !== title.text && abstractAfter.text !== abstract.text)
    return {
      code: 'extract/unclear-pairing',
      message: `two titles and then two abstracts around ${quote(title)}`,
    };
  return (
    (titleBefore && findTitleDoubt(titleBefore, title, abstract)) ??
    (abstractAfter && findAbstractDoubt(title, abstract, abstractAfter))
  );
}

/** Two titles before one abstract: usually the first has lost its abstract, but the second may be a stray line or a continuation. */
function findTitleDoubt(before: Paragraph, title: Paragraph, abstract: Paragraph): Reason | null {
  if (isSplitParagraph(before.text, title.text))
    return { code: 'extract/split-paragraph', message: `${quote(title)} continues ${quote(before)}` };
  if (isSplitParagraph(title.text, abstract.text))
    return { code: 'extract/split-paragraph', message: `the paragraph after ${quote(title)} continues it` };
  if (
    isDoubtful(
      measureWordOverlap(title.text, abstract.text),
      measureWordOverlap(before.text, abstract.text),
      0.1,
    )
  )
    return {
      code: 'extract/unclear-pairing',
      message: `the abstract speaks of ${quote(before)}, not of ${quote(title)}`,
    };
  return null;
}

/** Two abstracts after one title: usually the second has lost its title, but the first may be stray text or end with that title. */
function findAbstractDoubt(title: Paragraph, abstract: Paragraph, after: Paragraph): Reason | null {
  if (isSplitParagraph(abstract.text, after.text))
    return {
      code: 'extract/split-paragraph',
      message: `the abstract of ${quote(title)} continues in the next paragraph`,
    };
  if (endsWithTitle(abstract.text, after.text))
    return {
      code: 'extract/glued-paragraphs',
      message: `the abstract of ${quote(title)} ends with the next title`,
    };
  if (
    isDoubtful(measureWordOverlap(title.text, abstract.text), measureWordOverlap(title.text, after.text), 0.2)
  )
    return {
      code: 'extract/unclear-pairing',
      message: `the second of two abstracts speaks of ${quote(title)}, not the first`,
    };
  return null;
}

function rejectUnpaired(paragraph: Paragraph, role: Role | undefined, before: Paragraph | undefined): Reject {
  const { code, message } = paragraph.fault ?? explainUnpaired(paragraph, role, before);
  return { code, message, paragraphs: [paragraph] };
}

function explainUnpaired(
  paragraph: Paragraph,
  role: Role | undefined,
  before: Paragraph | undefined,
): Reason {
  if (before?.text === paragraph.text)
    return { code: 'extract/repeated-paragraph', message: `${quote(paragraph)} stands there twice` };
  if (role === 'title')
    return {
      code: 'extract/title-without-abstract',
      message: `${quote(paragraph)} has no abstract after it`,
    };
  if (role === 'abstract')
    return { code: 'extract/abstract-without-title', message: `${quote(paragraph)} has no title before it` };
  return { code: 'extract/not-text', message: `${quote(paragraph)} is no text` };
}

function quote({ text }: Paragraph): string {
  return `"${excerpt(text)}"`;
}
