import { needsReview } from '../merge/cluster/review.ts';
import { formatPercent } from '../text/percent.ts';
import { compared } from './marked.ts';
import { type Markup, markup } from './markup.ts';
import { quoted } from './table.ts';
import { shortened } from './words.ts';

/** Two titles that are alike, and what was decided on them. */
export interface TitlePair {
  title_a: string;
  title_b: string;
  similarity: number;
  /** Null where the abstracts were not compared. */
  abstract_similarity: number | null;
  /** The rule that decided; null where none was asked. */
  rule: string | null;
  evidence_for: readonly string[];
  evidence_against: readonly string[];
  judgement: string | null;
}

/** A list of pairs, the words marked in which the titles differ. */
export function pairsOf(pairs: readonly TitlePair[], { evidence = false } = {}): Markup {
  return markup`<ol class="pairs">${pairs.map((pair) => pairOf(pair, evidence))}</ol>`;
}

function pairOf(pair: TitlePair, withEvidence: boolean): Markup {
  const [a, b] = compared(shortened(pair.title_a, LONGEST), shortened(pair.title_b, LONGEST));
  const { similarity, abstract_similarity, rule, judgement } = pair;
  const abstracts =
    abstract_similarity === null ? null : ` · abstracts ${formatPercent(abstract_similarity)}`;
  return markup`<li class="card">
<p class="score"><strong>${similarity.toFixed(3)}</strong>${abstracts}${rule === null ? null : ` · ${rule}`}${
    rule !== null && needsReview(rule) ? ' · open' : null
  }</p>
<p class="text">${quoted(a)}</p>
<p class="text">${quoted(b)}</p>
${withEvidence ? evidenceOf(pair) : null}
${judgement === null ? null : markup`<p class="soft">Judged: ${quoted(judgement)}</p>`}
</li>\n`;
}

const LONGEST = 240;

function evidenceOf({ evidence_for, evidence_against }: TitlePair): Markup {
  const line = (sign: string, words: string) =>
    markup`<li><span class="label">${sign}</span> ${quoted(words)}</li>`;
  return markup`<ul class="evidence">${evidence_for.map((words) => line('for', words))}${evidence_against.map(
    (words) => line('against', words),
  )}</ul>`;
}
