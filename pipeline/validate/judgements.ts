import type { Buffer } from 'node:buffer';
import schema from '../../schemas/judgements.schema.json' with { type: 'json' };
import type { Judgement } from '../../schemas/types.ts';
import { validateJudgement } from '../../schemas/validators.js';
import type { JudgementFault } from '../merge/judgement-faults.ts';
import { type Code, type Problem, problem } from '../problem/problem.ts';
import { excerpt, showJson } from '../text/show.ts';
import { locateKey, locateAll } from './json-place.ts';
import { readJson } from './json-text.ts';
import { toViolations } from './violations.ts';
import { HUB_DEGREE } from '../merge/thresholds.ts';
import { formatPlural } from '../text/plural.ts';

/** A judgement and its line. */
export interface PlacedJudgement {
  judgement: Judgement;
  /** From 1. */
  line: number;
  /** The line as written. */
  text: string;
}

export interface CheckedJudgements {
  judgements: PlacedJudgement[];
  problems: Problem[];
}

/**
 * Reads judgements, one JSON object a line. A line that cannot be used is a problem and does not affect the others.
 * Blank lines are skipped.
 * @param file its name in `raw/`
 */
export function readJudgements(bytes: Buffer, file: string): CheckedJudgements {
  const checked: CheckedJudgements = { judgements: [], problems: [] };
  let line = 0;
  for (const found of splitLines(bytes)) {
    line += 1;
    const { judgement, text, problems } = readLine(found);
    if (judgement) checked.judgements.push({ judgement, line, text });
    checked.problems.push(...problems.map((one) => ({ ...one, file, line })));
  }
  return checked;
}

function* splitLines(bytes: Buffer): Generator<Buffer> {
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf('\n', start);
    yield bytes.subarray(start, end < 0 ? bytes.length : end);
    start = end < 0 ? bytes.length : end + 1;
  }
}

/** Longer lines do not count as blank. */
const BLANK = 1000;

const NOTHING: ReadLine = { judgement: null, text: '', problems: [] };

interface ReadLine {
  judgement: Judgement | null;
  text: string;
  problems: Problem[];
}

function readLine(line: Buffer): ReadLine {
  if (line.toString('latin1', 0, BLANK).trim() === '' && line.length <= BLANK) return NOTHING;
  const { text, data, problems } = readJson(line);
  if (data === undefined || problems.length > 0) return { judgement: null, text, problems };
  if (validateJudgement(data)) return { judgement: data, text, problems: [] };
  const place = locateAll(text);
  const violations = toViolations(validateJudgement.errors, data, KEYS).map(({ code, message, fix, path }) =>
    problem(code, message, { ...place(path), fix }),
  );
  return { judgement: null, text, problems: violations };
}

const KEYS = Object.keys(schema.properties);

/** Turns the faults that merge found in judgements into problems at their lines. */
export function toJudgementProblems(
  faults: readonly JudgementFault[],
  judgements: readonly PlacedJudgement[],
  file: string,
): Problem[] {
  return faults.map((fault) => {
    const { line, text, judgement } = judgements[fault.judgement] as PlacedJudgement; // the judgements given to merge
    const others = fault.others.map((i) => (judgements[i] as PlacedJudgement).line);
    const [code, message] = formatFault(fault, judgement, others);
    return problem(code, message, { file, ...locateKey([fault.key], text), line });
  });
}

function formatFault(
  { kind, key }: JudgementFault,
  judgement: Judgement,
  lines: readonly number[],
): [Code, string] {
  const where = `${lines.length > 1 ? 'lines' : 'line'} ${lines.join(', ')}`;
  if (kind === 'contradiction')
    return [
      'judge/contradiction',
      `${where} ${lines.length > 1 ? 'say' : 'says'} the contrary: the titles would be one paper and two`,
    ];
  if (kind === 'oversized')
    return [
      'judge/too-many-same',
      `with ${formatPlural(lines.length, 'other')} it calls more than ${HUB_DEGREE} titles one paper: none of these judgements counts`,
    ];
  if (kind === 'stale') return ['judge/stale', `no page has the title "${excerpt(judgement[key])}"`];
  return [
    'judge/needless',
    lines.length > 0 ? `${where} says so too` : 'the same papers come out without it',
  ];
}

/** Formats a judgement as a line of judgements.jsonl, safe to show in a terminal and to paste. */
export function formatJudgement({ verdict, title_a, title_b, reason, by, date }: Judgement): string {
  return showJson({ verdict, title_a, title_b, reason, by, date });
}
