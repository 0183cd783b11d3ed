import type { LedgerSpan } from '../../schemas/types.ts';

/** A span of a dump, without its text. */
export type Span = Omit<LedgerSpan, 'file' | 'text' | 'base64'>;

/**
 * Fills what lies between the given spans, and around them, with separators, so that all together cover the dump exactly.
 * @param inked spans that do not overlap, in order of their bytes
 * @param size bytes of the dump
 */
export function coverWith(inked: readonly Span[], size: number): Span[] {
  const spans: Span[] = [];
  let at = 0;
  let line = 1;
  for (const span of inked) {
    if (span.byte_start > at) spans.push(separator(at, span.byte_start, line, span.digest_id));
    spans.push(span);
    at = span.byte_end;
    line = span.line_end;
  }
  if (at < size) spans.push(separator(at, size, line, inked.at(-1)?.digest_id ?? null));
  return spans;
}

function separator(byte_start: number, byte_end: number, line: number, digest_id: string | null): Span {
  return {
    digest_id,
    byte_start,
    byte_end,
    line_start: line,
    line_end: line,
    role: 'separator',
    name: null,
    position: null,
  };
}
