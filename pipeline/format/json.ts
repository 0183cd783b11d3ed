import { countsOf, type Found } from './found.ts';
import { safeJson } from './safe-json.ts';

/** All of it, for a program: schemas/problems.schema.json says what a problem is. */
export function json({ checks = [], problems }: Found): string {
  return safeJson({ counts: countsOf(problems), checks, problems });
}
