import type { Paper } from '../../../schemas/types.ts';
import { type Flag, locateFlag } from '../../clean/flags.ts';
import { inContext } from '../marked.ts';
import { type Markup, markup } from '../markup.ts';
import type { ReportPart } from '../part.ts';
import { renderFolded, renderQuoted } from '../table.ts';
import { counted, grouped, shortened } from '../words.ts';
import type { Described } from '../../metadata/dataset.ts';

/** What cleaning could not fix, with the first papers of each flag. */
export function reportFlags({ manifest: { edition } }: Described): ReportPart {
  const papers = new Map<Flag, number>();
  const examples = new Map<Flag, Markup[]>();
  const see = (paper: Paper) => {
    for (const flag of paper.flags) {
      papers.set(flag, (papers.get(flag) ?? 0) + 1);
      const kept = examples.get(flag) ?? [];
      if (kept.length < EXAMPLES)
        examples.set(flag, [...kept, renderExample(flag, paper, edition === 'full')]);
    }
  };
  return {
    sees: { papers: see },
    section: () => {
      const sorted = [...papers].sort(([, a], [, b]) => b - a);
      return {
        title: 'Flags',
        id: 'flags',
        body: markup`<p>${
          sorted.length === 0
            ? 'No paper bears a flag.'
            : 'What could not be mended safely was left as it is, and the paper flagged. A flag may be wrong; the first papers with each:'
        }</p>
<div class="rules">${sorted.map(([flag, count]) => renderCard(flag, count, examples.get(flag) ?? []))}</div>`,
      };
    },
  };
}

const EXAMPLES = 5;

const MEANINGS: Readonly<Record<Flag, string>> = {
  'broken-link': 'an address that leads nowhere',
  'fused-words': 'two words or sentences without the space between them',
  'latex-residue': 'LaTeX that is left, or what the page made of it',
  truncated: 'an abstract that ends where no author would end it',
};

function renderCard(flag: Flag, count: number, [first, ...others]: readonly Markup[]): Markup {
  return markup`<section class="card"><h3>${flag} <span class="soft">${MEANINGS[flag]}; ${counted(count, 'paper')}</span></h3>
${first ?? null}
${others.length > 0 ? renderFolded(`${grouped(others.length)} more`, others) : null}
</section>\n`;
}

function renderExample(flag: Flag, { id, title, abstract }: Paper, isFull: boolean): Markup {
  const texts = isFull && flag === 'truncated' ? [abstract] : isFull ? [title, abstract] : [title];
  const found = texts.flatMap((text) => {
    const sign = locateFlag(flag, text);
    return sign ? [inContext(text, sign)] : [];
  });
  return markup`<div class="example">
${found[0] ? markup`<p class="text">${renderQuoted(found[0])}</p>` : null}
<p class="place">${renderQuoted(shortened(title, 120))} · <span class="whole">${id}</span></p>
</div>`;
}
