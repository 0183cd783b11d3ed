import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { appendLine } from './disk/append-line.ts';
import { runCommand } from './cli/command.ts';
import { JUDGE_FLAGS, type Judge, identifyJudge } from './cli/judge-flags.ts';
import { formatJudgement } from './validate/judgements.ts';
import { LIMIT_FLAGS, parseLimits } from './cli/limit-flags.ts';
import { mergeFolder } from './build/merge-folder.ts';
import { JUDGEMENTS } from './raw/inputs.ts';
import { openDialogue, print, printJson } from './cli/print.ts';
import { exitCodeOf, prefixFolder, printProblems } from './cli/report.ts';
import { askAbout } from './review/ask.ts';
import { type DifferenceMark, PLAIN } from './review/differing.ts';
import { type OpenPair, findOpenPairs } from './review/pairs.ts';
import { formatPair } from './review/wording.ts';

await runCommand({
  name: 'review',
  summary: 'Shows the pairs that no rule decides, the most similar first, and on a terminal asks about each.',
  operands: '',
  options: {
    raw: {
      value: 'folder',
      default: 'raw',
      help: 'folder of dumps; answers are added to its judgements.jsonl',
    },
    list: { help: 'only list, do not ask' },
    json: { help: 'print the pairs as JSON' },
    ...JUDGE_FLAGS,
    ...LIMIT_FLAGS,
  },
  examples: ['npm run review', 'npm run -s review -- --json', 'npm run review -- --by "Ada Lovelace"'],
  run: async ({ raw, list, json, by, date, ...limits }) => {
    const judge = identifyJudge({ by, date });
    const { records, merged, abstractOf, problems } = await mergeFolder(raw, parseLimits(limits));
    const pairs = findOpenPairs(merged.review, records, abstractOf);
    const asking = list ? null : openDialogue();
    if (json) printJson(pairs);
    else if (asking === null) printPairs(pairs);
    else await ask(pairs, judge, join(raw, JUDGEMENTS), asking);
    printProblems(problems.map((one) => prefixFolder(one, raw)));
    return exitCodeOf(problems);
  },
});

function printPairs(pairs: readonly OpenPair[]): void {
  const texts = pairs.map((pair, i) => `${i + 1} of ${pairs.length}: ${formatPair(pair)}\n`);
  print(texts.join('\n') || 'no pair is left to a person');
}

async function ask(
  pairs: readonly OpenPair[],
  judge: Judge,
  file: string,
  streams: NonNullable<ReturnType<typeof openDialogue>>,
): Promise<void> {
  const terminal = createInterface(streams);
  const closed = once(terminal, 'close').then(() => null);
  const marks = coloured();
  const count = await askAbout(
    pairs,
    {
      tell: print,
      ask: (question) => Promise.race([terminal.question(question).catch(nullOnLeaving), closed]),
    },
    judge,
    {
      words: (pair) => formatPair(pair, marks),
      judged: (judgement) => appendLine(file, formatJudgement(judgement)),
    },
  );
  terminal.close();
  print(pairs.length === 0 ? 'no pair is left to a person' : `${count} judgements added to ${file}`);
}

/** Ctrl+C and Ctrl+D are an answer too. */
function nullOnLeaving(error: Error): null {
  if (error.name === 'AbortError') return null;
  throw error;
}

/** The marks stay, as colours say nothing to some. */
function coloured(): [DifferenceMark, DifferenceMark] {
  const { chalk } = createRequire(import.meta.url)('zx') as typeof import('zx');
  return [(words) => chalk.red(PLAIN[0](words)), (words) => chalk.green(PLAIN[1](words))];
}
