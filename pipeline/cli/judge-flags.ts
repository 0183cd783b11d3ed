import { spawnSync } from 'node:child_process';
import { UsageError } from './command.ts';

/** Who judges, and on which day. */
export interface Judge {
  /** Empty where it is not known. */
  by: string;
  /** YYYY-MM-DD. */
  date: string;
}

/** The flags with which commands that write or propose judgements take who judges and when. */
export const JUDGE_FLAGS = {
  by: { value: 'name', help: 'who judges (default: user.name of git)' },
  date: { value: 'date', help: 'day of the judgement, as 2025-09-01 (default: today)' },
} as const;

/** The only place where a clock and the settings of git have a say: in what a person signs. */
export function identifyJudge({ by, date }: { by: string | undefined; date: string | undefined }): Judge {
  if (date !== undefined && !isDay(date))
    throw new UsageError(`--date takes a day such as 2025-09-01, not "${date}"`);
  return { by: by ?? readGitName(), date: date ?? formatToday() };
}

/** ISO 8601; that there is no Feb 30 shows when the day is written back. */
export function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function readGitName(): string {
  return spawnSync('git', ['config', 'user.name'], { encoding: 'utf8' }).stdout?.trim() ?? '';
}

/** Where the person is, not in Greenwich. */
function formatToday(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}
