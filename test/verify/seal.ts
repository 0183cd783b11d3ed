import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inManifest, type Tamper } from './tamper.ts';

/** Makes SHA256SUMS agree with the files again. */
export const sealSums: Tamper = (folder) => {
  const files = readdirSync(folder).filter((file) => file !== 'SHA256SUMS');
  const lines = files.sort().map((file) => `${sha256(readFileSync(join(folder, file)))}  ${file}\n`);
  writeFileSync(join(folder, 'SHA256SUMS'), lines.join(''));
};

/** Makes the manifest agree with the files again too, so that nothing is wrong but what they say. */
export const sealAll: Tamper = (folder) => {
  inManifest((manifest) => {
    manifest.outputs = manifest.outputs.flatMap(({ file }) => {
      if (!existsSync(join(folder, file))) return [];
      const bytes = readFileSync(join(folder, file));
      const rows = existsSync(join(folder, `${file.split('.')[0]}.jsonl`))
        ? rowsIn(folder, file.split('.')[0] ?? '')
        : null;
      return [{ file, bytes: bytes.length, rows, sha256: sha256(bytes) }];
    });
    for (const table of ['digests', 'merges', 'papers', 'review', 'redirects'] as const)
      manifest.counts[table] = rowsIn(folder, table);
    manifest.counts.records = rowsIn(folder, 'appearances');
    manifest.counts.rejects = rowsIn(folder, 'quarantine');
  })(folder);
  sealSums(folder);
};

function rowsIn(folder: string, table: string): number {
  const file = join(folder, `${table}.jsonl`);
  return existsSync(file) ? readFileSync(file, 'latin1').split('\n').length - 1 : 0;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
