import { listed } from './cli/commands.ts';
import { isMain, runCommand, UsageError } from './cli/command.ts';
import { withLock } from './cli/lock.ts';
import { print } from './cli/print.ts';
import { openProgress } from './cli/progress.ts';
import { releaseFolderOf } from './dataset/releases.ts';
import { isVersion } from './diff/version.ts';
import { sumOf } from './dataset/sums.ts';
import { download, type Downloaded } from './download/download.ts';
import { findPlaces, type Places } from './download/places.ts';
import { isAddress } from './download/read-file.ts';
import { ADDRESSES } from './metadata/addresses.ts';
import { formatPlural } from './text/plural.ts';

function parseVersion(name: string | undefined): string {
  const version = name?.replace(/^v/, '');
  if (version === undefined) throw new UsageError('name the release, such as v2.0.0');
  if (!isVersion(version)) throw new UsageError(`"${name}" is not a version, such as v2.0.0`);
  return version;
}

/** @param from the flag, which comes before what package.json names */
function choosePlaces(from: string | undefined): Places {
  if (from !== undefined) return parseBase(from);
  const places = findPlaces(ADDRESSES);
  if (places === null)
    throw new UsageError(
      'package.json names no repository on GitHub or GitLab yet; say where the releases are: --from <address or folder>',
    );
  return places;
}

function parseBase(from: string): Places {
  const base = from.replace(/(?<![/])[/]+$/, '') || '/';
  const isWrong = isAddress(base) ? !URL.canParse(base) || /[?#]/.test(base) : /^[a-z]+:[/][/]/i.test(base);
  if (isWrong)
    throw new UsageError(
      `--from takes a folder or an address such as https://example.org/dist, not "${from}"`,
    );
  return { files: base, assets: base };
}

function formatDownloaded({ folder, files, bytes }: Downloaded): string {
  if (files.length === 0) return `${folder} is here, and every file has its SHA-256: nothing to download`;
  const what = `${folder}: ${formatPlural(files.length, 'file')}, ${(bytes / 1e6).toFixed(1)} MB`;
  return `${what}, each with the SHA-256 of SHA256SUMS\nSHA-256 of SHA256SUMS itself: ${sumOf(folder)}`;
}

if (isMain(import.meta.url))
  await runCommand({
    ...listed(
      'download',
      'Nothing is in the folder of the release before all is there and right. A run that was cut off begins again.',
    ),
    operands: '<version>',
    options: {
      from: {
        value: 'address',
        help: 'address or folder that holds vX.Y.Z/ (default: the repository that package.json names)',
      },
      dist: { value: 'folder', default: 'dist', help: 'folder of the releases' },
    },
    examples: [
      'npx daily-papers download v2.0.0 --from dist --dist /tmp/releases',
      'npx daily-papers download v2.0.0 --from https://example.org/dist',
    ],
    run: async ({ from, dist }, [name, ...others]) => {
      if (others.length > 0) throw new UsageError(`unexpected argument ${others[0]}`);
      const version = parseVersion(name);
      const places = choosePlaces(from);
      const folder = releaseFolderOf(dist, version);
      const work = () => download({ version, dist, places, progress: openProgress(false) });
      print(formatDownloaded(await withLock(folder, 'npx daily-papers download', work)));
      return 0;
    },
  });
