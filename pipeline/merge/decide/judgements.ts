import type { Judgement } from '../../../schemas/types.ts';
import { normaliseTitle } from '../normalise.ts';
import { compare } from '../../text/compare.ts';
import { HUB_DEGREE } from '../thresholds.ts';

/** A must-link or cannot-link of two titles, and the judgement, or chain of judgements, behind it. */
export interface Constraint {
  verdict: Judgement['verdict'];
  judgements: readonly Judgement[];
}

/** All must-links and cannot-links, by normalised titles. */
export interface Constraints {
  on(a: string, b: string): Constraint | null;
  /** The judgements that call two titles the same, ignoring contrary ones; null where there are none. */
  callingSame(a: string, b: string): Judgement[] | null;
  /** Whether a judgement calls this title, or one judged the same, different from another. */
  isApart(title: string): boolean;
  /** The representative of the titles judged the same as this one, directly or transitively; null where there are none. */
  classOf(title: string): string | null;
  /** Classes of titles judged the same that are too large for one paper; their judgements are ignored. */
  crowds: readonly (readonly string[])[];
}

/**
 * Turns judgements into constraints; their order does not matter. `same` is transitive: if A is B and B is C, then A
 * is C, and if C is not D, then A is not D. If a pair is judged both, `different` wins. A class of more than
 * HUB_DEGREE titles is ignored: its pairs would be too many to decide and to report.
 *
 * A judgement on two titles does not apply to two records of one of them; one on a title and itself does.
 */
export function toConstraints(judgements: readonly Judgement[]): Constraints {
  const said: Record<Judgement['verdict'], Said> = { same: new Map(), different: new Map() };
  for (const judgement of [...judgements].sort(byAge)) note(judgement, said[judgement.verdict]);
  const classes = classesOf(said.same);
  const crowds = crowdsIn(classes);
  for (const title of crowds.flat()) {
    classes.delete(title);
    said.same.delete(title);
  }
  const classOf = (title: string) => classes.get(title) ?? title; // a title without judgements is a class of its own
  const apart = apartOf(said.different, classOf);
  const callingSame: Constraints['callingSame'] = (a, b) => {
    const itself = said.same.get(a)?.get(b);
    if (itself || a === b) return itself ? [itself] : null;
    return classOf(a) === classOf(b) ? chainOf(said.same, a, b) : null;
  };
  const on: Constraints['on'] = (a, b) => {
    const direct = said.different.get(a)?.get(b);
    if (direct) return { verdict: 'different', judgements: [direct] };
    const same = callingSame(a, b);
    if (same) return { verdict: 'same', judgements: same };
    const bridge = apart.get(classOf(a))?.get(classOf(b));
    if (!bridge || classOf(a) === classOf(b)) return null;
    const [before, after] = [chainOf(said.same, a, bridge.a), chainOf(said.same, bridge.b, b)];
    return { verdict: 'different', judgements: [...before, bridge.judgement, ...after] };
  };
  const isApart = (title: string) => apart.has(classOf(title));
  return { on, callingSame, isApart, classOf: (title) => classes.get(title) ?? null, crowds };
}

/** Maps each title to the first of all titles connected to it by judgements, whatever their verdicts. */
export function partsOf(judgements: readonly Judgement[]): Map<string, string> {
  const said: Said = new Map();
  for (const judgement of judgements) note(judgement, said);
  return classesOf(said);
}

/** The normalised titles of a judgement. */
export function keysOf({ title_a, title_b }: Judgement): [string, string] {
  return [normaliseTitle(title_a), normaliseTitle(title_b)];
}

/** The oldest judgement on each pair of titles, in both directions. */
type Said = Map<string, Map<string, Judgement>>;

function note(judgement: Judgement, said: Said): void {
  const [a, b] = keysOf(judgement);
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const) {
    const others = said.get(from) ?? new Map<string, Judgement>();
    if (!others.has(to)) others.set(to, judgement);
    said.set(from, others);
  }
}

function byAge(p: Judgement, q: Judgement): number {
  return (
    compare(p.date, q.date) ||
    compare(p.by, q.by) ||
    compare(p.title_a, q.title_a) ||
    compare(p.title_b, q.title_b) ||
    compare(p.reason, q.reason)
  );
}

/** Maps each title that was judged the same as others to the first of them. */
function classesOf(same: Said): Map<string, string> {
  const classes = new Map<string, string>();
  for (const first of [...same.keys()].sort(compare)) {
    const open = classes.has(first) ? [] : [first];
    for (let title = open.pop(); title !== undefined; title = open.pop()) {
      classes.set(title, first);
      for (const other of same.get(title)?.keys() ?? []) if (!classes.has(other)) open.push(other);
    }
  }
  return classes;
}

function crowdsIn(classes: ReadonlyMap<string, string>): string[][] {
  const titles = new Map<string, string[]>();
  for (const [title, first] of classes) {
    const known = titles.get(first);
    if (known) known.push(title);
    else titles.set(first, [title]);
  }
  return [...titles.values()].filter((some) => some.length > HUB_DEGREE);
}

/** A judgement that two classes are different, and its titles. */
interface Bridge {
  a: string;
  b: string;
  judgement: Judgement;
}

function apartOf(different: Said, classOf: (title: string) => string): Map<string, Map<string, Bridge>> {
  const apart = new Map<string, Map<string, Bridge>>();
  for (const [a, others] of different) {
    const bridges = apart.get(classOf(a)) ?? new Map<string, Bridge>();
    for (const [b, judgement] of others)
      if (!bridges.has(classOf(b))) bridges.set(classOf(b), { a, b, judgement });
    apart.set(classOf(a), bridges);
  }
  return apart;
}

/** The shortest chain of judgements from one title of a class to another. */
function chainOf(same: Said, from: string, to: string): Judgement[] {
  const chains = new Map<string, Judgement[]>([[from, []]]);
  for (const [title, chain] of chains) {
    if (title === to) return chain;
    for (const [next, judgement] of same.get(title) ?? [])
      if (!chains.has(next)) chains.set(next, [...chain, judgement]);
  }
  throw new Error(`"${from}" and "${to}" are not of one class`);
}
