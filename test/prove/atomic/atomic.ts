import { bundleProgram } from '../bundle.ts';
import type { Proof } from '../proof.ts';
import { failing, kill, lying } from './faults.ts';
import { cut, cutAfterKill } from './power.ts';
import { two } from './two.ts';
import { makeSteps } from './world.ts';

export const proof: Proof = {
  law: 'Atomic release',
  promise:
    'Each file and folder is the old or the new one, whole. Only a build is missing between two renames, and the next run repairs it.',
  prepare: async ({ folder }) => {
    await bundleProgram(folder, 'test/prove/atomic/die.ts');
    await makeSteps(folder);
  },
  figures: { kill, fail: failing, lie: lying, power: cut, both: cutAfterKill, two },
};
