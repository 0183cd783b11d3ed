import { spawnSync } from 'node:child_process';
import { UsageError } from './command.ts';

/** Who makes a judgement, and on which day. */
export interface Judge {
  /** Empty if unknown. */
  by: string;
  /** YYYY-MM-DD. */
  date: string;
}

/** The flags of commands that write or propose judgements. */
export const JUDGE_FLAGS = {
  by: { value: 'name', help: 'name of the judge (default: user.name of git)' },
  date: { value: 'date', help: 'day of the judgement, as 2025-09-01 (default: today)' },
} as const;

/** The only place that reads the clock and the settings of git, for what a person signs. */
export function identifyJudge({ by, date }: { by: string | undefined; date: string | undefined }): Judge {
  if (date !== undefined && !isDay(date))
    throw new UsageError(`--date takes a day such as 2025-09-01, not "${date}"`);
  return { by: by ?? readGitName(), date: date ?? formatToday() };
}

/** Whether a text is a day in ISO 8601. Formatting it again rejects days such as February 30. */
export function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function readGitName(): string {
  return spawnSync('git', ['config', 'user.name'], { encoding: 'utf8' }).stdout?.trim() ?? '';
}

/** In the time zone of the person, not in UTC. */
function formatToday(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}
