import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** A file of pipeline/, by its path below that folder. */
export interface Source {
  file: string;
  text: string;
}

export const SOURCES: readonly Source[] = readdirSync('pipeline', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, text: readFileSync(join('pipeline', file), 'utf8') }));

/** The files of pipeline/ that a file imports, types too. */
export function listImports({ file, text }: Source): string[] {
  return [...text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)]
    .map(([, path = '']) => normalize(join(dirname(file), path)))
    .filter((path) => !path.startsWith('..'));
}

/** The names that a file exports by a declaration of its own. */
export function listExports({ text }: Source): string[] {
  return [...text.matchAll(/^export (?:async )?(?:function\*?|const|class|interface|type) (\w+)/gm)].map(
    ([, name = '']) => name,
  );
}
