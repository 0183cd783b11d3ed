import fc from 'fast-check';

/** Runs of a property that sets no number of its own: few while somebody waits, more in CI. */
export const RUNS = Number(process.env.RUNS ?? 20);

fc.configureGlobal({ numRuns: RUNS });
