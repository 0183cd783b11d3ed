import fc from 'fast-check';

// default number of runs of a property: few for a developer who waits, many in CI
fc.configureGlobal({ numRuns: Number(process.env.RUNS ?? 40) });
