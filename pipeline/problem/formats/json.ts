import { countProblems, type Found } from './found.ts';
import { showJson } from '../../text/show.ts';

/** All of it, for a program: schemas/problems.schema.json says what a problem is. */
export function formatJson({ checks = [], problems }: Found): string {
  return `${showJson({ counts: countProblems(problems), checks, problems }, 2)}\n`;
}
