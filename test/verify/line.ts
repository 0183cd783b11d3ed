import type { Found } from '../../pipeline/verify/finding.ts';

/** Hashes are those of files as they are built today, and say nothing. */
export function toLine({ file, line, message }: Found): string {
  return `${file}${line === undefined ? '' : `:${line}`}: ${message.replaceAll(/[0-9a-f]{64}/g, 'HASH')}`;
}
