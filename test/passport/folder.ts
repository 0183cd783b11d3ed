import { existsSync, readFileSync } from 'node:fs';

/** The latest release, or the build in hand where there is none. */
export function latestFolder(dist = 'dist'): string {
  const latest = `${dist}/latest.json`;
  if (!existsSync(latest)) return `${dist}/next`;
  const { version } = JSON.parse(readFileSync(latest, 'utf8'));
  return `${dist}/v${version}`;
}
