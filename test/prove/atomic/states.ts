import { after, dirtyIn, type Disk, type Left, type Renaming } from './disk.ts';
import type { Tree } from '../tree.ts';

/** Of so few names every choice is tried. */
const FEW = 6;
const AT_RANDOM = 3;

/** What there may be when the power goes now. The same may come more than once. */
export function* statesOf(disk: Disk, random: () => number): Generator<Tree> {
  const { pending } = disk;
  const dirty = dirtyIn(disk);
  for (const left of ['kept', 'lost', 'half', 'zeros'] as const) yield after(disk, pending, () => left);
  for (const file of dirty)
    for (const [one, others] of [
      ['lost', 'kept'],
      ['zeros', 'kept'],
      ['kept', 'lost'],
    ] as const)
      // prettier-ignore
      yield after(disk, pending, (each) => (each === file ? one : others));
  for (const kept of choicesOf(pending))
    for (const left of ['kept', 'lost'] as const) yield after(disk, kept, () => left);
  for (let i = 0; i < AT_RANDOM && pending.length + dirty.length > 0; i++) yield anyOf(disk, random);
}

/** All choices of a few; of many none, all but one, and one alone. */
function choicesOf(pending: readonly Renaming[]): Renaming[][] {
  if (pending.length > FEW)
    return [
      [],
      ...pending.map((one) => [one]),
      ...pending.map((one) => pending.filter((other) => other !== one)),
    ];
  return Array.from({ length: 2 ** pending.length }, (_, bits) =>
    pending.filter((__, at) => (bits >> at) % 2 === 1),
  );
}

function anyOf(disk: Disk, random: () => number): Tree {
  const all: readonly Left[] = ['kept', 'lost', 'half', 'zeros'];
  const left = new Map(dirtyIn(disk).map((file) => [file, all[Math.floor(random() * all.length)] ?? 'kept']));
  const kept = disk.pending.filter(() => random() < 1 / 2);
  return after(disk, kept, (file) => left.get(file) ?? 'kept');
}
