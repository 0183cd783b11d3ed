import { expect, it } from 'vitest';
import { BREAKS } from './breaks.ts';
import { brokenText } from './broken.ts';

// a change of a source does not run every proof on broken ones
it.each(BREAKS.map((one) => [one.finds, one.name, one] as const))('%s: %s is in its source', (_, __, one) => {
  expect(brokenText(one)).toContain(one.to);
});
