import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { $ } from 'zx';
import { runCommand, UsageError } from '../../pipeline/cli/command.ts';
import { listed } from '../../pipeline/cli/commands.ts';
import { complain, print } from '../../pipeline/cli/print.ts';
import { announceChange } from '../../pipeline/disk/changes.ts';
import { InstallError, installPython } from '../passport/install.ts';

const CANNOT_INSTALL = 3;

await runCommand({
  ...listed('notebooks'),
  operands: '[notebook...]',
  options: { write: { help: 'write what they give into them' } },
  examples: ['npx daily-papers notebooks', 'npx daily-papers notebooks --write notebooks/quickstart.ipynb'],
  run: async ({ write }, notebooks) => {
    const wrong = notebooks.find((path) => !path.endsWith('.ipynb'));
    if (wrong !== undefined) throw new UsageError(`${wrong} is no notebook (.ipynb)`);
    try {
      const bin = await installPython(complain);
      return await execute(bin, notebooks.length > 0 ? notebooks : allNotebooks(), write ? 'write' : 'check');
    } catch (error) {
      if (!(error instanceof InstallError)) throw error;
      complain(error.message);
      return CANNOT_INSTALL;
    }
  },
});

function allNotebooks(): string[] {
  return readdirSync('notebooks')
    .filter((file) => file.endsWith('.ipynb'))
    .sort()
    .map((file) => join('notebooks', file));
}

/** With a home of their own: no kernel, font or setting of a user's is found. */
async function execute(bin: string, notebooks: readonly string[], mode: 'check' | 'write'): Promise<number> {
  const home = mkdtempSync(join(tmpdir(), 'notebooks-'));
  const env = {
    ...process.env,
    PATH: [bin, process.env.PATH].join(delimiter),
    HOME: home,
    JUPYTER_PATH: home,
    NO_COLOR: '1',
    DENO_DIR: join(home, 'deno'),
    DENO_NO_UPDATE_CHECK: '1',
  };
  if (mode === 'write') notebooks.forEach(announceChange);
  try {
    const run = $({ env, nothrow: true, quiet: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const { exitCode, stdout, stderr } =
      await run`${bin}/python test/notebooks/execute.py ${home} ${mode} ${notebooks}`;
    print(stdout.trimEnd());
    // Jupyter and Deno talk of themselves there
    if (exitCode !== 0) complain(stderr.trimEnd());
    return exitCode === 0 ? 0 : 1;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
