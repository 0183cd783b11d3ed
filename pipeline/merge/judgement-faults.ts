import type { Judgement } from '../../schemas/types.ts';
import type { Component } from './cluster/components.ts';
import { firstOf } from './cluster/exact-duplicates.ts';
import { keysOf, partsOf, type Constraints, toConstraints } from './decide/judgements.ts';
import type { Resolved } from './cluster/resolve.ts';
import { HUB_DEGREE } from './thresholds.ts';

/** What is wrong with a judgement. */
export interface JudgementFault {
  kind: 'contradiction' | 'crowd' | 'stale' | 'needless';
  /** Index of the judgement among those that merge was given. */
  judgement: number;
  /** Those that it contradicts or repeats, or with which it calls too many titles the same. */
  others: number[];
  /** The key of the judgement that is at fault. */
  key: 'verdict' | 'title_a' | 'title_b';
}

type SettleBy = (group: Component, judgements: readonly Judgement[]) => Resolved;

/** What is wrong with judgements, in their order. */
export function findJudgementFaults(
  judgements: readonly Judgement[],
  groups: readonly Component[],
  settleBy: SettleBy,
): JudgementFault[] {
  if (judgements.length === 0) return [];
  const groupOf = new Map(groups.flatMap((group) => group.titles.map(({ key }) => [key, group])));
  const rulings = toConstraints(judgements);
  const wrong = [...contradictionsOf(judgements, rulings), ...crowdsOf(judgements, rulings)];
  const stale = judgements.flatMap((judgement, i) => staleOf(judgement, i, groupOf));
  const repeats = repeatsOf(judgements);
  const repeated = new Set(repeats.map((one) => one.judgement));
  const faulty = new Set([...wrong, ...stale].flatMap((one) => [one.judgement, ...one.others]));
  const isIdle = idleAmong(
    judgements.filter((_, i) => !repeated.has(i)),
    groupOf,
    settleBy,
  );
  const idle = judgements.flatMap((judgement, i) =>
    !repeated.has(i) && !faulty.has(i) && isIdle(judgement) ? [remark('needless', i)] : [],
  );
  return [...wrong, ...stale, ...repeats, ...idle].sort((p, q) => p.judgement - q.judgement);
}

function remark(
  kind: JudgementFault['kind'],
  judgement: number,
  rest: Partial<JudgementFault> = {},
): JudgementFault {
  return { kind, judgement, others: [], key: 'verdict', ...rest };
}

/** A pair that is called both same and different; told of the last of the judgements that say so. */
function contradictionsOf(judgements: readonly Judgement[], rulings: Constraints): JudgementFault[] {
  return judgements.flatMap((judgement, i) => {
    const calls = judgement.verdict === 'different' ? rulings.callingSame(...keysOf(judgement)) : null;
    if (calls === null) return [];
    const all = [i, ...calls.map((call) => judgements.indexOf(call))].sort((p, q) => p - q);
    return remark('contradiction', all.at(-1) as number, { others: all.slice(0, -1) });
  });
}

/** Too many titles that are called the same; told of the last of the judgements that say so. */
function crowdsOf(judgements: readonly Judgement[], { crowds }: Constraints): JudgementFault[] {
  return crowds.map((titles) => {
    const crowd = new Set(titles);
    const all = judgements.flatMap((judgement, i) =>
      judgement.verdict === 'same' && crowd.has(keysOf(judgement)[0]) ? [i] : [],
    );
    return remark('crowd', all.at(-1) as number, { others: all.slice(0, -1) });
  });
}

/** A title that no dump has. */
function staleOf(judgement: Judgement, i: number, groupOf: ReadonlyMap<string, Component>): JudgementFault[] {
  const [a, b] = keysOf(judgement);
  const keys = [
    ...(groupOf.has(a) ? [] : ['title_a' as const]),
    ...(groupOf.has(b) ? [] : ['title_b' as const]),
  ];
  return keys.map((key) => remark('stale', i, { key }));
}

/** What an earlier judgement says too. */
function repeatsOf(judgements: readonly Judgement[]): JudgementFault[] {
  const first = new Map<string, number>();
  return judgements.flatMap((judgement, i) => {
    const said = [judgement.verdict, ...keysOf(judgement).sort()].join('\n');
    const before = first.get(said);
    if (before === undefined) first.set(said, i);
    return before === undefined ? [] : remark('needless', i, { others: [before] });
  });
}

/** Whether without a judgement the same papers and the same doubts come out. */
function idleAmong(
  judgements: readonly Judgement[],
  groupOf: ReadonlyMap<string, Component>,
  settleBy: SettleBy,
): (judgement: Judgement) => boolean {
  const concerning = concerningAmong(judgements);
  const outcomes = new Map<Component, string>();
  return (judgement) => {
    const [group, other] = keysOf(judgement).map((key) => groupOf.get(key)) as [Component, Component]; // not stale
    if (group !== other) return true; // the two are never compared
    const some = concerning(group);
    // each is tried with all others: thousands would be the square of that, and none of them is wrong
    if (some.length > HUB_DEGREE) return false;
    const outcome = outcomes.get(group) ?? outcomeOf(settleBy(group, some));
    outcomes.set(group, outcome);
    const others = some.filter((one) => one !== judgement);
    return outcomeOf(settleBy(group, others)) === outcome;
  };
}

/** The judgements that may have a say in a group: on one of its titles, or on what leads to one. */
function concerningAmong(judgements: readonly Judgement[]): (group: Component) => Judgement[] {
  const partOf = partsOf(judgements);
  const parts = new Map<string | undefined, Judgement[]>();
  for (const judgement of judgements) {
    const part = partOf.get(keysOf(judgement)[0]);
    const known = parts.get(part);
    if (known) known.push(judgement);
    else parts.set(part, [judgement]);
  }
  return ({ titles }) =>
    [...new Set(titles.map(({ key }) => partOf.get(key)))].flatMap((part) => parts.get(part) ?? []);
}

function outcomeOf({ papers, doubts }: Resolved): string {
  const open = doubts.filter(({ decision }) => decision.outcome !== 'different');
  return JSON.stringify([
    papers.map(({ points }) => points.map(firstOf)),
    open.map(({ a, b }) => [firstOf(a), firstOf(b)]),
  ]);
}
