import fc from 'fast-check';

// runs of a property that sets no number of its own: few while somebody waits, more in CI
fc.configureGlobal({ numRuns: Number(process.env.RUNS ?? 20) });
