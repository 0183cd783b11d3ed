import { $, which } from 'zx';
import type { Contestant } from './contest.ts';
import { ROOT } from './made-up.ts';

/** Runs a line of shell in the folder of the project, and keeps what it prints. */
export const run = $({ cwd: ROOT, quiet: true });

/** A contestant that needs a program: where that is missing, its row says so. */
export async function useTool(tool: string, name: string, work: () => unknown): Promise<Contestant> {
  return { name, run: (await which(tool, { nothrow: true })) === null ? null : work };
}
