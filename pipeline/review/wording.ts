import { formatPercent } from '../text/percent.ts';
import { show } from '../text/show.ts';
import { type DifferenceMark, markBothSides } from '../text/word-diff.ts';
import type { OpenPair } from './pairs.ts';

/** Formats a pair for the person who decides it. */
export function formatPair(pair: OpenPair, marks?: [DifferenceMark, DifferenceMark]): string {
  const [titleA, titleB] = markBothSides(pair.title_a, pair.title_b, marks);
  const evidence = [
    ...pair.evidence_for.map((words) => `  for:     ${show(words)}`),
    ...pair.evidence_against.map((words) => `  against: ${show(words)}`),
  ];
  const abstracts =
    pair.abstract_similarity === null ? '' : `, abstracts ${formatPercent(pair.abstract_similarity)}`;
  return [
    `titles ${formatPercent(pair.similarity)} alike${abstracts}; ${pair.rule}`,
    ...evidence,
    ...(pair.judgement === null ? [] : [`  judged:  ${show(pair.judgement)}`]),
    '',
    `a  ${titleA}`,
    `   ${show(pair.digest_id_a)}, ${pair.position_a}.; ${pair.paper_id_a}`,
    `b  ${titleB}`,
    `   ${show(pair.digest_id_b)}, ${pair.position_b}.; ${pair.paper_id_b}`,
    '',
    ...listAbstracts(pair, marks),
  ].join('\n');
}

function listAbstracts(
  { abstract_a, abstract_b }: OpenPair,
  marks?: [DifferenceMark, DifferenceMark],
): string[] {
  const [a, b] =
    abstract_a === null || abstract_b === null
      ? [abstract_a, abstract_b].map((abstract) => show(abstract ?? 'the page shows no abstract'))
      : markBothSides(abstract_a, abstract_b, marks);
  return a === b ? [`both abstracts: ${a}`] : [`a: ${a}`, '', `b: ${b}`];
}
