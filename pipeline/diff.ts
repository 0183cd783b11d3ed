import { join } from 'node:path';
import type { Diff } from '../schemas/types.ts';
import { isMain, Refusal, runCommand, UsageError } from './cli/command.ts';
import { listed } from './cli/commands.ts';
import { type Dataset, openDataset } from './dataset/dataset.ts';
import { print, printJson } from './cli/print.ts';
import { diff } from './diff/diff.ts';
import { isVersion } from './diff/version.ts';
import { formatDiffMarkdown, formatDiff } from './diff/wording.ts';
import { openLatest, openRelease } from './dataset/releases.ts';

const PRINTED: Readonly<Record<string, (diff: Diff, most: number) => void>> = {
  text: (difference, most) => print(formatDiff(difference, most).trimEnd()),
  markdown: (difference, most) => print(formatDiffMarkdown(difference, most).trimEnd()),
  json: printJson,
};

/** List items shown; --all and JSON have all. */
const SHOWN = 20;

/** Opens a dataset by its folder or version. */
function openNamed(name: string, dist: string): Dataset {
  const version = name.replace(/^v/, '');
  return isVersion(version) ? openRelease(dist, version) : openDataset(name);
}

function requireLatest(dist: string): Dataset {
  const release = openLatest(dist);
  if (release === null)
    throw new Refusal(
      `${dist} has no release yet to compare with; name two folders, or run: npx daily-papers release`,
    );
  return release;
}

if (isMain(import.meta.url))
  await runCommand({
    ...listed('diff', 'Without names: the latest release and dist/next.'),
    operands: '[from] [to]',
    options: {
      format: { value: 'format', default: 'text', help: `one of ${Object.keys(PRINTED).join(', ')}` },
      all: { help: `show all of each list, not the first ${SHOWN}; JSON always has all` },
      dist: { value: 'folder', default: 'dist', help: 'folder of the releases' },
    },
    examples: [
      'npx daily-papers diff',
      'npx daily-papers diff 1.0.0 2.0.0 --format markdown',
      'npx daily-papers diff dist/v1.0.0 my-dataset --format json > diff.json',
    ],
    run: ({ format, all, dist }, [from, to, ...others]) => {
      const printed = Object.hasOwn(PRINTED, format) ? PRINTED[format] : undefined;
      if (printed === undefined)
        throw new UsageError(`--format takes one of ${Object.keys(PRINTED).join(', ')}, not "${format}"`);
      if (others.length > 0) throw new UsageError(`unexpected argument ${others[0]}`);
      const before = from === undefined ? requireLatest(dist) : openNamed(from, dist);
      const after = to === undefined ? openDataset(join(dist, 'next')) : openNamed(to, dist);
      printed(diff(before, after), all ? Infinity : SHOWN);
      return 0;
    },
  });
