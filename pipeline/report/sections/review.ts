import { formatWaiting, waitsForPerson } from '../../merge/cluster/review.ts';
import { openBest } from '../best.ts';
import { markup } from '../markup.ts';
import { renderPairs, type TitlePair } from '../pairs.ts';
import type { ReportPart } from '../part.ts';
import { renderRest } from '../table.ts';
import { counted } from '../words.ts';

/** Pairs that the rules could not decide, for a person to review. */
export function reportReview(): ReportPart {
  const pairs = openBest<TitlePair>(SHOWN, (a, b) => b.similarity - a.similarity);
  let open = 0;
  let decided = 0;
  return {
    sees: {
      review: (pair) => {
        if (!waitsForPerson(pair)) decided += 1;
        else {
          open += 1;
          pairs.add(pair);
        }
      },
    },
    section: () => ({
      title: 'Pairs left to a person',
      id: 'review',
      body: markup`<p>${
        open === 0 ? 'No pair waits for a person.' : `${formatWaiting(open)}: `
      }${open === 0 ? null : markup`<code>npx daily-papers review</code> asks about each. They stay two papers until then.`} ${
        decided === 0
          ? null
          : `${counted(decided, 'pair was', 'pairs were')} kept apart by a rule or a judgement.`
      }</p>
${open === 0 ? null : renderPairs(pairs.all(), { evidence: true })}
${renderRest(open, SHOWN, 'review.jsonl')}`,
    }),
  };
}

const SHOWN = 20;
