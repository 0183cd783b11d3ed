import { stemOf } from './content-words.ts';
import { type Qualifiers, WORDS } from './qualifiers.ts';

/** Words whose opposite the other title has: theorems and models come in such pairs. */
export const opposites: Qualifiers = (title, other) => {
  const [own, others] = [stemsOf(title), stemsOf(other)];
  const isReordered = sameWords(own, others);
  return OPPOSITES.flatMap((pair) => {
    const among = (stems: readonly Stem[]) => stems.filter(({ stem }) => pair.includes(stem));
    const [ours, theirs] = [among(own), among(others)];
    const [more, less] = [beyond(ours, theirs), beyond(theirs, ours)];
    // no unmatched word on the other side: report only a change of order
    if (less.length > 0) return more;
    return isReordered && inOrder(ours, title) !== inOrder(theirs, other) ? ours : [];
  }).map(({ text, at }) => ({ text, at, length: text.length, firm: true }));
};

interface Stem {
  stem: string;
  text: string;
  at: number;
}

function stemsOf(title: string): Stem[] {
  return [...title.matchAll(WORDS)].map(({ 0: text, index }) => ({ stem: stemOf(text), text, at: index }));
}

/** The stems that one title has more often than the other. */
function beyond(some: readonly Stem[], others: readonly Stem[]): Stem[] {
  const left = new Map<string, number>();
  for (const { stem } of others) left.set(stem, (left.get(stem) ?? 0) + 1);
  return some.filter(({ stem }) => {
    const count = left.get(stem) ?? 0;
    left.set(stem, count - 1);
    return count <= 0;
  });
}

function sameWords(some: readonly Stem[], others: readonly Stem[]): boolean {
  return some.length === others.length && beyond(some, others).length === 0;
}

/** Their order, if it matters: text to image is not image to text, but local and global is global and local. */
function inOrder(stems: readonly Stem[], title: string): string {
  const [first, last] = [stems[0], stems.at(-1)];
  const between = first && last ? title.slice(first.at + first.text.length, last.at) : '';
  const order = stems.map(({ stem }) => stem);
  return (LISTING.test(between) ? order.sort() : order).join(' ');
}

const LISTING = /^(?:-? (?:and|or|&|vs|versus) |[/,&-] ?)$/;

const OPPOSITES = `upper lower|left right|minimum maximum|minimal maximal|min max|minimizing maximizing
  minimization maximization|discrete continuous|finite infinite|positive negative|even odd|convex concave|inner outer
  local global|static dynamic|forward backward inverse|online offline|encoder decoder|strong weak|hard soft
  homogeneous heterogeneous|symmetric asymmetric|linear quadratic cubic|real complex|rational irrational
  elliptic parabolic hyperbolic|bosonic fermionic|male female|source target|training inference|before after
  image video audio speech music text code 3d|classical quantum|euclidean riemannian
  input output|short long|internal external|single multiple|small large|light heavy|low high|cold hot`
  .split(/[|\n]/)
  .map((pair) => pair.trim().split(' ').map(stemOf));
