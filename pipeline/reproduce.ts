import { EXIT, isMain, Refusal, runCommand, UsageError } from './cli/command.ts';
import { listed } from './cli/commands.ts';
import { type Dataset } from './dataset/dataset.ts';
import { complain, print } from './cli/print.ts';
import { isVersion } from './diff/version.ts';
import { openLatest, openRelease } from './dataset/releases.ts';
import type { Previous } from './metadata/dataset.ts';
import { reproduce, formatReproduction, isReproduced } from './release/reproduce.ts';

function openNamed(name: string | undefined, dist: string): Dataset & Previous {
  const version = name?.replace(/^v/, '');
  if (version !== undefined && !isVersion(version))
    throw new UsageError(`"${name}" is not a version, such as v1.0.0`);
  const release = version === undefined ? openLatest(dist) : openRelease(dist, version);
  if (release === null) throw new Refusal(`${dist} has no release yet; run: npx daily-papers release`);
  return release;
}

if (isMain(import.meta.url))
  await runCommand({
    ...listed('reproduce', 'Without a version: the latest release.'),
    operands: '[version]',
    options: {
      dist: { value: 'folder', default: 'dist', help: 'folder of the releases' },
      raw: { value: 'folder', default: 'raw', help: 'folder of dumps; other files in it are ignored' },
      assets: { help: 'also add the assets that a clone lacks, as they are too large for Git' },
    },
    examples: [
      'npx daily-papers reproduce',
      'npx daily-papers reproduce v1.0.0',
      'npx daily-papers reproduce v2.0.0 --assets',
    ],
    run: async ({ dist, raw, assets }, [name, ...others]) => {
      if (others.length > 0) throw new UsageError(`unexpected argument ${others[0]}`);
      const reproduced = await reproduce(openNamed(name, dist), dist, raw, {
        addAssets: assets,
        tell: complain,
      });
      print(formatReproduction(reproduced).join('\n'));
      return isReproduced(reproduced) ? EXIT.fine : EXIT.problems;
    },
  });
