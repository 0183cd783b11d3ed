import { formatRights, listRights, RIGHTS_FILE } from './rights.ts';
import type { Described, Description } from './dataset.ts';

/** LICENSE.md: the rights, in the file where people and hubs look for them. */
export function makeLicence({ manifest }: Described): Description {
  const rows = listRights(manifest).map(([what, under]) => `| ${what} | ${under} |`);
  const lines = ['# Rights', '', formatRights(manifest), '', '| what | under |', '|---|---|', ...rows];
  return { file: RIGHTS_FILE, text: `${lines.join('\n')}\n` };
}
