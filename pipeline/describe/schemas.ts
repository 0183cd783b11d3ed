import { SCHEMAS } from '../release/compared.ts';
import type { Description } from './describe.ts';

/** The schemas of the tables, so that a folder says itself what its fields are, and later ones can be compared with it. */
export function schemas(): Description {
  return { file: 'schemas.json', text: `${JSON.stringify(SCHEMAS, null, 2)}\n` };
}
