import { join } from 'node:path';
import { which } from 'zx';
import { bundleProgram } from '../bundled.ts';
import { share } from '../jobs.ts';
import { counted, type Proof, type Shown, type Task } from '../proof.ts';
import { BREAKS, ONE_HASH } from './breaks.ts';
import { hashWith, type Maker } from './hash-with.ts';
import { nodesIn } from './nodes.ts';
import { isQuick, mixed, type Variant, VARIANTS } from './variants.ts';

export const proof: Proof = {
  law: 'Same raw, same bytes, wherever and whenever',
  run: prove,
  breaks: BREAKS,
};

/** Several differences at once, drawn at random. */
const MIXED = 6;

async function prove({ folder, quick, seed, tell }: Task): Promise<Shown[]> {
  await mustHaveTools();
  const variants = quick ? VARIANTS.filter(isQuick) : [...VARIANTS, ...mixed(seed, MIXED)];
  const maker: Maker = {
    folder,
    program: await bundleProgram(folder, 'test/prove/determinism/make.ts'),
    node: nodesIn(join(folder, 'nodes')),
  };
  const plain = await hashWith({ name: 'plain' }, maker);
  // what is no hash is what went wrong
  if (!/^[0-9a-f]{64}$/.test(plain)) return [counted(ONE_HASH, 1, [`plain: ${plain}`])];
  // two at a time: a run has one thread for most of it
  const work = (variant: Variant) => hashWith(variant, maker);
  const hashes = await share(variants, [work, work]);
  tell(`${plain} for ${variants.length} variants, the plain one beside them`);
  const failures = variants.flatMap(({ name }, i) => (hashes[i] === plain ? [] : [`${name}: ${hashes[i]}`]));
  return [counted(ONE_HASH, variants.length + 1, failures)];
}

async function mustHaveTools(): Promise<void> {
  for (const tool of ['faketime', 'unshare', 'taskset'])
    if ((await which(tool, { nothrow: true })) === null)
      throw new Error(`${tool} is missing; run: apt-get install faketime util-linux`);
}
