import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Titled } from '../../support/damage.ts';

/** What dumps are made of. */
export interface Stock {
  /** The real dumps, whole. */
  dumps: readonly Buffer[];
  /** Their records, in their order; no two have the same title or the same abstract. */
  records: readonly Titled[];
}

/** The date of both real dumps. */
const DATE = /^[A-Z][a-z]{2} \d{1,2}$/;

/**
 * The real dumps of a folder and their records, cut without the grammar that is tried: behind the date, theirs are
 * titles and abstracts in turn, each a line, with a blank one between.
 */
export function stockOf(folder: string): Stock {
  const files = readdirSync(folder).filter((file) => file.endsWith('.txt'));
  const dumps = files.sort().map((file) => readFileSync(join(folder, file)));
  const seen = new Set<string>();
  const records = dumps
    .flatMap((dump) => recordsOf(dump.toString('utf8')))
    .filter(({ title, abstract }) => {
      const isNew = !seen.has(title.toLowerCase()) && !seen.has(abstract);
      seen.add(title.toLowerCase()).add(abstract);
      return isNew;
    });
  return { dumps, records };
}

function recordsOf(text: string): Titled[] {
  const paragraphs = text.trim().split('\n\n');
  const texts = paragraphs.slice(paragraphs.findIndex((paragraph) => DATE.test(paragraph)) + 1);
  return texts.flatMap((title, index) =>
    index % 2 === 0 ? [{ title, abstract: texts[index + 1] ?? '' }] : [],
  );
}
