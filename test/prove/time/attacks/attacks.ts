import type { Attack } from '../attack.ts';
import { BUILDING } from './building.ts';
import { CLEANING } from './cleaning.ts';
import { MERGING } from './merging.ts';
import { PAGES } from './pages.ts';
import { TEXTS } from './texts.ts';

/** All attacks, those that take longest first. */
const ATTACKS: readonly Attack[] = [...BUILDING, ...MERGING, ...TEXTS, ...PAGES, ...CLEANING];

export function attacksIn(quick: boolean): readonly Attack[] {
  return quick ? ATTACKS.filter((attack) => attack.quick !== undefined) : ATTACKS;
}
