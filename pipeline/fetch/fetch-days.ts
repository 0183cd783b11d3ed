import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Progress } from '../cli/progress.ts';
import { addDays } from '../extract/date.ts';
import { toDay } from './list-days.ts';
import { type FetchedPage, readPage } from './read-page.ts';
import { type Failure, request } from './request.ts';
import { type Clock, openPace, retry } from './retry.ts';
import { savePage, toPageFile } from './save-page.ts';

export interface FetchOptions {
  raw: string;
  baseUrl: string;
  /** Least time between two requests, in milliseconds. */
  interval: number;
  /** Time for one answer, in milliseconds. */
  timeout: number;
  clock: Clock;
  progress: Progress;
}

/** What became of a day. */
export interface FetchedDay {
  day: string;
  outcome: 'saved' | 'there' | 'other day' | 'no papers yet' | 'not over' | 'failed';
  /** Number of papers, if the day was saved. */
  papers: number | null;
  /** The other days whose papers the answer has, where it has no paper of this day. */
  answered: string[];
  /** Why it failed. */
  reason: string | null;
}

export interface FetchedDays {
  days: FetchedDay[];
  /** Days that were not tried, as the server did not answer for earlier ones. */
  left: string[];
}

/** If so many days in a row fail for a reason that should pass, the server is in trouble; others can wait. */
const MOST_FAILED = 3;

/** Saves days of the API, one after the other. A day that is there already is skipped. */
export async function fetchDays(days: readonly string[], options: FetchOptions): Promise<FetchedDays> {
  const { clock, interval, progress } = options;
  const pace = openPace(interval, clock);
  const done: FetchedDay[] = [];
  progress.part('fetch', days.length);
  try {
    let failed = 0;
    for (const day of days) {
      const { failure, ...fetched } = await fetchDay(day, { ...options, pace });
      done.push(fetched);
      progress.step();
      failed = failure?.isTemporary ? failed + 1 : 0;
      if (failure?.concernsAll || failed === MOST_FAILED) break;
    }
  } finally {
    progress.end();
  }
  return { days: done, left: days.slice(done.length) };
}

/** The API gives no more at once, and 50 without a limit in the address; the fullest days have had about 80. */
export const MOST_PAPERS = 100;

async function fetchDay(
  day: string,
  options: FetchOptions & { pace: () => Promise<void> },
): Promise<FetchedDay & { failure?: Failure }> {
  const { raw, baseUrl, clock } = options;
  const file = toPageFile(day);
  const toResult = (outcome: FetchedDay['outcome'], more: Partial<FetchedDay> = {}): FetchedDay => ({
    ...{ day, outcome, papers: null, answered: [], reason: null },
    ...more,
  });
  if (existsSync(join(raw, file))) return toResult('there');
  const today = toDay(clock.now());
  if (day === today) return toResult('not over');
  const address = `${baseUrl}/api/daily_papers?date=${day}&limit=${MOST_PAPERS}`;
  const page = await requestPage(address, options);
  if ('failure' in page)
    return { ...toResult('failed', { reason: page.failure.reason }), failure: page.failure };
  const { bytes, papers, days } = page;
  if (days.length > 0 && !days.includes(day)) return toResult('other day', { answered: days });
  if (papers === 0 && day >= addDays(today, -1)) return toResult('no papers yet');
  savePage(raw, file, bytes, { address, retrieved: toDay(clock.now()) });
  return toResult('saved', { papers });
}

function requestPage(
  address: string,
  { timeout, clock, pace }: FetchOptions & { pace: () => Promise<void> },
): Promise<FetchedPage | { failure: Failure }> {
  return retry(async () => {
    await pace();
    const answer = await request(address, timeout);
    return 'failure' in answer ? answer : readPage(answer.body);
  }, clock);
}
