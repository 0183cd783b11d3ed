import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../../pipeline/build.ts';
import { sha256 } from '../../../pipeline/text/sha256.ts';
import { verify } from '../../../pipeline/verify/verify.ts';
import type { Appearance, LedgerSpan, Manifest, Quarantined } from '../../../schemas/types.ts';
import { drawOf } from '../draw.ts';
import { drawMutated } from './mutate.ts';
import type { Stock } from './stock.ts';
import type { Done, Failure, Job } from './worker.ts';

/** Builds a folder of damaged dumps, checks all laws on it, and puts every dump together again from what was built. */
export async function buildAndVerify(job: Job, stock: Stock): Promise<Done> {
  const { from, to } = job;
  try {
    return await tryFolder(job, stock);
  } catch (error) {
    return {
      counts: {},
      failures: [{ number: from, fault: `dumps ${from} to ${to}: thrown: ${String(error)}`, dump: '' }],
    };
  }
}

async function tryFolder({ seed, from, to, folder }: Job, stock: Stock): Promise<Done> {
  const [raw, out] = [join(folder, 'raw'), join(folder, 'built')];
  mkdirSync(raw, { recursive: true });
  const dumps = new Map<string, Buffer>();
  for (let number = from; number < to; number++)
    dumps.set(`${number}.txt`, drawMutated(drawOf(seed, number), stock));
  for (const [file, bytes] of dumps) writeFileSync(join(raw, file), bytes);
  await build(raw, out);
  const { findings } = await verify(out, { raw });
  const [first] = findings;
  const told = first && `${first.law}: ${first.file}: ${first.message}, and ${findings.length - 1} more`;
  const failures: Failure[] = told
    ? [{ number: from, fault: `dumps ${from} to ${to}: ${told}`, dump: '' }]
    : [];
  const { again, refused } = unbuilt(out);
  for (const [file, bytes] of dumps) {
    const hash = again.get(file) ?? refused.get(file);
    if (hash !== sha256(bytes) && bytes.length > 0)
      failures.push({
        number: Number(file.replace('.txt', '')),
        fault: `${file} is not put together again`,
        dump: bytes.toString('base64'),
      });
  }
  const empty = [...dumps.values()].filter((bytes) => bytes.length === 0).length;
  return {
    counts: { 'put together again': again.size, refused: refused.size, empty },
    failures: failures.slice(0, dumps.size),
  };
}

/** SHA-256 of every dump as the rows of the built files make it again, and of those that were refused as a whole. */
function unbuilt(out: string): { again: Map<string, string>; refused: Map<string, string> } {
  const texts = new Map(
    rowsIn<Appearance>(out, 'appearances').flatMap(({ digest_id, position, title, abstract }) => [
      [`title ${digest_id} ${position}`, title],
      [`abstract ${digest_id} ${position}`, abstract],
    ]),
  );
  const parts = new Map<string, Buffer[]>();
  for (const { file, role, digest_id, position, text, base64 } of rowsIn<LedgerSpan>(out, 'ledger')) {
    const own = text ?? texts.get(`${role} ${digest_id} ${position}`) ?? 'lost';
    const part = base64 === null ? Buffer.from(own) : Buffer.from(base64, 'base64');
    parts.set(file, [...(parts.get(file) ?? []), part]);
  }
  const { inputs }: Manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
  const gone = rowsIn<Quarantined>(out, 'quarantine').filter(({ digest_id }) => digest_id === null);
  const hashOf = new Map(inputs.map((input) => [input.file, input.sha256]));
  return {
    again: new Map([...parts].map(([file, all]) => [file, sha256(Buffer.concat(all))])),
    refused: new Map(gone.map(({ file }) => [file, hashOf.get(file) ?? ''])),
  };
}

function rowsIn<Row>(folder: string, table: string): Row[] {
  const lines = readFileSync(join(folder, `${table}.jsonl`), 'utf8')
    .split('\n')
    .slice(0, -1);
  return lines.map((line) => JSON.parse(line));
}
