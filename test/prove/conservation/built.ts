import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../../pipeline/build.ts';
import { verify } from '../../../pipeline/verify/verify.ts';
import type { Appearance, LedgerSpan, Manifest, Quarantined } from '../../../schemas/types.ts';
import { drawOf } from '../draw.ts';
import type { Task, Tried } from '../proof.ts';
import { drawAnyDamaged } from './dumps.ts';

/** Builds a folder of damaged dumps, verifies it, and makes every dump again from the built files. */
export async function tryBuilt({ folder, seed }: Task, number: number, count: number): Promise<Tried> {
  const own = join(folder, `built-${number}`);
  const [raw, out] = [join(own, 'raw'), join(own, 'out')];
  mkdirSync(raw, { recursive: true });
  const dumps = Array.from({ length: count }, (_, i) => drawAnyDamaged(drawOf(seed, number * count + i)));
  for (const [i, bytes] of dumps.entries()) writeFileSync(join(raw, `${i}.txt`), bytes);
  await build(raw, out);
  const { findings } = await verify(out, { raw });
  const hashes = hashesIn(out);
  rmSync(own, { recursive: true });
  const [first] = findings;
  if (first)
    return { fault: `${first.law}: ${first.file}: ${first.message}, and ${findings.length - 1} more` };
  const lost = dumps.findIndex((bytes, i) => bytes.length > 0 && hashes.get(`${i}.txt`) !== sha256([bytes]));
  return {
    fault: lost < 0 ? null : `${lost}.txt of ${count} cannot be made again`,
    counts: { dumps: count },
  };
}

/** SHA-256 of every dump, from the rows of the built files; of a dump that was refused as a whole, from the manifest. */
function hashesIn(out: string): Map<string, string> {
  const texts = new Map(
    readRows<Appearance>(out, 'appearances').flatMap(({ digest_id, position, title, abstract }) => [
      [`title ${digest_id} ${position}`, title],
      [`abstract ${digest_id} ${position}`, abstract],
    ]),
  );
  const parts = new Map<string, Buffer[]>();
  for (const { file, role, digest_id, position, text, base64 } of readRows<LedgerSpan>(out, 'ledger')) {
    const own = text ?? texts.get(`${role} ${digest_id} ${position}`) ?? 'lost';
    const part = base64 === null ? Buffer.from(own) : Buffer.from(base64, 'base64');
    parts.set(file, [...(parts.get(file) ?? []), part]);
  }
  const { inputs }: Manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
  const refused = readRows<Quarantined>(out, 'quarantine').filter(({ digest_id }) => digest_id === null);
  return new Map([
    ...refused.map(({ file }): [string, string] => [
      file,
      inputs.find((one) => one.file === file)?.sha256 ?? '',
    ]),
    ...[...parts].map(([file, all]): [string, string] => [file, sha256(all)]),
  ]);
}

function readRows<Row>(folder: string, table: string): Row[] {
  const lines = readFileSync(join(folder, `${table}.jsonl`), 'utf8')
    .split('\n')
    .slice(0, -1);
  return lines.map((line) => JSON.parse(line));
}

function sha256(parts: readonly Buffer[]): string {
  return createHash('sha256').update(Buffer.concat(parts)).digest('hex');
}
