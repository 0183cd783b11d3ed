import { defineConfig } from 'vitest/config';

// checks that need data from outside the repository, or minutes; .ci/run runs them
export default defineConfig({
  test: {
    include: ['test/**/*.slow.ts'],
    globalSetup: ['test/support/in-memory.ts'],
    expect: { requireAssertions: true },
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // on two cores the default is one
    maxWorkers: '100%',
  },
});
