/** Something that breaks a law: where, and what was found there. */
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

/** How much of what was looked at, by what it is: `{ dumps: 2, spans: 877 }`. */
export type Figures = Readonly<Record<string, number>>;

/** A law at work: gives what it finds as it finds it, and at its end what it looked at. */
export type Checking = Generator<Found, Figures, void>;
export type AsyncChecking = AsyncGenerator<Found, Figures, void>;
