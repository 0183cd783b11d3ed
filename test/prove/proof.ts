/** A law, and what is run to show that it holds. */
export interface Proof {
  /** What holds, in a sentence. */
  law: string;
  /** Runs the real thing in an empty folder. A law that does not hold is told in what it gives; a throw is a bug of the proof. */
  run(task: Task): Promise<Shown[]>;
  /** Ways in which our own sources are broken on purpose: the proof must be seen to fail by each of them. */
  breaks: readonly Break[];
}

export interface Task {
  /** Empty; gone afterwards. Its path is real: no part of it is a link. */
  folder: string;
  /** A part of it all that takes seconds: for who waits, and for broken sources. */
  quick: boolean;
  /** Whatever is drawn at random follows from it. */
  seed: number;
  /** Where said: only this row is asked for, and others may be left out. */
  row?: string | undefined;
  /** Says how far it has come; takes a line at a time. */
  tell(line: string): void;
}

/** One thing that was shown, or was not. */
export interface Shown {
  /** Short, and of no other row: `SIGKILL at every call`. */
  name: string;
  /** The same on every machine that runs the same sources, as it stands in the docs: `1,203 of 1,203`. */
  figure: string;
  holds: boolean;
  /** What did not hold, in words with which it can be had again; the first few are enough. */
  failures: readonly string[];
  /** Seconds, bytes, and whatever else differs from run to run. */
  measured?: string;
}

/** A text in a source that is there once, and what is put in its place. */
export interface Break {
  /** What is done, as the docs say it: `no fsync of files`. */
  name: string;
  /** From the folder of the project. */
  file: string;
  from: string;
  to: string;
  /** Name of what then must not be shown any more. */
  finds: string;
}

/** So many of so many, which is all of them or the law does not hold. */
export function counted(name: string, of: number, failures: readonly string[], measured?: string): Shown {
  const figure = `${(of - failures.length).toLocaleString('en-US')} of ${of.toLocaleString('en-US')}`;
  // nothing was shown by nothing
  const holds = of > 0 && failures.length === 0;
  return { name, figure, holds, failures, ...(measured === undefined ? {} : { measured }) };
}
