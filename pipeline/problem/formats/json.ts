import { countProblems, type Found } from './found.ts';
import { showJson } from '../../text/show.ts';

/** For programs: everything, with problems by schemas/problems.schema.json. */
export function formatJson({ checks = [], problems }: Found): string {
  return `${showJson({ counts: countProblems(problems), checks, problems }, 2)}\n`;
}
