import type { Features } from '../compare/features.ts';
import { formatPercent } from '../../text/percent.ts';
import { CONTAINMENT } from '../thresholds.ts';

/** The evidence for one paper, as text for the tables. */
export function evidenceFor(pair: Features): string[] {
  const { arxivIds, equalTitles, equalLetters, titleSimilarity, equalNames, bothAbstracts, copied } = pair;
  const titles = equalTitles
    ? 'titles are equal'
    : equalLetters
      ? 'titles are equal but for blanks and punctuation'
      : `titles are ${formatPercent(titleSimilarity)} alike`;
  return [
    ...(arxivIds && arxivIds[0] === arxivIds[1] ? [`both have the arXiv id ${arxivIds[0]}`] : []),
    titles,
    ...(pair.cutTitle ? ['one title is the other without what it ends on'] : []),
    ...(equalNames && !equalTitles ? ['titles begin with the same name'] : []),
    ...(!bothAbstracts && equalLetters && pair.uncommonTitle ? ['the title is not a common one'] : []),
    ...(copied >= CONTAINMENT.equalName ? [sharing(pair)] : []),
  ];
}

/** The evidence against one paper. */
export function evidenceAgainst(pair: Features): string[] {
  const { arxivIds, differences, bothAbstracts, equalNames, copied, longer } = pair;
  return [
    ...(arxivIds && arxivIds[0] !== arxivIds[1]
      ? [`arXiv ids differ: ${arxivIds[0]} against ${arxivIds[1]}`]
      : []),
    ...differences.map(({ guard, a, b }) => `titles differ in ${guard}: ${quoted(a)} against ${quoted(b)}`),
    ...(equalNames === false ? ['titles begin with different names'] : []),
    ...(bothAbstracts || pair.uncommonTitle ? [] : ['the title is a common one']),
    ...(bothAbstracts ? [] : ['an abstract is not known']),
    ...(pair.templated ? ['reports of a challenge or workshop share phrases from year to year'] : []),
    ...(bothAbstracts && copied < CONTAINMENT.similarTitle ? [`only: ${sharing(pair)}`] : []),
    ...(longer >= MUCH_LONGER ? [`one abstract is ${longer.toFixed(1)} times as long as the other`] : []),
  ];
}

/** Nine in ten pairs of abstracts of one paper have a smaller ratio. */
const MUCH_LONGER = 1.6;

function sharing({ abstractSimilarity, copied }: Features): string {
  return `abstracts share ${formatPercent(abstractSimilarity)}, and ${formatPercent(copied)} of their words stand in common phrases`;
}

function quoted(marks: readonly string[]): string {
  return marks.length > 0 ? `"${marks.join(' ')}"` : 'none';
}
