import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Judgement } from '../../../schemas/types.ts';
import type { Titled } from '../../support/damage.ts';
import { generate } from '../../support/generate.ts';
import { random } from '../../support/random.ts';
import { page, read } from '../../support/page.ts';

/** A folder of dumps to which people add, in which they judge, and take back what they said. */
export interface World {
  /** Changes something at random, which follows from the seed. @returns what was done, in words */
  step(): string;
  /** Takes back what was said last: the pipeline will not have it. */
  takeBack(): void;
}

/** Of this many steps one brings a page, and the others a judgement, or the end of one. */
const STEPS_FOR_A_PAGE = 2;

const ON_A_PAGE = 2;

/** What there is to write: people come back to some of it. */
const STOCK = 60;

export function openWorld(raw: string, seed: number): World {
  const next = random(seed);
  const pick = <T>(items: readonly T[]) => items[Math.floor(next() * items.length)] as T;
  const stock = stockOf(seed);
  const written: Titled[] = [];
  const said: Judgement[] = [];
  let pages = 0;
  const write = () =>
    writeFileSync(join(raw, 'judgements.jsonl'), said.map((one) => `${JSON.stringify(one)}\n`).join(''));
  const takeBack = () => {
    said.pop();
    write();
  };
  const addPage = () => {
    const records = Array.from({ length: ON_A_PAGE }, () => varied(pick(stock), next()));
    const date = new Date(Date.UTC(2025, 0, 1 + pages)).toISOString().slice(0, 10);
    writeFileSync(join(raw, `${date}.txt`), page(records, date).join('\n\n'));
    written.push(...records);
    pages += 1;
    return `a page of ${date}`;
  };
  const judge = () => {
    said.push(judgementOn(pick(written).title, pick(written).title, next() < 1 / 2 ? 'same' : 'different'));
    write();
    return 'a judgement';
  };
  const takeOneBack = () => {
    said.splice(Math.floor(next() * said.length), 1);
    write();
    return 'a judgement is taken back';
  };
  const step = () => {
    if (pages < 2 || next() < 1 / STEPS_FOR_A_PAGE) return addPage();
    return said.length > 0 && next() < 1 / 2 ? takeOneBack() : judge();
  };
  return { step, takeBack };
}

function stockOf(seed: number): Titled[] {
  return [...generate(seed, 1, STOCK)].flatMap(({ text }) => read(text).records);
}

/** As it was, with another title, or with another abstract as well. */
function varied({ title, abstract }: Titled, chance: number): Titled {
  if (chance < 0.6) return { title, abstract };
  return chance < 0.9
    ? { title: `${title}s`, abstract }
    : { title: `${title} Revisited`, abstract: `Again. ${abstract}` };
}

function judgementOn(a: string, b: string, verdict: Judgement['verdict']): Judgement {
  return { verdict, title_a: a, title_b: b, reason: 'as both were read', by: 'Ada', date: '2025-09-01' };
}
