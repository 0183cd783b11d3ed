import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Judgement } from '../../../schemas/types.ts';
import type { Titled } from '../../support/damage.ts';
import { generate } from '../../support/generate.ts';
import { page, read } from '../../support/page.ts';
import { drawOf } from '../draw.ts';

/** A folder of dumps to which people add pages and judgements. */
export interface World {
  /** Adds a page, adds a judgement, or takes a judgement back. */
  step(): void;
  /** Takes back the last judgement. */
  takeBack(): void;
}

const RECORDS_ON_A_PAGE = 2;

/** Few enough that papers come back. */
const STOCK = 60;

export function openWorld(raw: string, seed: number): World {
  const draw = drawOf(seed, 0);
  const stock = [...generate(seed, 1, STOCK)].flatMap(({ text }) =>
    read(text).records.map(({ title, abstract }) => ({ title, abstract: abstract ?? '' })),
  );
  const written: Titled[] = [];
  const judgements: Judgement[] = [];
  let pages = 0;
  const addPage = () => {
    const records = Array.from({ length: RECORDS_ON_A_PAGE }, () => vary(draw.pick(stock), draw.whole(10)));
    const date = new Date(Date.UTC(2025, 0, 1 + pages++)).toISOString().slice(0, 10);
    writeFileSync(join(raw, `${date}.txt`), page(records, date).join('\n\n'));
    written.push(...records);
  };
  const judge = () => {
    const [a, b] = [draw.pick(written), draw.pick(written)];
    const verdict = draw.chance(0.5) ? 'same' : 'different';
    const said = { reason: 'both were read', by: 'Ada', date: '2025-09-01' };
    judgements.push({ verdict, title_a: a.title, title_b: b.title, ...said });
  };
  const save = () => {
    const lines = judgements.map((one) => `${JSON.stringify(one)}\n`);
    writeFileSync(join(raw, 'judgements.jsonl'), lines.join(''));
  };
  const changeJudgements = () => {
    if (judgements.length > 0 && draw.chance(0.5)) judgements.splice(draw.whole(judgements.length), 1);
    else judge();
    save();
  };
  return {
    step: () => (pages < 2 || draw.chance(0.5) ? addPage() : changeJudgements()),
    takeBack: () => {
      judgements.pop();
      save();
    },
  };
}

/** Mostly as it was, else with another title, or with another abstract too. */
function vary({ title, abstract }: Titled, chance: number): Titled {
  if (chance < 6) return { title, abstract };
  return chance < 9
    ? { title: `${title}s`, abstract }
    : { title: `${title} Revisited`, abstract: `Again. ${abstract}` };
}
