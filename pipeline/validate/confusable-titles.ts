import type { ExtractedRecord } from '../../schemas/types.ts';
import { type Confusable, findConfusables } from '../merge/confusables.ts';
import { type Problem, problem } from '../problem/problem.ts';
import { excerpt, show } from '../text/show.ts';

type Titled = Pick<ExtractedRecord, 'file' | 'title' | 'line_start' | 'byte_start' | 'title_byte_end'>;

/**
 * Reports titles that look like others but are spelled with different characters.
 * @param cut reads a part of a dump
 */
export function findConfusableTitles(
  records: readonly Titled[],
  cut: (file: string, start: number, end: number) => string,
): Problem[] {
  return findConfusables(records).map((found) => toConfusableProblem(found, cut));
}

function toConfusableProblem(
  { record, at, letter, other }: Confusable<Titled>,
  cut: Parameters<typeof findConfusableTitles>[1],
): Problem {
  const { file, title, byte_start, title_byte_end, line_start } = record;
  const before = title.slice(0, at);
  const code = `U+${letter.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;
  const message =
    `the title looks like "${excerpt(other.title)}" (${other.file}:${other.line_start}), but has "${show(letter)}" (${code}): ` +
    'they were compared as they are written';
  return problem('merge/confusable-titles', message, {
    file,
    line: line_start + before.split(/\r\n|\r|\n/).length - 1,
    column:
      [...((readLineBefore(file, byte_start, cut) + before).split(/[\r\n]/).at(-1) as string)].length + 1,
    span: [byte_start, title_byte_end],
    excerpt: excerpt(title),
  });
}

/** Few titles have more blanks before them. */
const ENOUGH = 256;

/** Reads the text before a byte, at least from the start of its line, without reading the whole dump. */
function readLineBefore(file: string, byte: number, cut: Parameters<typeof findConfusableTitles>[1]): string {
  for (let length = ENOUGH; length < byte; length *= 2) {
    const end = cut(file, byte - length, byte);
    if (/[\r\n]/.test(end)) return end;
  }
  return cut(file, 0, byte);
}
