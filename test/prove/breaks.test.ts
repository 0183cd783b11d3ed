import { describe, expect, it } from 'vitest';
import { brokenText } from './broken.ts';
import { PROOFS } from './proofs.ts';

// whoever changes a source does not run every proof on broken ones
describe.each(Object.entries(PROOFS))('what breaks our sources for the proof of %s', async (_, load) => {
  const { proof } = await load();

  it('is there, and has a place in a source that is there once', () => {
    expect(proof.breaks.length).toBeGreaterThan(0);
    for (const broken of proof.breaks) expect(brokenText(broken)).toContain(broken.to);
  });
});
