import { show } from '../../pipeline/text/show.ts';
import type { Bar } from './bars.ts';
import type { DumpScores, TitlePair } from './dumps.ts';
import type { IdScores } from './ids.ts';
import type { DecidedPair, PairScores } from './pairs.ts';
import type { Scores } from './scores.ts';

export function textOfPairs(scores: PairScores, bars: readonly Bar[]): string {
  const { pairs, outcomes, unsureRate, atThreshold, wrong, notMerged } = scores;
  return [
    `${pairs} pairs`,
    ...(['same', 'different'] as const).map((truth) => {
      const { same, different, unsure } = outcomes[truth];
      return `  ${truth.padEnd(9)}  ${same} called the same, ${unsure} unsure, ${different} called different`;
    }),
    `  unsure     ${percent(unsureRate)} of all`,
    '',
    '  titles at least  by the rules                  by their titles alone',
    '                   precision  recall  F1         precision  recall  F1',
    ...atThreshold.map(
      ({ threshold, rules, titlesAlone }) =>
        `  ${threshold.toFixed(2).padEnd(15)}  ${cells(rules)}    ${cells(titlesAlone)}`,
    ),
    '',
    ...bars.map(lineOf),
    ...listed('different papers called the same', wrong.mergedDifferent),
    ...listed('same papers that nobody is asked about, in spite of a hint', wrong.hintLost),
    ...listed('typography only, and not called the same', wrong.typographyKeptApart),
    ...listed('same papers not called the same', notMerged),
  ].join('\n');
}

export function textOfDumps(scores: DumpScores, bars: readonly Bar[]): string {
  const { records, papers, merges, review, atThreshold, wrong } = scores;
  return [
    `${records} records in dumps: ${papers} papers, ${merges} merges, ${review} pairs in review`,
    '                   precision  recall  F1',
    `  pairwise         ${cells(scores.pairwise)}`,
    `  B-cubed          ${cells(scores.bCubed)}`,
    '',
    '  titles at least  precision  recall  F1         in review',
    ...atThreshold.map(
      ({ threshold, pairwise, review }) =>
        `  ${threshold.toFixed(2).padEnd(15)}  ${cells(pairwise)}    ${review}`,
    ),
    '',
    ...bars.map(lineOf),
    ...listed('different papers in one', wrong.merged),
    ...listed('papers in pieces', wrong.missed),
  ].join('\n');
}

export function textOfIds(scores: IdScores): string {
  const { records, withId, ids, papers, review, wrong } = scores;
  return [
    `${records} records, ${withId} of them with arXiv ids: ${ids} ids, ${papers} papers by text alone, ${review} pairs in review`,
    '                   precision  recall  F1',
    `  pairwise         ${cells(scores.pairwise)}`,
    `  B-cubed          ${cells(scores.bCubed)}`,
    ...listed('different ids in one paper', wrong.merged),
    ...listed('one id in several papers', wrong.missed),
  ].join('\n');
}

function cells({ precision, recall, f1 }: Scores): string {
  return `${precision.toFixed(4).padEnd(9)}  ${recall.toFixed(4)}  ${f1.toFixed(4)} `;
}

function lineOf({ name, found, holds, why }: Bar): string {
  return `  ${holds ? 'ok  ' : 'FAIL'}  ${name}: ${found} (${why})`;
}

function listed(heading: string, pairs: readonly (TitlePair & Partial<DecidedPair>)[]): string[] {
  if (pairs.length === 0) return [];
  return ['', `${heading}: ${pairs.length}`, ...pairs.flatMap(itemOf)];
}

function itemOf({ title_a, title_b, why, decision }: TitlePair & Partial<DecidedPair>): string[] {
  const grounds = decision
    ? [`    ${decision.outcome}, by ${decision.rule}; ${decision.evidenceAgainst.join('; ')}`]
    : [];
  return [
    `  - ${show(title_a)}`,
    `    ${show(title_b)}`,
    ...grounds,
    ...(why ? [`    truth: ${show(why)}`] : []),
  ];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
