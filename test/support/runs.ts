import fc from 'fast-check';

// properties that say nothing else run so often: few for a person who waits, many in CI
fc.configureGlobal({ numRuns: Number(process.env.RUNS ?? 40) });
