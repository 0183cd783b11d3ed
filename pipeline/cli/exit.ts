/** The exit codes of every command. */
export const EXIT = {
  fine: 0,
  /** The data has errors. */
  problems: 1,
  usage: 2,
  /** A file cannot be read or written. */
  disk: 3,
  /** A law is broken, or the program has a bug. */
  broken: 70,
} as const;

/** Wrong usage or configuration. */
export class UsageError extends Error {}

/** The files do not allow what was asked. */
export class Refusal extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode: number = EXIT.problems) {
    super(message);
    this.exitCode = exitCode;
  }
}
