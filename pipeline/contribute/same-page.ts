import type { Digest, Manifest } from '../../schemas/types.ts';
import { toNormalForm } from '../clean/unicode.ts';
import type { AbstractOf, KeptRecord } from '../emit/rows.ts';

/** A dump that is there twice. */
export interface DuplicateDump {
  /** The one that is added. */
  file: string;
  /** The one that is there. */
  there: string;
  sameBytes: boolean;
}

/** All dumps as they were gathered, those that are added too. */
export interface Pages {
  inputs: readonly Pick<Manifest['inputs'][number], 'file' | 'sha256'>[];
  digests: readonly Pick<Digest, 'id' | 'file' | 'month_day'>[];
  records: readonly KeptRecord[];
  abstractOf: AbstractOf;
}

/**
 * Dumps that are added though another is the same: to the byte, or by records with the same texts in the same order
 * on the same day of the year. The same list on another day is another page: papers stay on it for days.
 * @param added names of the dumps that are added, the first of which counts
 */
export function findDuplicateDumps(added: readonly string[], pages: Pages): DuplicateDump[] {
  const { inputs, abstractOf } = pages;
  const bytes = new Map(inputs.map(({ file, sha256 }) => [file, sha256]));
  const contents = contentsOf(pages);
  const there = [...bytes.keys()].filter((file) => file.endsWith('.txt') && !added.includes(file));
  const byBytes = new Map(there.map((file) => [bytes.get(file), file]));
  const byTitles = new Map<string, string[]>();
  const remember = (file: string) => {
    const key = titlesKey(contents.get(file));
    if (key !== null) byTitles.set(key, [...(byTitles.get(key) ?? []), file]);
  };
  there.forEach(remember);
  return added.flatMap((file): DuplicateDump[] => {
    // one that no gathering took is not compared: another problem tells why
    if (!bytes.has(file)) return [];
    const equal = byBytes.get(bytes.get(file));
    if (equal !== undefined) return [{ file, there: equal, sameBytes: true }];
    const alike = byTitles.get(titlesKey(contents.get(file)) ?? '') ?? [];
    const same = alike.find((other) => sameTexts(contents.get(file), contents.get(other), abstractOf));
    byBytes.set(bytes.get(file), file);
    remember(file);
    return same === undefined ? [] : [{ file, there: same, sameBytes: false }];
  });
}

/** What a dump holds, page by page. */
type Content = { day: string | null; records: KeptRecord[] }[];

function contentsOf({ digests, records }: Pages): Map<string, Content> {
  const onPage = new Map(digests.map(({ id }) => [id, [] as KeptRecord[]]));
  for (const record of records) onPage.get(record.digest_id)?.push(record);
  const contents = new Map<string, Content>();
  for (const { id, file, month_day } of digests) {
    const page = { day: month_day, records: onPage.get(id) ?? [] };
    contents.set(file, [...(contents.get(file) ?? []), page]);
  }
  return contents;
}

/** Null for a dump without records, which is like every other. */
function titlesKey(content: Content = []): string | null {
  if (content.every(({ records }) => records.length === 0)) return null;
  return JSON.stringify(
    content.map(({ day, records }) => [day, ...records.map(({ title }) => plain(title))]),
  );
}

function sameTexts(one: Content = [], other: Content = [], abstractOf: AbstractOf): boolean {
  const abstracts = (content: Content) => content.flatMap(({ records }) => records).map(abstractOf);
  const others = abstracts(other);
  return abstracts(one).every((abstract, i) => plain(abstract) === plain(others[i] ?? ''));
}

/** How a text was wrapped says nothing. */
function plain(text: string): string {
  return toNormalForm(text, 'NFC').replace(/\s+/g, ' ').trim();
}
