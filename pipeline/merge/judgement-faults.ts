import type { Judgement } from '../../schemas/types.ts';
import type { Component } from './cluster/components.ts';
import { firstOf } from './cluster/exact-duplicates.ts';
import { keysOf, partsOf, type Constraints, toConstraints } from './decide/judgements.ts';
import type { Resolved } from './cluster/resolve.ts';
import { HUB_DEGREE } from './thresholds.ts';

/** What is wrong with a judgement. */
export interface JudgementFault {
  kind: 'contradiction' | 'oversized' | 'stale' | 'needless';
  /** Index of the judgement in the input of merge. */
  judgement: number;
  /** The judgements that it contradicts or repeats, or that together with it call too many titles the same. */
  others: number[];
  /** The key of the judgement that is at fault. */
  key: 'verdict' | 'title_a' | 'title_b';
}

type ResolveWith = (component: Component, judgements: readonly Judgement[]) => Resolved;

/** Finds what is wrong with judgements, in their order. */
export function findJudgementFaults(
  judgements: readonly Judgement[],
  components: readonly Component[],
  resolveWith: ResolveWith,
): JudgementFault[] {
  if (judgements.length === 0) return [];
  const componentOf = new Map(
    components.flatMap((component) => component.titles.map(({ key }) => [key, component])),
  );
  const constraints = toConstraints(judgements);
  const wrong = [...findContradictions(judgements, constraints), ...findOversized(judgements, constraints)];
  const stale = judgements.flatMap((judgement, i) => findStaleTitles(judgement, i, componentOf));
  const repeats = findRepeats(judgements);
  const repeated = new Set(repeats.map((one) => one.judgement));
  const faulty = new Set([...wrong, ...stale].flatMap((one) => [one.judgement, ...one.others]));
  const isNeedless = makeNeedlessCheck(
    judgements.filter((_, i) => !repeated.has(i)),
    componentOf,
    resolveWith,
  );
  const needless = judgements.flatMap((judgement, i) =>
    !repeated.has(i) && !faulty.has(i) && isNeedless(judgement) ? [toFault('needless', i)] : [],
  );
  return [...wrong, ...stale, ...repeats, ...needless].sort((p, q) => p.judgement - q.judgement);
}

function toFault(
  kind: JudgementFault['kind'],
  judgement: number,
  rest: Partial<JudgementFault> = {},
): JudgementFault {
  return { kind, judgement, others: [], key: 'verdict', ...rest };
}

/** Pairs judged both same and different, reported at the last judgement involved. */
function findContradictions(judgements: readonly Judgement[], constraints: Constraints): JudgementFault[] {
  return judgements.flatMap((judgement, i) => {
    const calls = judgement.verdict === 'different' ? constraints.callingSame(...keysOf(judgement)) : null;
    if (calls === null) return [];
    const all = [i, ...calls.map((call) => judgements.indexOf(call))].sort((p, q) => p - q);
    return toFault('contradiction', all.at(-1) as number, { others: all.slice(0, -1) });
  });
}

/** Too many titles judged the same, reported at the last judgement involved. */
function findOversized(judgements: readonly Judgement[], { crowds }: Constraints): JudgementFault[] {
  return crowds.map((titles) => {
    const oversized = new Set(titles);
    const all = judgements.flatMap((judgement, i) =>
      judgement.verdict === 'same' && oversized.has(keysOf(judgement)[0]) ? [i] : [],
    );
    return toFault('oversized', all.at(-1) as number, { others: all.slice(0, -1) });
  });
}

/** Titles that no dump has. */
function findStaleTitles(
  judgement: Judgement,
  i: number,
  componentOf: ReadonlyMap<string, Component>,
): JudgementFault[] {
  const [a, b] = keysOf(judgement);
  const keys = [
    ...(componentOf.has(a) ? [] : ['title_a' as const]),
    ...(componentOf.has(b) ? [] : ['title_b' as const]),
  ];
  return keys.map((key) => toFault('stale', i, { key }));
}

/** Judgements that repeat an earlier one. */
function findRepeats(judgements: readonly Judgement[]): JudgementFault[] {
  const first = new Map<string, number>();
  return judgements.flatMap((judgement, i) => {
    const said = [judgement.verdict, ...keysOf(judgement).sort()].join('\n');
    const before = first.get(said);
    if (before === undefined) first.set(said, i);
    return before === undefined ? [] : toFault('needless', i, { others: [before] });
  });
}

/** Makes a test whether the papers and review pairs are the same without a judgement. */
function makeNeedlessCheck(
  judgements: readonly Judgement[],
  componentOf: ReadonlyMap<string, Component>,
  resolveWith: ResolveWith,
): (judgement: Judgement) => boolean {
  const judgementsOn = indexByComponent(judgements);
  const outcomes = new Map<Component, string>();
  return (judgement) => {
    const [component, other] = keysOf(judgement).map((key) => componentOf.get(key)) as [Component, Component]; // stale judgements are excluded before
    if (component !== other) return true; // the two are never compared
    const some = judgementsOn(component);
    // each trial uses all the others: thousands of judgements would take quadratic time, for a mere hint
    if (some.length > HUB_DEGREE) return false;
    const outcome = outcomes.get(component) ?? summarise(resolveWith(component, some));
    outcomes.set(component, outcome);
    const others = some.filter((one) => one !== judgement);
    return summarise(resolveWith(component, others)) === outcome;
  };
}

/** Maps a component to the judgements that may affect it, directly or through a chain of judgements. */
function indexByComponent(judgements: readonly Judgement[]): (component: Component) => Judgement[] {
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

function summarise({ papers, reviewPairs }: Resolved): string {
  const open = reviewPairs.filter(({ decision }) => decision.outcome !== 'different');
  return JSON.stringify([
    papers.map(({ sets }) => sets.map(firstOf)),
    open.map(({ a, b }) => [firstOf(a), firstOf(b)]),
  ]);
}
