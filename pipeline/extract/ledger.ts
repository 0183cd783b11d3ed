import type { Buffer } from 'node:buffer';
import type { LedgerSpan } from '../../schemas/types.ts';
import { lineOf } from './position.ts';

/** A span of a dump, without its text. */
export type Span = Omit<LedgerSpan, 'file' | 'text' | 'base64'>;

/**
 * Fills the gaps between and around spans with separators, so that the spans cover the dump exactly.
 * @param nonBlank spans that do not overlap, in order of their bytes
 */
export function coverWith(nonBlank: readonly Span[], bytes: Buffer): Span[] {
  const spans: Span[] = [];
  let at = 0;
  let line = 1;
  for (const span of nonBlank) {
    if (span.byte_start > at) spans.push(toSeparator(at, span.byte_start, line, span.digest_id, bytes));
    spans.push(span);
    at = span.byte_end;
    line = span.line_end;
  }
  if (at < bytes.length)
    spans.push(toSeparator(at, bytes.length, line, nonBlank.at(-1)?.digest_id ?? null, bytes));
  return spans;
}

function toSeparator(
  byte_start: number,
  byte_end: number,
  line_start: number,
  digest_id: string | null,
  bytes: Buffer,
): Span {
  const line_end = lineOf(bytes, byte_end - 1, { byte: byte_start, line: line_start });
  return {
    digest_id,
    byte_start,
    byte_end,
    line_start,
    line_end,
    role: 'separator',
    name: null,
    position: null,
    decoding: null,
  };
}
