import { spawnSync } from 'node:child_process';

/** What a command printed, whichever way it ended. */
export function run(command: string, ...args: string[]): { code: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', `pipeline/${command}.ts`, ...args],
    { maxBuffer: 2 ** 30, timeout: 550_000 },
  );
  return { code: status, output: `${stdout}${stderr}` };
}
