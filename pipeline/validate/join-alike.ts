import type { Problem } from '../problem/problem.ts';
import { formatCount } from '../text/plural.ts';

/** So many alike are shown one by one; a person reads no more. */
const MOST = 5;

/** Says problems of one kind in one file once, at the first place, if they are many; the quarantine has each part. */
export function joinAlike(problems: readonly Problem[]): Problem[] {
  const counts = new Map<string, number>();
  for (const { code } of problems) counts.set(code, (counts.get(code) ?? 0) + 1);
  const said = new Set<string>();
  return problems.flatMap((one) => {
    const count = counts.get(one.code) ?? 0;
    if (count <= MOST) return [one];
    if (said.has(one.code)) return [];
    said.add(one.code);
    return [
      { ...one, message: `${formatCount(count)} parts of the file, of which the first: ${one.message}` },
    ];
  });
}
