import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMain, parsePositive, runCommand } from '../../pipeline/cli/command.ts';
import { listed } from '../../pipeline/cli/commands.ts';
import { announceChange } from '../../pipeline/disk/changes.ts';
import type { Titled } from './damage.ts';
import { page, read } from './page.ts';
import { random } from './random.ts';
import { SEED_FOLDER } from './seeds.ts';

/** One record in this many was on an earlier page: about as many as in the two real dumps. */
const REPEATED = 12;

/** What generated records are made of: words of real titles and sentences of real abstracts. */
interface Stock {
  words: string[];
  sentences: string[];
}

/** Makes dumps of invented records, one per day, with the words of the dumps in a folder. */
export function* generate(
  seed: number,
  dumps: number,
  records: number,
  from = SEED_FOLDER,
): Generator<{ file: string; text: string }> {
  const next = random(seed);
  const stock = readStock(from);
  const earlier: Titled[] = [];
  for (let day = 0; day < dumps; day++) {
    const some = Array.from({ length: records }, () => {
      const repeated = earlier.length > 0 && next() < 1 / REPEATED;
      const record = repeated ? pick(earlier, next) : makeUp(stock, next);
      // remember a bounded number of records, so a million can be made
      if (!repeated) earlier[earlier.length < 10_000 ? earlier.length : Math.floor(next() * 10_000)] = record;
      return record;
    });
    const date = new Date(Date.UTC(2000, 0, 1 + day)).toISOString().slice(0, 10);
    yield { file: `${date}.txt`, text: page(some, date).join('\n\n') };
  }
}

function readStock(folder: string): Stock {
  const files = readdirSync(folder).filter((file) => file.endsWith('.txt'));
  const records = files.flatMap((file) => read(readFileSync(join(folder, file))).records);
  return {
    words: [...new Set(records.flatMap(({ title }) => title.match(/[\p{L}\p{N}-]{3,}/gu) ?? []))],
    sentences: records.flatMap(({ abstract }) => abstract?.match(/[A-Z][^.]{40,}\./g) ?? []),
  };
}

function makeUp({ words, sentences }: Stock, next: () => number): Titled {
  const title = Array.from({ length: 5 + Math.floor(next() * 8) }, () => pick(words, next)).join(' ');
  const text = Array.from({ length: 5 + Math.floor(next() * 5) }, () => pick(sentences, next)).join(' ');
  return { title: capitalise(title), abstract: `We study ${title}. ${text}` };
}

function pick<T>(items: readonly T[], next: () => number): T {
  return items[Math.floor(next() * items.length)] as T;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

if (isMain(import.meta.url))
  await runCommand({
    ...listed('generate'),
    operands: '',
    options: {
      out: { value: 'folder', default: 'dist/.generated', help: 'where to write the dumps' },
      dumps: { value: 'n', default: '10', help: 'how many dumps' },
      records: { value: 'n', default: '200', help: 'how many records in each' },
      seed: { value: 'n', default: '1', help: 'same seed, same dumps' },
    },
    examples: [
      'npx daily-papers generate --dumps 3 --records 50 --out many && npx daily-papers build --raw many --out built',
    ],
    run: ({ out, dumps, records, seed }) => {
      announceChange(out);
      mkdirSync(out, { recursive: true });
      for (const { file, text } of generate(
        parsePositive(seed, 'seed'),
        parsePositive(dumps, 'dumps'),
        parsePositive(records, 'records'),
      ))
        writeFileSync(join(out, file), text);
      return 0;
    },
  });
