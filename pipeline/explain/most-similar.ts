import { normaliseTitle } from '../merge/normalise.ts';
import { titleSimilarity } from '../merge/compare/similarity.ts';

/** Something with a title, and the one of the given titles that is most like it. */
export interface Similar<T> {
  one: T;
  /** Index of the given title. */
  to: number;
  similarity: number;
}

/**
 * Those whose titles are most like any of some titles, the most similar first, one of each group. Every title
 * is looked at, which takes seconds for a million.
 */
export function findMostSimilar<T>(
  titles: readonly string[],
  all: readonly T[],
  titleOf: (one: T) => string,
  { count, groupOf }: { count: number; groupOf: (one: T) => string },
): Similar<T>[] {
  const keys = [...new Set(titles.map(normaliseTitle))];
  const best = new Map<string, Similar<T>>();
  for (const one of all) {
    const nearest = nearestOf(keys, one, normaliseTitle(titleOf(one)));
    const known = best.get(groupOf(one));
    if (nearest.similarity > (known?.similarity ?? 0)) best.set(groupOf(one), nearest);
  }
  return [...best.values()]
    .sort((p, q) => q.similarity - p.similarity)
    .slice(0, count)
    .map((similar) => ({
      ...similar,
      to: titles.findIndex((title) => normaliseTitle(title) === keys[similar.to]),
    }));
}

function nearestOf<T>(keys: readonly string[], one: T, title: string): Similar<T> {
  return keys
    .map((key, to) => ({ one, to, similarity: titleSimilarity(key, title) }))
    .reduce((p, q) => (q.similarity > p.similarity ? q : p));
}
