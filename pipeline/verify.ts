import { isMain, runCommand, UsageError } from './cli/command.ts';
import { listed } from './cli/commands.ts';
import { printVerified, verifyAll } from './verify/all.ts';
import { refuseMissingAssets, refuseOtherTables } from './verify/own-tables.ts';

if (isMain(import.meta.url))
  await runCommand({
    ...listed('verify', 'Unlike check, it reads neither raw/ nor other releases, unless --raw is given.'),
    operands: '[folder]',
    options: {
      raw: { value: 'folder', help: 'also compare with the dumps and sidecars in this folder' },
      json: { help: 'print what was checked and found as JSON' },
    },
    examples: ['npx daily-papers verify', 'npx daily-papers verify dist/v2.0.0 --raw raw'],
    run: async ({ raw, json }, [folder = 'dist/next', ...others]) => {
      if (others.length > 0) throw new UsageError(`unexpected argument ${others[0]}`);
      refuseOtherTables(folder);
      refuseMissingAssets(folder);
      return printVerified(folder, await verifyAll(folder, raw), json);
    },
  });
