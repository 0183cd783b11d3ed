import type { Digest, Manifest } from '../../schemas/types.ts';
import { toNormalForm } from '../clean/unicode.ts';
import type { TextOf, KeptRecord } from '../emit/rows.ts';

/** A dump that repeats another one. */
export interface DuplicateDump {
  /** The submitted dump. */
  file: string;
  /** The dump that it repeats. */
  there: string;
  sameBytes: boolean;
}

/** All gathered dumps, including the submitted ones. */
export interface Pages {
  inputs: readonly Pick<Manifest['inputs'][number], 'file' | 'sha256'>[];
  digests: readonly Pick<Digest, 'id' | 'file' | 'month_day'>[];
  records: readonly KeptRecord[];
  textOf: TextOf;
}

/**
 * Finds submitted dumps that repeat another: the same bytes, or the same records in the same order on the same day
 * of the year. The same list on another day is another page, because papers stay listed for days.
 * @param added names of the submitted dumps; the first of several equal ones counts as new
 */
export function findDuplicateDumps(added: readonly string[], pages: Pages): DuplicateDump[] {
  const { inputs, textOf } = pages;
  const bytes = new Map(inputs.map(({ file, sha256 }) => [file, sha256]));
  const contents = groupContents(pages);
  const there = [...contents.keys()].filter((file) => !added.includes(file));
  const byBytes = new Map(there.map((file) => [bytes.get(file), file]));
  const byTitles = new Map<string, string[]>();
  const remember = (file: string) => {
    const key = toTitlesKey(contents.get(file));
    if (key !== null) byTitles.set(key, [...(byTitles.get(key) ?? []), file]);
  };
  there.forEach(remember);
  return added.flatMap((file): DuplicateDump[] => {
    // a dump that was not gathered has a problem of its own
    if (!bytes.has(file)) return [];
    const equal = byBytes.get(bytes.get(file));
    if (equal !== undefined) return [{ file, there: equal, sameBytes: true }];
    const alike = byTitles.get(toTitlesKey(contents.get(file)) ?? '') ?? [];
    const same = alike.find((other) => hasSameTexts(contents.get(file), contents.get(other), textOf));
    byBytes.set(bytes.get(file), file);
    remember(file);
    return same === undefined ? [] : [{ file, there: same, sameBytes: false }];
  });
}

/** The records of a dump, page by page. */
type Content = { day: string | null; records: KeptRecord[] }[];

function groupContents({ digests, records }: Pages): Map<string, Content> {
  const onPage = new Map(digests.map(({ id }) => [id, [] as KeptRecord[]]));
  for (const record of records) onPage.get(record.digest_id)?.push(record);
  const contents = new Map<string, Content>();
  for (const { id, file, month_day } of digests) {
    const page = { day: month_day, records: onPage.get(id) ?? [] };
    contents.set(file, [...(contents.get(file) ?? []), page]);
  }
  return contents;
}

/** Null for a dump without records: it would equal every other such dump. */
function toTitlesKey(content: Content = []): string | null {
  if (content.every(({ records }) => records.length === 0)) return null;
  return JSON.stringify(
    content.map(({ day, records }) => [
      day,
      // another capture of a page shows other votes
      ...records.map(({ title, upvotes, comments, github_stars }) => [
        normaliseBlanks(title),
        upvotes,
        comments,
        github_stars,
      ]),
    ]),
  );
}

function hasSameTexts(one: Content = [], other: Content = [], textOf: TextOf): boolean {
  const abstracts = (content: Content) =>
    content.flatMap(({ records }) => records).map((record) => textOf(record, 'abstract') ?? '');
  const others = abstracts(other);
  return abstracts(one).every(
    (abstract, i) => normaliseBlanks(abstract) === normaliseBlanks(others[i] ?? ''),
  );
}

/** Line breaks carry no meaning. */
function normaliseBlanks(text: string): string {
  return toNormalForm(text, 'NFC').replace(/\s+/g, ' ').trim();
}
