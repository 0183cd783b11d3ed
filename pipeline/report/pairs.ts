import { waitsForPerson } from '../merge/cluster/review.ts';
import { formatPercent } from '../text/percent.ts';
import { compared } from './marked.ts';
import { type Markup, markup } from './markup.ts';
import { renderQuoted } from './table.ts';
import { shortened } from './words.ts';

/** Two similar titles, and the decision about them. */
export interface TitlePair {
  title_a: string;
  title_b: string;
  similarity: number;
  /** Null if the abstracts were not compared. */
  abstract_similarity: number | null;
  /** The rule that decided; null if the pair was not compared. */
  rule: string | null;
  evidence_for: readonly string[];
  evidence_against: readonly string[];
  judgement: string | null;
}

/** Renders a list of pairs, with the words marked that differ. */
export function renderPairs(pairs: readonly TitlePair[], { evidence = false } = {}): Markup {
  return markup`<ol class="pairs">${pairs.map((pair) => renderPair(pair, evidence))}</ol>`;
}

function renderPair(pair: TitlePair, withEvidence: boolean): Markup {
  const [a, b] = compared(shortened(pair.title_a, LONGEST), shortened(pair.title_b, LONGEST));
  const { similarity, abstract_similarity, rule, judgement } = pair;
  const abstracts =
    abstract_similarity === null ? null : ` · abstracts ${formatPercent(abstract_similarity)}`;
  return markup`<li class="card">
<p class="score"><strong>${similarity.toFixed(3)}</strong>${abstracts}${rule === null ? null : ` · ${rule}`}${
    waitsForPerson(pair) ? ' · open' : null
  }</p>
<p class="text">${renderQuoted(a)}</p>
<p class="text">${renderQuoted(b)}</p>
${withEvidence ? renderEvidence(pair) : null}
${judgement === null ? null : markup`<p class="soft">Judged: ${renderQuoted(judgement)}</p>`}
</li>\n`;
}

const LONGEST = 240;

function renderEvidence({ evidence_for, evidence_against }: TitlePair): Markup {
  const line = (sign: string, words: string) =>
    markup`<li><span class="label">${sign}</span> ${renderQuoted(words)}</li>`;
  return markup`<ul class="evidence">${evidence_for.map((words) => line('for', words))}${evidence_against.map(
    (words) => line('against', words),
  )}</ul>`;
}
