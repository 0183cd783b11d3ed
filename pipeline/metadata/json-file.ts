import { jsonOf } from '../emit/json.ts';
import type { Description } from './dataset.ts';

/** A file of indented JSON; what is undefined is left out. */
export function jsonFile(file: string, value: unknown): Description {
  const plain: unknown = JSON.parse(jsonOf(value));
  return { file, text: `${JSON.stringify(plain, null, 2)}\n` };
}
