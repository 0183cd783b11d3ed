import { $, which } from 'zx';
import type { Contestant } from './contest.ts';
import { ROOT } from './made-up.ts';

/** Runs a shell command in the project folder, and captures its output. */
export const run = $({ cwd: ROOT, quiet: true });

/** Makes a contestant that needs a program; its row says so if the program is missing. */
export async function useTool(tool: string, name: string, work: () => unknown): Promise<Contestant> {
  return { name, run: (await which(tool, { nothrow: true })) === null ? null : work };
}
