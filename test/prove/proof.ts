/** A law of the dataset, and what is run to show that it holds. */
export interface Proof {
  law: string;
  /** What it promises to a user, in a sentence. */
  promise: string;
  /** Makes what all figures need, once, in the folder of the task. */
  prepare?(task: Task): Promise<void>;
  /** By a short key: `atomic/kill` is one of them on the command line. */
  figures: Readonly<Record<string, Figure>>;
}

/** One thing to show, by many cases. Two processes share the cases. */
export interface Figure {
  /** What is tried, in words: `SIGKILL at every call`. */
  name: string;
  cases(task: Task): number | Promise<number>;
  /** Runs once in each process. @returns a function that tries the case of a number; numbers only grow */
  open(task: Task): TryCase | Promise<TryCase>;
  /** What it means when the process of a case hangs or dies; a fault by default. */
  hung?: Tried;
  /** Seconds after which a process counts as hung. */
  patience?: number;
  /** Share of the cases that must hold; all by default. */
  share?: number;
}

export type TryCase = (number: number) => Tried | Promise<Tried>;

export interface Tried {
  /** What does not hold, in words that help to reproduce it; null if all is well. */
  fault: string | null;
  /** The case can show nothing, and does not count. */
  skipped?: boolean;
  /** Printed as sums, and not compared with the page. */
  counts?: Readonly<Record<string, number>>;
}

/** Can be sent to another process. */
export interface Task {
  /** Empty at first, removed at the end. No part of its path is a link. */
  folder: string;
  /** A part of all cases, within seconds. */
  quick: boolean;
  /** All random choices follow from it. */
  seed: number;
}

/** What a figure has shown. */
export interface Shown {
  /** `atomic/kill` */
  id: string;
  name: string;
  /** The same on every machine that runs the same sources: `630 of 630`. */
  figure: string;
  holds: boolean;
  faults: readonly string[];
  /** Seconds and sums, which may differ from run to run. */
  measured: string;
}
