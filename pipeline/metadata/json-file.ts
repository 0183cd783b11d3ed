import { toJson } from '../emit/json.ts';
import type { Description } from './dataset.ts';

/** A file of indented JSON; what is undefined is left out. */
export function toJsonFile(file: string, value: unknown): Description {
  const plain: unknown = JSON.parse(toJson(value));
  return { file, text: `${JSON.stringify(plain, null, 2)}\n` };
}
