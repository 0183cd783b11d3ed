/** An input that tries to take more than its share of time or memory. */
export interface Attack {
  name: string;
  /** Measured at this size, then at twice the size. Large enough that the attack takes most of the time. */
  size: number;
  /** The size in a quick run, which leaves out all other attacks. */
  quick?: number;
  /** Most bytes of memory for each byte of input, beyond BASE; MEMORY by default. */
  memory?: number;
  /** Makes the input, which is not measured. The folder is empty. */
  prepare(size: number, folder: string): Prepared | Promise<Prepared>;
}

export interface Prepared {
  /** Size of the input. */
  bytes: number;
  /** The real thing. Must leave the input unchanged. */
  run(): unknown;
}

/** Bytes that Node, our modules and uncollected garbage take. */
export const BASE = 200e6;

/** The text as bytes and as UTF-16, a row of it, and as much garbage. */
export const MEMORY = 24;

export interface Measured {
  /** Least seconds of CPU time at the size and at twice the size. */
  seconds: readonly [number, number];
  /** Input at twice the size, and peak of the memory of the process. */
  bytes: number;
  peak: number;
}

/** Twice the size may take twice the time, and what a sort, a cache and garbage collection add. */
export const RATIO = 2.5;

/** Seconds below which the compiler and the clock matter more than the work. */
export const SHORT = 0.15;
