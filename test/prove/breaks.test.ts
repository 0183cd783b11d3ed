import { describe, expect, it } from 'vitest';
import { breaksOf } from './breaks.ts';
import { brokenText } from './broken.ts';
import { loadProof, PROOFS } from './proofs.ts';

// whoever changes a source does not run every proof on broken ones
describe.each(Object.keys(PROOFS))('breaks of our sources for %s', async (name) => {
  const { figures } = await loadProof(name);

  it.each(Object.keys(figures))('%s has some, and their texts are in the sources', (key) => {
    const breaks = breaksOf(`${name}/${key}`);
    expect(breaks.length).toBeGreaterThan(0);
    for (const one of breaks) expect(brokenText(one)).toContain(one.to);
  });
});
