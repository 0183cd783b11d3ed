import type { Merge, Review } from '../../schemas/types.ts';
import { formatJudgement } from '../validate/judgements.ts';
import { DECISION_RULES } from '../merge/decide/decide.ts';
import { NO_CHAINS } from '../merge/cluster/review.ts';
import { formatPercent } from '../text/percent.ts';
import { show } from '../text/show.ts';
import type { ExplainedAppearance, TitleChange, ExplainedPaper } from './explain.ts';

/** A paper, explained to somebody who does not know the code. */
export function formatExplanation(paper: ExplainedPaper, file: string): string {
  const { id, title, other_ids, appearances, edges, apart } = paper;
  const [first] = appearances;
  return [
    `${id}: ${show(title)}`,
    ...other_ids.map((other) => `  also ${other.id}, the id of "${show(other.title)}"`),
    '',
    appearances.length === 1 ? 'It appears once:' : `It appears ${appearances.length} times:`,
    ...appearances.map(appearanceWords),
    '',
    ...(edges.length === 0
      ? []
      : [`Why these are one paper, each beside the first, "${show(first?.title ?? '')}":`]),
    ...edges.flatMap((edge) => ['', ...edgeWords(edge, file)]),
    ...(edges.length === 0 ? [] : ['']),
    apart.length === 0
      ? 'No other paper has a title like these.'
      : 'The nearest papers that are not this one:',
    ...apart.flatMap((row) => ['', ...apartWords(row, id, file)]),
  ].join('\n');
}

function appearanceWords({
  digest_id,
  date,
  position,
  title,
  file,
  line_start,
}: ExplainedAppearance): string {
  return `  ${date ?? 'undated'}  ${show(`${file}:${line_start}`)}  ${show(digest_id)}, ${position}.  ${show(title)}`;
}

function edgeWords(edge: Merge & { change: TitleChange | null }, file: string): string[] {
  const change =
    edge.change === null
      ? ['nothing parts them: titles and abstracts are equal, word for word']
      : changeWords('part', edge.change, file);
  return indented([
    `${show(edge.digest_id_b)}, ${edge.position_b}.  ${show(edge.title_b)}`,
    ...indented([...because(edge), ...change]),
  ]);
}

function apartWords(row: ExplainedPaper['apart'][number], id: string, file: string): string[] {
  const other =
    row.paper_id_a === id
      ? { id: row.paper_id_b, title: row.title_b, own: row.title_a }
      : { id: row.paper_id_a, title: row.title_a, own: row.title_b };
  return indented([
    `${other.id}: ${show(other.title)}`,
    ...indented([
      `beside "${show(other.own)}"`,
      ...(row.compared || row.judgement !== null
        ? []
        : ['neither titles nor abstracts are alike enough to be compared; if they were:']),
      ...because(row),
      ...changeWords('join', row.change, file),
    ]),
  ]);
}

function because(row: Merge | Review): string[] {
  const { rule, similarity, abstract_similarity, evidence_for, evidence_against, judgement } = row;
  return [
    `${decided(rule)} (rule ${rule}); titles ${formatPercent(similarity)} alike, abstracts ${formatPercent(abstract_similarity)}`,
    ...(judgement === null ? [] : [`a person said: ${show(judgement)}`]),
    ...evidence_for.map((words) => `for:     ${show(words)}`),
    ...evidence_against.map((words) => `against: ${show(words)}`),
  ];
}

const WORDS = {
  same: 'one paper',
  different: 'different papers',
  unsure: 'left to a person, and apart until one decides',
};

function decided(rule: string): string {
  if (rule === NO_CHAINS) return 'alike, but apart for the sake of another pair';
  if (rule === 'judged-same') return 'one paper, as a person decided';
  if (rule === 'judged-different') return 'different papers, as a person decided';
  return WORDS[DECISION_RULES.find(({ name }) => name === rule)?.outcome ?? 'unsure'];
}

function changeWords(what: 'join' | 'part', { add, take_back, shared }: TitleChange, file: string): string[] {
  const several = take_back.length > 1;
  const lines = `${several ? 'one of lines' : 'line'} ${take_back.join(', ')}`;
  if (add === null) return [`to ${what} them, change ${lines} of ${show(file)}`];
  return [
    `to ${what} them, add to ${show(file)}, with the reason:`,
    `  ${formatJudgement(add)}`,
    ...(shared && what === 'join'
      ? ['  (another paper bears one of these titles too: the more similar one is joined)']
      : []),
  ];
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
