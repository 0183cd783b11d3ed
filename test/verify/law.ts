import type { AsyncChecking, Checking, Figures, Found } from '../../pipeline/verify/finding.ts';

/** What a law finds, and what it says at its end. */
export async function ended(
  checking: Checking | AsyncChecking,
): Promise<{ found: Found[]; figures: Figures }> {
  const found: Found[] = [];
  let step = await checking.next();
  for (; !step.done; step = await checking.next()) found.push(step.value);
  return { found, figures: step.value };
}
