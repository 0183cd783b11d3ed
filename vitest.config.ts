import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/in-memory.ts'],
    setupFiles: ['test/support/runs.ts'],
    // what is loaded is loaded once, not for each file: half of the time
    isolate: false,
    expect: { requireAssertions: true },
    testTimeout: 30_000,
    // builds in hooks take as long as tests on a busy machine
    hookTimeout: 30_000,
    // on two cores the default is one
    maxWorkers: '100%',
  },
});
