import type { Diff, Manifest } from '../../schemas/types.ts';
import { compareVersions, computeVersion } from '../diff/version.ts';
import { formatDiffMarkdown } from '../diff/wording.ts';

/** What an entry says of its release, as its manifest has it. */
export interface Entry extends Pick<Manifest, 'counts'> {
  version: string;
  date: string | null;
}

/** Items of each list that an entry shows: a month of pages has thousands of papers. */
const MOST = 10;

/** What a release brings, as Markdown. @param diff to the release before; null for the first */
export function formatEntry({ version, date, counts }: Entry, diff: Diff | null): string {
  const heading = `## ${version}${date === null ? '' : ` (${date})`}`;
  const { papers, records, digests } = counts;
  if (diff === null)
    return `${heading}\n\nThe first release: papers ${papers}, appearances ${records}, digests ${digests}\n`;
  return `${heading}\n\nSince ${diff.from}: ${reasonsOf(version, diff).join(', ')}\n\n${formatDiffMarkdown(diff, MOST)}`;
}

/** A version that is lower than the strictest reading asks for was given by somebody who said that meanings stay. */
function reasonsOf(version: string, diff: Diff): string[] {
  const strict = computeVersion(diff.from ?? version, diff);
  const sameMeaning = compareVersions(version, strict.version) < 0;
  return [
    ...strict.reasons.map(({ words }) => words),
    ...(sameMeaning ? ['the fields mean what they meant'] : []),
  ];
}

const HEAD = `# Changelog

Every release of the data, the newest first. What the numbers mean: docs/versions.md. All of a difference:
\`npm run -s diff -- 1.0.0 1.1.0 --format json\`
`;

/** The changelog with an entry in its place; as it is when it has one of that version. */
export function addEntry(changelog: string | null, version: string, entry: string): string {
  const text = changelog ?? HEAD;
  const headings = headingsIn(text);
  if (headings.some((one) => one.version === version)) return text;
  const older = headings.find((one) => compareVersions(one.version, version) < 0);
  const at = older?.index ?? text.length;
  return `${text.slice(0, at).trimEnd()}\n\n${entry.trimEnd()}\n${older === undefined ? '' : `\n${text.slice(at)}`}`;
}

/** Versions that have an entry. */
export function versionsTold(changelog: string | null): string[] {
  return headingsIn(changelog ?? '').map(({ version }) => version);
}

function headingsIn(changelog: string): { version: string; index: number }[] {
  return [...changelog.matchAll(/^## (\d+\.\d+\.\d+)(?= |$)/gm)].map(({ 1: version = '', index }) => ({
    version,
    index,
  }));
}
