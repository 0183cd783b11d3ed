import { formatPercent } from '../text/percent.ts';
import { show } from '../text/show.ts';
import { putSideBySide } from '../text/columns.ts';
import { type DifferenceMark, markBothSides, measureSharedWords } from '../text/word-diff.ts';
import type { OpenPair } from './pairs.ts';

/** How a pair is shown. */
export interface PairLooks {
  marks?: [DifferenceMark, DifferenceMark];
  /** Columns of the terminal (default: none, and nothing stands side by side). */
  width?: number;
}

/** Formats a pair for the person who decides it. */
export function formatPair(pair: OpenPair, looks: PairLooks = {}): string {
  const [titleA, titleB] = compareTexts(pair.title_a, pair.title_b, looks);
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
    ...listAbstracts(pair, looks),
  ].join('\n');
}

/** With less in common, marks would cut both texts into single words, and nobody could read either. */
const LITTLE = 0.5;

/** Marks what differs, unless the texts share little. */
function compareTexts(a: string, b: string, { marks }: PairLooks): [string, string] {
  return measureSharedWords(a, b) < LITTLE ? [show(a), show(b)] : markBothSides(a, b, marks);
}

/** Abstracts that share little stand side by side, where the terminal has room for it. */
function listAbstracts({ abstract_a, abstract_b }: OpenPair, looks: PairLooks): string[] {
  const [a, b] = [abstract_a, abstract_b].map((one) => one ?? 'the page shows no abstract') as [
    string,
    string,
  ];
  if (abstract_a === abstract_b) return [`both abstracts: ${show(a)}`];
  const share = abstract_a === null || abstract_b === null ? 0 : measureSharedWords(a, b);
  if (share === 1) return [`both abstracts: ${show(a)}`];
  const [shownA, shownB] = compareTexts(a, b, looks);
  const columns = share < LITTLE ? putSideBySide(`a: ${shownA}`, `b: ${shownB}`, looks.width ?? 0) : null;
  return columns ?? [`a: ${shownA}`, '', `b: ${shownB}`];
}
