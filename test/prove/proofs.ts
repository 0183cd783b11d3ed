import type { Proof } from './proof.ts';

/** Every proof by its name. A proof is loaded when it runs. */
export const PROOFS: Readonly<Record<string, () => Promise<{ proof: Proof }>>> = {
  conservation: () => import('./conservation/conservation.ts'),
  determinism: () => import('./determinism/determinism.ts'),
  damage: () => import('./damage/damage.ts'),
  atomic: () => import('./atomic/atomic.ts'),
  time: () => import('./time/time.ts'),
  ids: () => import('./ids/ids.ts'),
  mutation: () => import('./mutation/mutation.ts'),
};

/** @throws where there is no such proof */
export async function loadProof(name: string): Promise<Proof> {
  const load = PROOFS[name];
  if (load === undefined) throw new Error(`there is no proof ${name}`);
  return (await load()).proof;
}
