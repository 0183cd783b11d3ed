import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../../pipeline/build.ts';
import { openCache } from '../../../pipeline/check/cache.ts';
import { checkAll } from '../../../pipeline/check.ts';
import { print } from '../../../pipeline/cli/print.ts';
import { openProgress } from '../../../pipeline/cli/progress.ts';
import { release } from '../../../pipeline/release.ts';

/** Makes both editions, a release and what the checks say of the dumps, and prints one hash of every byte. */
const [raw = '', dist = '', cache = ''] = process.argv.slice(2);
const progress = openProgress(true);
await build(raw, join(dist, 'next'), { progress });
await build(raw, join(dist, 'next-titles-only'), { progress, edition: 'titles-only' });
// verification reads, and writes nothing
await release({ raw, dist, date: '2025-09-01', verifying: async () => ({ laws: [], findings: [] }) });
const found = await checkAll({ raw, dist, cache: openCache(cache, 'any') }, ['dumps']);
print(hashOf(dist, JSON.stringify(found).replaceAll(dist, 'dist').replaceAll(raw, 'raw')));

function hashOf(folder: string, text: string): string {
  const hash = createHash('sha256').update(text);
  // in one order, whatever the folder's is
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name))
    .sort())
    hash.update(`${entry.slice(folder.length)}\n`).update(readFileSync(entry));
  return hash.digest('hex');
}
