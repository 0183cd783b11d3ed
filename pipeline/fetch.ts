import { join } from 'node:path';
import { EXIT, isMain, parsePositive, runCommand, UsageError } from './cli/command.ts';
import { listed } from './cli/commands.ts';
import { withLock } from './cli/lock.ts';
import { print, printJson } from './cli/print.ts';
import { openProgress } from './cli/progress.ts';
import { fetchDays } from './fetch/fetch-days.ts';
import { addDays } from './extract/date.ts';
import { listDays, toDay } from './fetch/list-days.ts';
import { CLOCK } from './fetch/retry.ts';
import { formatFetched } from './fetch/wording.ts';

/** A sidecar keeps the address for good, so it must not hold a password. */
function parseBaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.username || url.password || /[?#]/.test(text))
    throw new UsageError(
      `--base-url takes an address such as https://huggingface.co, without password and query, not "${text}"`,
    );
  return url.href.replace(/\/$/, '');
}

if (isMain(import.meta.url))
  await runCommand({
    ...listed(
      'fetch',
      `A day that is there already is skipped, so a run that ended early goes on where it was. Days are days in UTC.
A day is fetched when it is over: no paper is missing then. An empty day is saved when it was over for a day.
A day that answers with the papers of another day, as weekends do, is not saved.`,
    ),
    operands: '',
    options: {
      from: { value: 'day', help: 'first day, such as 2025-09-01' },
      to: { value: 'day', help: 'last day (default: yesterday)' },
      raw: { value: 'folder', default: 'raw', help: 'folder of dumps' },
      'base-url': { value: 'address', default: 'https://huggingface.co', help: 'address of the site' },
      'interval-ms': { value: 'n', default: '1000', help: 'least time between two requests' },
      'timeout-ms': { value: 'n', default: '60000', help: 'time for one answer' },
      json: { help: 'print what became of each day as JSON' },
    },
    examples: [
      'npx daily-papers fetch --from 2025-09-01 --to 2025-09-30',
      'npx daily-papers fetch --from 2025-09-01 --interval-ms 5000',
    ],
    run: async ({ from, to, raw, json, ...values }) => {
      if (from === undefined) throw new UsageError('name the first day with --from');
      const today = toDay(CLOCK.now());
      const days = listDays(from, to ?? addDays(today, -1), today);
      const options = {
        raw,
        baseUrl: parseBaseUrl(values['base-url']),
        interval: parsePositive(values['interval-ms'], 'interval-ms'),
        timeout: parsePositive(values['timeout-ms'], 'timeout-ms'),
        clock: CLOCK,
        progress: openProgress(json),
      };
      const fetched = await withLock(join(raw, 'fetch'), 'npx daily-papers fetch', () =>
        fetchDays(days, options),
      );
      if (json) printJson(fetched);
      else print(formatFetched(fetched));
      return fetched.days.some(({ outcome }) => outcome === 'failed') ? EXIT.disk : EXIT.fine;
    },
  });
