import type { Paper } from '../../../schemas/types.ts';
import { locateTextIssue, type TextIssue } from '../../clean/text-issues.ts';
import { inContext } from '../marked.ts';
import { type Markup, markup } from '../markup.ts';
import type { ReportPart } from '../part.ts';
import { renderFolded, renderQuoted } from '../table.ts';
import { counted, grouped, shortened } from '../words.ts';
import type { Described } from '../../metadata/dataset.ts';

/** What cleaning could not fix, with the first papers of each issue. */
export function reportTextIssues({ manifest: { edition } }: Described): ReportPart {
  const papers = new Map<TextIssue, number>();
  const examples = new Map<TextIssue, Markup[]>();
  const see = (paper: Paper) => {
    for (const issue of paper.text_issues) {
      papers.set(issue, (papers.get(issue) ?? 0) + 1);
      const kept = examples.get(issue) ?? [];
      if (kept.length < EXAMPLES)
        examples.set(issue, [...kept, renderExample(issue, paper, edition === 'full')]);
    }
  };
  return {
    sees: { papers: see },
    section: () => {
      const sorted = [...papers].sort(([, a], [, b]) => b - a);
      return {
        title: 'Text issues',
        id: 'text-issues',
        body: markup`<p>${
          sorted.length === 0
            ? 'No title or abstract has an issue.'
            : 'What no rule can repair safely stays as it is and is listed in text_issues. An issue may be a false alarm; the first papers with each:'
        }</p>
<div class="rules">${sorted.map(([issue, count]) => renderCard(issue, count, examples.get(issue) ?? []))}</div>`,
      };
    },
  };
}

const EXAMPLES = 5;

const MEANINGS: Readonly<Record<TextIssue, string>> = {
  'broken-link': 'an address that leads nowhere',
  'fused-words': 'two words or sentences without the space between them',
  'latex-residue': 'LaTeX that is left, or what the page made of it',
  truncated: 'an abstract that ends where no author would end it',
  'unmarked-summary':
    'the page does not say whether its text is the abstract or the AI summary; a rule decided',
};

function renderCard(issue: TextIssue, count: number, [first, ...others]: readonly Markup[]): Markup {
  return markup`<section class="card"><h3>${issue} <span class="soft">${MEANINGS[issue]}; ${counted(count, 'paper')}</span></h3>
${first ?? null}
${others.length > 0 ? renderFolded(`${grouped(others.length)} more`, others) : null}
</section>\n`;
}

function renderExample(issue: TextIssue, { id, title, abstract }: Paper, isFull: boolean): Markup {
  const texts = isFull && issue === 'truncated' ? [abstract] : isFull ? [title, abstract] : [title];
  const found = texts.flatMap((text) => {
    const sign = text === null ? null : locateTextIssue(issue, text);
    return text !== null && sign ? [inContext(text, sign)] : [];
  });
  return markup`<div class="example">
${found[0] ? markup`<p class="text">${renderQuoted(found[0])}</p>` : null}
<p class="place">${renderQuoted(shortened(title, 120))} · <span class="whole">${id}</span></p>
</div>`;
}
