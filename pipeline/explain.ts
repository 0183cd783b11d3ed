import { join } from 'node:path';
import { EXIT, runCommand, UsageError } from './cli/command.ts';
import { explain } from './explain/explain.ts';
import { type FoundPaper, findPaper } from './explain/find.ts';
import { formatExplanation } from './explain/wording.ts';
import { JUDGE_FLAGS, identifyJudge } from './cli/judge-flags.ts';
import { LIMIT_FLAGS, parseLimits } from './cli/limit-flags.ts';
import { mergeFolder } from './build/merge-folder.ts';
import { formatPercent } from './text/percent.ts';
import { complain, print, printJson } from './cli/print.ts';
import { JUDGEMENTS } from './raw/inputs.ts';
import { formatCount, formatPlural } from './text/plural.ts';
import { show } from './text/show.ts';

await runCommand({
  name: 'explain',
  summary: 'Explains why appearances are one paper, why others are separate, and what would change that.',
  operands: '<id, title, or words of it>',
  options: {
    raw: { value: 'folder', default: 'raw', help: 'folder of dumps and judgements' },
    json: { help: 'print the explanation as JSON' },
    ...JUDGE_FLAGS,
    ...LIMIT_FLAGS,
  },
  examples: [
    'npm run explain -- dp-2g55r0qjlu1n',
    'npm run explain -- "Efficient Deep Neural Networks"',
    'npm run explain -- efficient neural',
  ],
  run: async ({ raw, json, by, date, ...limits }, words) => {
    const asked = words.join(' ').trim();
    if (asked === '') throw new UsageError('name a paper by its id, or by words of its title');
    const judge = identifyJudge({ by, date });
    const folder = await mergeFolder(raw, parseLimits(limits));
    const { papers, suggestions, fitting } = findPaper(asked, folder.merged);
    const explained = papers.map((paper) => explain(paper, folder, judge));
    if (json) printJson({ asked, papers: explained, suggestions });
    else if (papers.length > 0)
      print(explained.map((paper) => formatExplanation(paper, join(raw, JUDGEMENTS))).join('\n\n\n'));
    if (papers.length === 0) complain(formatNotFound(asked, suggestions, fitting));
    return papers.length > 0 ? EXIT.fine : EXIT.problems;
  },
});

function formatNotFound(asked: string, suggestions: FoundPaper['suggestions'], fitting: number): string {
  const lines = suggestions.map(
    ({ title, paper_id, similarity }) => `  ${paper_id}  ${formatPercent(similarity)} alike: ${show(title)}`,
  );
  if (fitting > 0) {
    const more = fitting > lines.length ? [`  and ${formatCount(fitting - lines.length)} more`] : [];
    const head = `the words "${show(asked)}" are in the titles of ${formatPlural(fitting, 'paper')}; name one by its id:`;
    return [head, ...lines, ...more].join('\n');
  }
  const next = lines.length > 0 ? ['; the most similar titles are:', ...lines] : [''];
  return `no paper has the id or title "${show(asked)}"${next.join('\n')}`;
}
