import type { Diff, Manifest } from '../../schemas/types.ts';
import { compareVersions, computeVersion } from '../diff/version.ts';
import { formatDiffMarkdown } from '../diff/wording.ts';
import { formatCount } from '../text/plural.ts';

/** Facts from the manifest of a release. */
export interface Entry extends Pick<Manifest, 'counts'> {
  version: string;
  date: string | null;
}

/** List items in an entry: a month of pages has thousands of papers. */
const MOST = 10;

/** Formats a changelog entry as Markdown. @param diff from the previous release; null for the first one */
export function formatEntry({ version, date, counts }: Entry, diff: Diff | null): string {
  const heading = `## ${version}${date === null ? '' : ` (${date})`}`;
  const { papers, records, digests } = counts;
  if (diff === null)
    return `${heading}\n\nThe first release: papers ${formatCount(papers)}, appearances ${formatCount(records)}, digests ${formatCount(digests)}\n`;
  return `${heading}\n\nSince ${diff.from}: ${listVersionReasons(version, diff).join(', ')}\n\n${formatDiffMarkdown(diff, MOST)}`;
}

/** A version below the strict minimum means that somebody confirmed unchanged meanings. */
function listVersionReasons(version: string, diff: Diff): string[] {
  const strict = computeVersion(diff.from ?? version, diff);
  const sameMeaning = compareVersions(version, strict.version) < 0;
  return [
    ...strict.reasons.map(({ words }) => words),
    ...(sameMeaning ? ['the fields mean what they meant'] : []),
  ];
}

const HEAD = `# Changelog

Every release of the data, the newest first. What the numbers mean: docs/versions.md. All of a difference:
\`npx daily-papers diff 1.0.0 1.1.0 --format json\`
`;

/** Inserts an entry in order, unless the changelog already has one for that version. */
export function addEntry(changelog: string | null, version: string, entry: string): string {
  const text = changelog ?? HEAD;
  const headings = findHeadings(text);
  if (headings.some((one) => one.version === version)) return text;
  const older = headings.find((one) => compareVersions(one.version, version) < 0);
  const at = older?.index ?? text.length;
  return `${text.slice(0, at).trimEnd()}\n\n${entry.trimEnd()}\n${older === undefined ? '' : `\n${text.slice(at)}`}`;
}

/** Lists the versions in a changelog. */
export function listEntries(changelog: string | null): string[] {
  return findHeadings(changelog ?? '').map(({ version }) => version);
}

/** The text of each entry, by version. */
export function splitEntries(changelog: string | null): Map<string, string> {
  const text = changelog ?? '';
  const headings = findHeadings(text);
  return new Map(
    headings.map(({ version, index }, i) => [version, text.slice(index, headings[i + 1]?.index).trimEnd()]),
  );
}

function findHeadings(changelog: string): { version: string; index: number }[] {
  return [...changelog.matchAll(/^## (\d+\.\d+\.\d+)(?= |$)/gm)].map(({ 1: version = '', index }) => ({
    version,
    index,
  }));
}
