import type { Merge } from '../../../schemas/types.ts';
import { checkArxivIds } from './arxiv-ids.ts';
import type { Checking } from '../finding.ts';
import { foldText, isPlain } from './plain-text.ts';
import type { Released } from '../released.ts';

/**
 * No merge is obviously wrong. The check of titles is rough, independent of merge, and skips titles where typography
 * or LaTeX leaves a doubt. A judgement may join records that are not similar.
 */
export function* checkCaution(released: Released): Checking {
  const { merges } = released;
  for (const { row, line } of merges) {
    for (const message of CHECKS[row.match](row)) yield { file: 'merges.jsonl', line, message };
  }
  yield* checkArxivIds(released);
  return { merges: merges.length };
}

const CHECKS: Readonly<Record<Merge['match'], (edge: Merge) => Iterable<string>>> = {
  exact: checkExact,
  'arxiv-id': checkSameId,
  similar: checkSimilar,
  judged: checkJudged,
};

function* checkExact({ title_a, title_b, similarity }: Merge): Generator<string> {
  if (similarity !== 1) yield `the match is exact, but the similarity ${similarity}`;
  if (isPlain(title_a) && isPlain(title_b) && foldText(title_a) !== foldText(title_b))
    yield 'the match is exact, but the titles differ in letters or digits';
}

/** The law of arXiv ids compares the ids themselves. */
function* checkSameId({ title_a, title_b }: Merge): Generator<string> {
  if (title_a === title_b) yield 'the match is arxiv-id, but the titles are equal';
}

/** In 99 of 100 pairs of different papers with similar titles the abstracts share less than this. */
const LEAST_ABSTRACT_SIMILARITY = 0.05;

/** Less similar titles belong to a retitled paper, and their numbers may differ. */
const LEAST_ALIKE = 0.5;

/** Less similar titles are rephrased; a number in only one of them may have come or gone with its phrase. */
const LEAST_ALIKE_FOR_ONE = 0.75;

function* checkSimilar({ title_a, title_b, similarity, abstract_similarity }: Merge): Generator<string> {
  const titles = [title_a, title_b];
  const isMutual = hasOwnNumber(title_a, title_b) && hasOwnNumber(title_b, title_a);
  const least = isMutual ? LEAST_ALIKE : LEAST_ALIKE_FOR_ONE;
  const areComparable = similarity >= least && titles.every(isPlain) && !titles.some(spellsNumber);
  if (areComparable && joinDigits(title_a) !== joinDigits(title_b))
    yield 'the match is similar, but the numbers in the titles differ';
  if (abstract_similarity !== null && abstract_similarity < LEAST_ABSTRACT_SIMILARITY)
    yield `the match is similar, but the abstracts agree by ${abstract_similarity} only`;
}

const NUMBER_WORDS =
  `zero one two three four five six seven eight nine ten eleven twelve dozen twenty thirty forty fifty sixty seventy
   eighty ninety hundred thousand million billion trillion first second third fourth fifth sixth seventh eighth ninth
   tenth eleventh twelfth [a-z]+teen [ivxlcdm]+`.split(/\s+/);

const NUMBER_WORD = new RegExp(`\\b(?:${NUMBER_WORDS.join('|')})s?\\b`, 'i');

/** Whether a title may have a number in letters: 2, two and II are equal. */
function spellsNumber(title: string): boolean {
  return NUMBER_WORD.test(title);
}

/** Whether a title has a number that the other lacks. */
function hasOwnNumber(title: string, other: string): boolean {
  const others: readonly string[] = other.match(/\d+/g) ?? [];
  return (title.match(/\d+/g) ?? []).some((number) => !others.includes(number));
}

/** All digits of a title, so that the grouping of numbers does not matter. */
function joinDigits(title: string): string {
  return title.replace(/\D/g, '');
}

function* checkJudged({ judgement }: Merge): Generator<string> {
  if (judgement === null) yield 'the match is judged, but there is no judgement';
}
