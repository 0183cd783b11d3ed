import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand, UsageError } from '../../pipeline/cli/command.ts';
import { listed } from '../../pipeline/cli/commands.ts';
import { print, printJson } from '../../pipeline/cli/print.ts';
import { readRegularFile } from '../../pipeline/disk/regular-file.ts';
import { type Bar, barsOfDumps, barsOfPairs } from './bars.ts';
import { scoreDumps, type TrueRecord } from './dumps.ts';
import { type IdScores, scoreFolderByIds } from './ids.ts';
import { type LabelledPair, scorePairs } from './pairs.ts';
import { textOfDumps, textOfIds, textOfPairs } from './report.ts';

/** What one part of the folder comes to. */
interface Card {
  scores: object;
  bars: Bar[];
  text: string;
}

await runCommand({
  ...listed('scorecard', 'The folder has pairs.jsonl, or dumps/raw with dumps/truth.jsonl.'),
  operands: '<folder>',
  options: {
    ids: {
      help: 'the folder holds raw files: measures the rules on title and abstract against the arXiv ids of the pages',
    },
    json: { help: 'print the scores as JSON' },
  },
  examples: [
    'npx daily-papers scorecard ../shared/labelled',
    'npx daily-papers scorecard my-labels --json',
    'npx daily-papers scorecard --ids test/passport/pages',
  ],
  run: async ({ ids, json }, [folder, ...more]) => {
    if (folder === undefined || more.length > 0) throw new UsageError('one folder is needed');
    if (ids) {
      const scores = await scoreFolderByIds(folder);
      if (scores.withId === 0) throw new UsageError(`no page in ${folder} shows an arXiv id`);
      return printIdScores(scores, json);
    }
    const cards = { ...pairsIn(folder), ...(await dumpsIn(folder)) };
    const all = Object.values<Card>(cards);
    if (all.length === 0) throw new UsageError(`neither pairs.jsonl nor dumps/truth.jsonl is in ${folder}`);
    const scores = Object.fromEntries(
      Object.entries<Card>(cards).map(([name, { scores, bars }]) => [name, { ...scores, bars }]),
    );
    if (json) printJson(scores);
    else print(all.map(({ text }) => text).join('\n\n'));
    return all.every(({ bars }) => bars.every(({ holds }) => holds)) ? 0 : 1;
  },
});

/** There is no bar: ids are the truth about a folder, not a demand on the rules. */
function printIdScores(scores: IdScores, json: boolean): 0 {
  if (json) printJson(scores);
  else print(textOfIds(scores));
  return 0;
}

function pairsIn(folder: string): { pairs?: Card } {
  const file = join(folder, 'pairs.jsonl');
  if (!existsSync(file)) return {};
  const scores = scorePairs(rowsOf<LabelledPair>(file));
  const bars = barsOfPairs(scores);
  return { pairs: { scores, bars, text: textOfPairs(scores, bars) } };
}

async function dumpsIn(folder: string): Promise<{ dumps?: Card }> {
  const file = join(folder, 'dumps', 'truth.jsonl');
  if (!existsSync(file)) return {};
  const scores = await scoreDumps(join(folder, 'dumps', 'raw'), rowsOf<TrueRecord>(file));
  const bars = barsOfDumps(scores);
  return { dumps: { scores, bars, text: textOfDumps(scores, bars) } };
}

function rowsOf<Row>(file: string): Row[] {
  return readRegularFile(file, { followLink: true })
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}
