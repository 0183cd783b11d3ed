import type { Merge, Review } from '../../schemas/types.ts';
import { formatJudgement } from '../validate/judgements.ts';
import { DECISION_RULES, DIFFERENT_ARXIV_ID, SAME_ARXIV_ID } from '../merge/decide/decide.ts';
import { THROUGH_ARXIV_ID } from '../merge/decide/overrule.ts';
import { NO_CHAINS } from '../merge/cluster/review.ts';
import { formatPercent } from '../text/percent.ts';
import { show } from '../text/show.ts';
import type { ExplainedAppearance, TitleChange, ExplainedPaper } from './explain.ts';
import { formatCount } from '../text/plural.ts';

/** Formats an explanation for somebody who does not know the code. */
export function formatExplanation(paper: ExplainedPaper, file: string): string {
  const { id, title, other_ids, appearances, edges, apart } = paper;
  const [first] = appearances;
  return [
    `${id}: ${show(title)}`,
    ...other_ids.map((other) => `  also ${other.id}, the id of "${show(other.title)}"`),
    '',
    appearances.length === 1 ? 'It appears once:' : `It appears ${formatCount(appearances.length)} times:`,
    ...appearances.map(formatAppearance),
    '',
    ...(edges.length === 0
      ? []
      : [`Why these are one paper, each beside the first, "${show(first?.title ?? '')}":`]),
    ...edges.flatMap((edge) => ['', ...listEdgeLines(edge, file)]),
    ...(edges.length === 0 ? [] : ['']),
    apart.length === 0 ? 'No other paper has a similar title.' : 'The most similar other papers:',
    ...apart.flatMap((row) => ['', ...listOtherLines(row, id, file)]),
  ].join('\n');
}

function formatAppearance({
  digest_id,
  date,
  position,
  title,
  file,
  line_start,
}: ExplainedAppearance): string {
  return `  ${date ?? 'undated'}  ${show(`${file}:${line_start}`)}  ${show(digest_id)}, ${position}.  ${show(title)}`;
}

function listEdgeLines(edge: Merge & { change: TitleChange | null }, file: string): string[] {
  const change =
    edge.change === null
      ? ['nothing separates them: titles and abstracts are equal, word for word']
      : listChangeLines('part', edge.change, file);
  return indent([
    `${show(edge.digest_id_b)}, ${edge.position_b}.  ${show(edge.title_b)}`,
    ...indent([...listReasonLines(edge), ...change]),
  ]);
}

function listOtherLines(row: ExplainedPaper['apart'][number], id: string, file: string): string[] {
  const other =
    row.paper_id_a === id
      ? { id: row.paper_id_b, title: row.title_b, own: row.title_a }
      : { id: row.paper_id_a, title: row.title_a, own: row.title_b };
  return indent([
    `${other.id}: ${show(other.title)}`,
    ...indent([
      `compared with "${show(other.own)}"`,
      ...(row.compared || row.judgement !== null || row.rule === DIFFERENT_ARXIV_ID
        ? []
        : ['not compared: neither titles nor abstracts are similar enough; the rules would say:']),
      ...listReasonLines(row),
      ...listChangeLines('join', row.change, file),
    ]),
  ]);
}

function listReasonLines(row: Merge | Review): string[] {
  const { rule, similarity, abstract_similarity, evidence_for, evidence_against, judgement } = row;
  const abstracts = abstract_similarity === null ? '' : `, abstracts ${formatPercent(abstract_similarity)}`;
  return [
    `${formatOutcome(rule)} (rule ${rule}); titles ${formatPercent(similarity)} alike${abstracts}`,
    ...(judgement === null ? [] : [`judgement: ${show(judgement)}`]),
    ...evidence_for.map((words) => `for:     ${show(words)}`),
    ...evidence_against.map((words) => `against: ${show(words)}`),
  ];
}

const WORDS = {
  same: 'one paper',
  different: 'different papers',
  unsure: 'separate papers until a person decides',
};

function formatOutcome(rule: string): string {
  if (rule === NO_CHAINS) return 'similar, but kept apart because another pair differs';
  if (rule === SAME_ARXIV_ID) return 'one paper, as the arXiv ids are equal';
  if (rule === THROUGH_ARXIV_ID) return 'one paper, as each is one with a third record';
  if (rule === DIFFERENT_ARXIV_ID) return 'different papers, as the arXiv ids differ';
  if (rule === 'judged-same') return 'one paper, as a person decided';
  if (rule === 'judged-different') return 'different papers, as a person decided';
  return WORDS[DECISION_RULES.find(({ name }) => name === rule)?.outcome ?? 'unsure'];
}

function listChangeLines(
  what: 'join' | 'part',
  { add, take_back, shared }: TitleChange,
  file: string,
): string[] {
  const several = take_back.length > 1;
  const lines = `${several ? 'one of lines' : 'line'} ${take_back.join(', ')}`;
  if (add === null) return [`to ${what} them, change ${lines} of ${show(file)}`];
  return [
    `to ${what} them, add to ${show(file)}, with the reason:`,
    `  ${formatJudgement(add)}`,
    ...(shared && what === 'join'
      ? ['  (another paper has one of these titles too: the more similar one is joined)']
      : []),
  ];
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
