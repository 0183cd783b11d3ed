import { parsePositive } from './command.ts';
import { LIMITS, type Limits } from '../extract/extract.ts';

/** The flags of every command that reads dumps. */
export const LIMIT_FLAGS = {
  'max-file-bytes': { value: 'n', default: String(LIMITS.maxFileBytes), help: 'refuse larger dumps' },
  'max-line-bytes': { value: 'n', default: String(LIMITS.maxLineBytes), help: 'reject longer lines' },
} as const;

export function parseLimits(values: Readonly<Record<keyof typeof LIMIT_FLAGS, string>>): Limits {
  return {
    maxFileBytes: parsePositive(values['max-file-bytes'], 'max-file-bytes'),
    maxLineBytes: parsePositive(values['max-line-bytes'], 'max-line-bytes'),
  };
}
