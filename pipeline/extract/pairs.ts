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

/** Paragraphs that are no record, with the reason; two when a title and its abstract go together. */
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

/** A title and the paragraph after it, an abstract, with the roles of what stands around them. */
interface Adjacent extends TitleAndAbstract {
  /** The paragraph before the title, where that is a title too. */
  titleBefore: Paragraph | null;
  /** The paragraph after the abstract, where that is an abstract too. */
  abstractAfter: Paragraph | null;
}

/**
 * Pairs the text paragraphs of one page: a title with the abstract right after it. One damaged paragraph costs at most
 * the record that it belongs to, as pairing starts anew at each title; where damage leaves it open which abstract belongs
 * to which title, none is paired.
 */
export function pairTitles(paragraphs: readonly Paragraph[]): Paired {
  // what a paragraph is must not hang on how its lines end
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
    index++; // the abstract is done with its title
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

/** Why a meeting is no record, or null when it is one. */
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

/** Two titles before one abstract: usually the first has lost its abstract, but the second may be a stray line or its other half. */
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

/** Two abstracts after one title: usually the second has lost its title, but the first may be a stray text, or hold the lost title at its end. */
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
