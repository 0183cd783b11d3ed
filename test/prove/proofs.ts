import type { Proof } from './proof.ts';

/** Every proof by its name; what it loads is loaded when it is run. */
export const PROOFS: Readonly<Record<string, () => Promise<{ proof: Proof }>>> = {
  atomic: () => import('./atomic/atomic.ts'),
  determinism: () => import('./determinism/determinism.ts'),
  together: () => import('./together/together.ts'),
  conservation: () => import('./conservation/conservation.ts'),
  damage: () => import('./damage/damage.ts'),
  'long-life': () => import('./long-life/long-life.ts'),
  worst: () => import('./worst/worst.ts'),
  mutation: () => import('./mutation/mutation.ts'),
};
