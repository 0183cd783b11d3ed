import type { Appearance } from '../../../schemas/types.ts';
import { type TextChange, listChanges } from '../../clean/clean.ts';
import { CLEANING_RULES } from '../../clean/rules.ts';
import { drawBars } from '../charts.ts';
import { changed } from '../marked.ts';
import { type Markup, markup } from '../markup.ts';
import type { ReportPart } from '../part.ts';
import { renderFigure, renderFolded, renderQuoted } from '../table.ts';
import { counted, grouped, shortened } from '../words.ts';
import type { Described } from '../../metadata/dataset.ts';

/** How often each cleaning rule changed a text, with examples. */
export function reportCleaning({ manifest: { cleaning, edition } }: Described): ReportPart {
  const wanted = new Map(Object.entries(cleaning).map(([rule, count]) => [rule, Math.min(count, EXAMPLES)]));
  const examples = new Map<string, Example[]>();
  let looked = 0;
  const see = (row: Appearance) => {
    for (const example of listExamples(row, edition === 'full')) {
      const kept = examples.get(example.rule) ?? [];
      if (kept.length < (wanted.get(example.rule) ?? 0)) examples.set(example.rule, [...kept, example]);
    }
    looked += 1;
    return looked < LOOKED_AT && [...wanted].some(([rule, most]) => (examples.get(rule)?.length ?? 0) < most);
  };
  return {
    sees: wanted.size > 0 ? { appearances: see } : {},
    section: () => ({ title: 'What cleaning changed', id: 'cleaning', body: renderBody(cleaning, examples) }),
  };
}

/** Examples per rule. */
const EXAMPLES = 3;

/** Stop the search for examples after this many appearances: 50,000 take two seconds. */
const LOOKED_AT = 50_000;

interface Example extends TextChange {
  file: string;
  line: number;
}

function listExamples(
  { file, title, abstract, ai_summary, line_start, line_end }: Appearance,
  isFull: boolean,
): Example[] {
  const placed = (text: string | null, line: number) =>
    text === null ? [] : listChanges(text).map((change) => ({ ...change, file, line }));
  return [
    ...placed(title, line_start),
    ...(isFull ? placed(abstract, line_end) : []),
    ...placed(ai_summary, line_end),
  ];
}

function renderBody(
  cleaning: Readonly<Record<string, number>>,
  examples: ReadonlyMap<string, Example[]>,
): Markup {
  const rules = Object.entries(cleaning).sort(([, a], [, b]) => b - a);
  if (rules.length === 0) return markup`<p>No rule changed anything.</p>`;
  const why = new Map(CLEANING_RULES.map((rule) => [rule.name, rule.why]));
  const description =
    `${counted(rules.length, 'rule')} of ${CLEANING_RULES.length} changed a title, an abstract or a summary. The text as written stays in ` +
    'the appearances. A text that two rules changed counts for both.';
  return markup`${renderFigure(
    'Texts that each rule changed',
    drawBars(
      description,
      rules.map(([label, value]) => ({ label, values: [{ value, colour: 'one' }] })),
      'titles, abstracts and summaries',
    ),
    description,
    {
      caption: 'Texts that each rule changed',
      columns: ['rule', '#texts', 'what for'],
      rows: rules.map(([rule, count]) => [rule, grouped(count), why.get(rule) ?? '']),
    },
  )}
<h3>Before and after</h3>
<p>The first texts that each rule changed, with the words around the change: <del>gone</del>, <ins>new</ins>.</p>
<div class="rules">${rules.map(([rule]) => renderRule(rule, why.get(rule) ?? '', examples.get(rule) ?? []))}</div>`;
}

function renderRule(rule: string, why: string, [first, ...others]: readonly Example[]): Markup {
  return markup`<section class="card"><h4>${rule} <span class="soft">${why}</span></h4>
${first ? renderExample(first) : markup`<p class="soft">No example among the first texts.</p>`}
${others.length > 0 ? renderFolded(counted(others.length, 'more example', 'more examples'), others.map(renderExample)) : null}
</section>\n`;
}

function renderExample({ before, after, file, line }: Example): Markup {
  const [was, is] = changed(before, after);
  return markup`<div class="example">
<p class="text pair"><span class="label">before</span> ${renderQuoted(was)}</p>
<p class="text pair"><span class="label">after</span> ${renderQuoted(is)}</p>
<p class="place">${shortened(file, 80)}:${line}</p>
</div>`;
}
