import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isMain, runCommand, UsageError } from './cli/command.ts';
import { listed } from './cli/commands.ts';
import { PACKAGE } from './metadata/about.ts';
import { withLock } from './cli/lock.ts';
import { pack } from './package/tarball.ts';
import { print } from './cli/print.ts';
import { printVerified, verifyAll } from './verify/all.ts';
import { formatSize } from './text/plural.ts';
import { refuseMissingAssets } from './verify/own-tables.ts';

/** The default folder to package: the latest release, or the current build before the first release. */
export function findFolderToPack(latest = 'dist/latest.json'): string {
  if (!existsSync(latest)) return 'dist/next';
  const { version } = JSON.parse(readFileSync(latest, 'utf8')) as { version?: unknown };
  if (typeof version !== 'string' || !/^\d+\.\d+\.\d+$/.test(version))
    throw new UsageError(`${latest} has no version; name the folder to pack`);
  return `${dirname(latest)}/v${version}`;
}

/** Packages a folder if all laws hold. @returns the exit code */
async function makePackage(folder: string, out: string, packed: boolean): Promise<number> {
  refuseMissingAssets(folder);
  const verified = await verifyAll(folder);
  if (verified.findings.length > 0) return printVerified(folder, verified, false);
  // loaded on demand: it needs a compiler and a bundler
  const { assemble } = await import('./package/assemble.ts');
  const { version, files } = await withLock(out, 'npx daily-papers package', () => assemble(folder, out));
  print(`${out}: ${PACKAGE} ${version} with the ${files} files of ${folder}`);
  if (!packed) return 0;
  const { path, bytes, sha256 } = pack(out, version, dirname(out));
  print(`${path}: ${formatSize(bytes)}, SHA-256 ${sha256}`);
  return 0;
}

if (isMain(import.meta.url))
  await runCommand({
    ...listed('package', 'Without a folder: the latest release, or dist/next before the first one.'),
    operands: '[folder]',
    options: {
      out: {
        value: 'folder',
        default: 'dist/package',
        help: 'folder to assemble the package in; replaced as a whole',
      },
      pack: { help: 'also pack it into a .tgz file beside that folder' },
    },
    examples: [
      'npx daily-papers package --pack',
      'npx daily-papers package dist/next',
      'npx daily-papers package dist/v2.0.0 --out my-package --pack',
    ],
    run: ({ out, pack }, [folder = findFolderToPack(), ...others]) => {
      if (others.length > 0) throw new UsageError(`unexpected argument ${others[0]}`);
      return makePackage(folder, out, pack);
    },
  });
