/** A violation of a law, and where it is. */
export interface Found {
  /** Name in the folder. */
  file: string;
  message: string;
  /** Line of the file, from 1, where it has lines. */
  line?: number;
}

export interface Finding extends Found {
  law: string;
}

/** Counts of the things checked: `{ dumps: 2, spans: 877 }`. */
export type Figures = Readonly<Record<string, number>>;

/** A running check: yields findings and returns the counts. */
export type Checking = Generator<Found, Figures, void>;
export type AsyncChecking = AsyncGenerator<Found, Figures, void>;
