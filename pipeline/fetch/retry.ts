import { setTimeout } from 'node:timers/promises';
import type { Failure } from './request.ts';

/** Time in milliseconds; tests have one that does not wait. */
export interface Clock {
  now(): number;
  wait(time: number): Promise<unknown>;
}

export const CLOCK: Clock = { now: Date.now, wait: setTimeout };

/** Requests after the first one; with the waits between them they take about 15 seconds. */
const RETRIES = 4;

/** If a server asks for more, a person had better start the command again later. */
const LONGEST_WAIT = 5 * 60_000;

/** Tries again while failures are temporary: after the time that the server asks for, or with exponential backoff. */
export async function retry<T extends object>(
  attempt: () => Promise<T | { failure: Failure }>,
  clock: Clock,
): Promise<T | { failure: Failure }> {
  for (let retries = 0; ; retries++) {
    const result = await attempt();
    if (!('failure' in result) || !result.failure.isTemporary) return result;
    const { failure } = result;
    const asked = parseRetryAfter(failure.retryAfter, clock.now()) ?? 0;
    if (asked > LONGEST_WAIT) return { failure: toLongWait(failure, asked) };
    if (retries === RETRIES)
      return { failure: { ...failure, reason: `${failure.reason}, ${RETRIES + 1} times` } };
    await clock.wait(Math.max(asked, computeBackoff(retries)));
  }
}

/** Limits the rate: resolves at once, and then once in each interval. */
export function openPace(interval: number, { now, wait }: Clock): () => Promise<void> {
  let next = 0;
  return async () => {
    const time = now();
    if (next > time) await wait(next - time);
    next = Math.max(next, time) + interval;
  };
}

/** Milliseconds of a Retry-After, in seconds or as a date (RFC 9110, section 10.2.3); null if it is neither. */
export function parseRetryAfter(value: string | null, now: number): number | null {
  if (value === null) return null;
  const time = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isNaN(time) ? null : Math.max(0, time);
}

function toLongWait(failure: Failure, time: number): Failure {
  const reason = `${failure.reason} and asks to wait ${Math.ceil(time / 1000)} s`;
  return { ...failure, reason, concernsAll: true };
}

/** About 1, 2, 4 and 8 seconds. Chance keeps clients apart that failed at the same moment. */
function computeBackoff(retries: number): number {
  return 1000 * 2 ** retries * (0.75 + Math.random() / 2);
}
