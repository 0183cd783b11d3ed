/** An input that is to take more than its share, at any size. */
export interface Attack {
  /** Short, and of no other. */
  name: string;
  /** Size at which it is begun; then twice as much. Large enough that what takes the time is the attack. */
  size: number;
  /** The same for who waits: half a second or less; such as have none are left out. */
  quick?: number;
  /** Most bytes of memory to a byte that goes in, beyond BASE; MEMORY unless said. */
  memory?: number;
  /** Makes it; what is made is not measured. The folder is empty, and its own. */
  prepare(size: number, folder: string): Prepared | Promise<Prepared>;
}

export interface Prepared {
  /** Bytes that go in. */
  bytes: number;
  /** What is measured: the real thing, which must leave the input as it was. */
  run(): unknown;
}

/** Node, tsx and our modules, and what the collector of garbage leaves lying, in bytes. */
export const BASE = 200e6;

/** Most bytes to a byte that goes in: the text, as bytes and as characters of two, a row of it, and as much garbage. */
export const MEMORY = 24;

/** What was measured of one attack. */
export interface Measured {
  name: string;
  /** Least seconds of processor time, at the size and at twice the size. */
  seconds: readonly [number, number];
  /** Bytes that went in at twice the size. */
  bytes: number;
  /** Most memory that the process took meanwhile, in bytes. */
  peak: number;
}

/** Twice the size takes at most so many times as long: twice, and what a sort, a cache and the collector of garbage add. */
export const RATIO = 2.5;

/** Seconds below which a clock, a page of memory and a compiler say more than the work. A square shows far above. */
export const SHORT = 0.15;
