/** What a process is asked to do. */
export type Order =
  /** Runs every test of a file as it is, and tells what each reaches. */
  | { kind: 'look'; test: string }
  /** Runs tests with a mutant switched on, until one fails. */
  | { kind: 'try'; mutant: string; hits: number; files: readonly Trial[] };

/** What is run of a file. */
export interface Trial {
  test: string;
  /** By their numbers in the file, in the order in which they are run. */
  numbers: readonly number[];
  /** Whether the mutant may act before any test does: then the file is loaded anew with it, and all is done again. */
  anew: boolean;
}

/** What a process says. */
export type Answer =
  | { kind: 'ready' }
  /** It goes on, with something that takes about so many milliseconds. */
  | { kind: 'alive' }
  | { kind: 'seen'; seen: Seen }
  | { kind: 'tried'; killedBy: Killer | null }
  /** A bug of the proof, or tests that fail without any mutant. */
  | { kind: 'broken'; message: string };

export interface Killer {
  test: string;
  number: number;
  name: string;
}

/** What a file of tests reaches. */
export interface Seen {
  test: string;
  /** Mutants that are reached when it is loaded, or before its tests. */
  outside: readonly string[];
  tests: readonly { name: string; milliseconds: number; reached: Readonly<Record<string, number>> }[];
}
