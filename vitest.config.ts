import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/runs.ts'],
    expect: { requireAssertions: true },
    testTimeout: 30_000,
    // builds in hooks take as long as tests on a busy machine
    hookTimeout: 30_000,
    // on two cores the default is one
    maxWorkers: '100%',
  },
});
