import { formatPercent } from '../text/percent.ts';
import { show } from '../text/show.ts';
import { differing, type DifferenceMark } from './differing.ts';
import type { OpenPair } from './pairs.ts';

/** A pair for a person who is to decide on it. */
export function formatPair(pair: OpenPair, marks?: [DifferenceMark, DifferenceMark]): string {
  const [titleA, titleB] = differing(pair.title_a, pair.title_b, marks);
  const [abstractA, abstractB] = differing(pair.abstract_a, pair.abstract_b, marks);
  const evidence = [
    ...pair.evidence_for.map((words) => `  for:     ${show(words)}`),
    ...pair.evidence_against.map((words) => `  against: ${show(words)}`),
  ];
  return [
    `titles ${formatPercent(pair.similarity)} alike, abstracts ${formatPercent(pair.abstract_similarity)}; ${pair.rule}`,
    ...evidence,
    ...(pair.judgement === null ? [] : [`  judged:  ${show(pair.judgement)}`]),
    '',
    `a  ${titleA}`,
    `   ${show(pair.digest_id_a)}, ${pair.position_a}.; ${pair.paper_id_a}`,
    `b  ${titleB}`,
    `   ${show(pair.digest_id_b)}, ${pair.position_b}.; ${pair.paper_id_b}`,
    '',
    ...(abstractA === abstractB
      ? [`both abstracts: ${abstractA}`]
      : [`a: ${abstractA}`, '', `b: ${abstractB}`]),
  ].join('\n');
}
