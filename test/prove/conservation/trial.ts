import type { Draw } from '../draw.ts';
import type { Stock } from './stock.ts';

/** Something that must hold of whatever is made at random, tried many times. */
export interface Trial<Case> {
  make(draw: Draw, stock: Stock): Case;
  /** What was found; whatever it draws is the same each time that it looks at a case. */
  look(tried: Case, draw: Draw): Looked;
  /** Smaller cases that may show the same, the smallest first. */
  smaller(tried: Case): Iterable<Case>;
  /** What one can pass on: the dump. */
  bytes(tried: Case): Buffer;
}

export interface Looked {
  /** What does not hold, in words, or null. */
  fault: string | null;
  /** What is counted beside it. */
  counts?: Readonly<Record<string, number>>;
}
