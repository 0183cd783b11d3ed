import type { Judgement } from '../../schemas/types.ts';
import { showJson } from './show.ts';

/** A judgement as a line of judgements.jsonl, safe to show in a terminal and to paste. */
export function formatJudgement({ verdict, title_a, title_b, reason, by, date }: Judgement): string {
  return showJson({ verdict, title_a, title_b, reason, by, date });
}
