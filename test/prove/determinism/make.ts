import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../../pipeline/build.ts';
import { openCache } from '../../../pipeline/check/cache.ts';
import { checkAll } from '../../../pipeline/check.ts';
import { print } from '../../../pipeline/cli/print.ts';
import { openProgress } from '../../../pipeline/cli/progress.ts';
import { release } from '../../../pipeline/release.ts';

/** Makes both editions and a release, checks the dumps, and prints one hash of every byte. */
const [raw = '', dist = '', cache = ''] = process.argv.slice(2);
const progress = openProgress(true);
await build(raw, join(dist, 'next'), { progress });
await build(raw, join(dist, 'next-titles-only'), { progress, edition: 'titles-only' });
// verification writes nothing
await release({ raw, dist, date: '2025-09-01', verifying: async () => ({ laws: [], findings: [] }) });
const found = await checkAll({ raw, dist, cache: openCache(cache, 'any') }, ['dumps']);
print(hash(dist, JSON.stringify(found).replaceAll(dist, 'dist').replaceAll(raw, 'raw')));

function hash(folder: string, text: string): string {
  const sum = createHash('sha256').update(text);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  for (const file of files.sort()) sum.update(`${file.slice(folder.length)}\n`).update(readFileSync(file));
  return sum.digest('hex');
}
