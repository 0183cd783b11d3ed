import { createRequire } from 'node:module';
import { join } from 'node:path';
import { appendLine } from './disk/append-line.ts';
import { runCommand } from './cli/command.ts';
import { JUDGE_FLAGS, type Judge, identifyJudge } from './cli/judge-flags.ts';
import { formatJudgement } from './validate/judgements.ts';
import { LIMIT_FLAGS, parseLimits } from './cli/limit-flags.ts';
import { mergeFolder } from './build/merge-folder.ts';
import { JUDGEMENTS } from './raw/inputs.ts';
import { getTerminalWidth, openDialogue, print, printJson } from './cli/print.ts';
import { exitCodeOf, prefixFolder, printProblems } from './cli/report.ts';
import { askAbout } from './review/ask.ts';
import { type Dialogue, openPerson } from './review/person.ts';
import { type DifferenceMark, WORD_DIFF_MARKS } from './text/word-diff.ts';
import { type OpenPair, findOpenPairs } from './review/pairs.ts';
import { formatWaiting } from './merge/cluster/review.ts';
import { formatPair } from './review/wording.ts';
import { formatCount, formatPlural } from './text/plural.ts';

const NO_PAIRS = 'no pair needs a decision';

await runCommand({
  name: 'review',
  summary: 'Shows the pairs that no rule decides, the most similar first. On a terminal it asks about each.',
  operands: '',
  options: {
    raw: {
      value: 'folder',
      default: 'raw',
      help: 'folder of dumps; answers go to its judgements.jsonl',
    },
    list: { help: 'list the pairs, ask nothing' },
    json: { help: 'print the pairs as JSON' },
    ...JUDGE_FLAGS,
    ...LIMIT_FLAGS,
  },
  examples: ['npm run review', 'npm run -s review -- --json', 'npm run review -- --by "Ada Lovelace"'],
  run: async ({ raw, list, json, by, date, ...limits }) => {
    const judge = identifyJudge({ by, date });
    const { records, merged, textOf, problems } = await mergeFolder(raw, parseLimits(limits));
    const pairs = findOpenPairs(merged.review, records, textOf);
    const asking = list ? null : openDialogue();
    if (json) printJson(pairs);
    else if (asking === null) printPairs(pairs);
    else await askAll(pairs, judge, join(raw, JUDGEMENTS), asking);
    printProblems(problems.map((one) => prefixFolder(one, raw)));
    return exitCodeOf(problems);
  },
});

function printPairs(pairs: readonly OpenPair[]): void {
  const texts = pairs.map(
    (pair, i) =>
      `${formatCount(i + 1)} of ${formatCount(pairs.length)}: ${formatPair(pair, { width: getTerminalWidth() })}\n`,
  );
  print(texts.join('\n') || NO_PAIRS);
}

async function askAll(
  pairs: readonly OpenPair[],
  judge: Judge,
  file: string,
  streams: Dialogue,
): Promise<void> {
  const person = openPerson(streams, print);
  const marks = chooseMarks();
  const count = await askAbout(pairs, person, judge, {
    words: (pair) => formatPair(pair, { marks, width: getTerminalWidth() }),
    judged: (judgement) => appendLine(file, formatJudgement(judgement)),
  });
  person.leave();
  print(pairs.length === 0 ? NO_PAIRS : formatDone(count, pairs.length - count, file));
}

/** What is kept, and what is left, however the questions ended. */
function formatDone(count: number, left: number, file: string): string {
  const added = `${formatPlural(count, 'judgement')} added to ${file}`;
  return left === 0 ? added : `${added}; ${formatWaiting(left)}`;
}

/** Keeps the marks for readers who do not see the colours. */
function chooseMarks(): [DifferenceMark, DifferenceMark] {
  const { chalk } = createRequire(import.meta.url)('zx') as typeof import('zx');
  const [removed, added] = WORD_DIFF_MARKS;
  return [(words) => chalk.red(removed(words)), (words) => chalk.green(added(words))];
}
