import { defineConfig } from 'vitest/config';

// looks at pages in a real browser; .ci/run installs it
export default defineConfig({
  test: {
    include: ['test/browser/**/*.browser.ts'],
    expect: { requireAssertions: true },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
