import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { random } from '../support/random.ts';
import { read } from '../support/page.ts';
import { seedFile, SEEDS } from '../support/seeds.ts';
import { ROOT } from './made-up.ts';

/** Titles to join, by kind and number. */
export interface Titles {
  kind: 'real' | 'recombined' | 'pattern' | 'one length' | 'one bigram';
  count: number;
}

const LABELLED = join(process.env.LABELLED ?? join(ROOT, '../shared/labelled'), 'titles-200k.txt.gz');

/** Whether 200,000 real titles exist; otherwise all titles are made from the two dumps. */
export const HAS_REAL = existsSync(LABELLED);

export function makeTitles({ kind, count }: Titles): string[] {
  const make = MAKERS[kind];
  return make(count);
}

const MAKERS: Readonly<Record<Titles['kind'], (count: number) => string[]>> = {
  real: (count) => (HAS_REAL ? readRealTitles().slice(0, count) : recombineTitles(readRealTitles(), count)),
  recombined: (count) => recombineTitles(readRealTitles(), count),
  pattern: (count) =>
    makeEach(count, (i) => `A Study of the Many Things That a Title May Be About, Part ${i}`),
  'one length': (count) => makeEach(count, (i) => makeLetters(i, 40)),
  'one bigram': (count) =>
    makeEach(count, (i) => 'ab'.repeat(5 + (i % 200)) + 'c'.repeat(Math.floor(i / 200))),
};

function readRealTitles(): string[] {
  if (HAS_REAL) return gunzipSync(readFileSync(LABELLED)).toString('utf8').trim().split('\n');
  return SEEDS.flatMap((seed) =>
    read(readFileSync(seedFile(`${seed}.txt`))).records.map(({ title }) => title),
  );
}

/** One in a hundred is another one with a letter gone. */
const NEAR = 100;

/** Joins the first half of one title to the second half of another. */
function recombineTitles(titles: readonly string[], count: number): string[] {
  const next = random(1);
  const below = (limit: number) => Math.floor(next() * limit);
  const any = () => (titles[below(titles.length)] as string).split(' ');
  const made: string[] = [];
  while (made.length < count) {
    const [one, other] = [any(), any()];
    const title = [...one.slice(0, one.length / 2), ...other.slice(other.length / 2)].join(' ');
    const known = made[below(made.length)] ?? title;
    const at = below(known.length);
    made.push(made.length % NEAR === NEAR - 1 ? known.slice(0, at) + known.slice(at + 1) : title);
  }
  return made;
}

function makeEach(count: number, titleAt: (i: number) => string): string[] {
  return Array.from({ length: count }, (_, i) => titleAt(i));
}

function makeLetters(seed: number, count: number): string {
  const next = random(seed);
  return String.fromCharCode(...Array.from({ length: count }, () => 97 + Math.floor(next() * 26)));
}
