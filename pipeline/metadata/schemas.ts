import { LEFT_OUT } from '../../schemas/editions.ts';
import { SCHEMAS } from '../diff/compared.ts';
import { formatRights } from './rights.ts';
import type { Described, Description } from './dataset.ts';

/** schemas.json: the schemas of the tables, so the folder describes itself and a later release can be compared. */
export function makeSchemas({ manifest }: Described): Description {
  const leftOut = LEFT_OUT[manifest.edition];
  const tables = Object.entries(SCHEMAS).map(([name, schema]) => {
    const isThere = (field: string) => !leftOut[name]?.includes(field);
    const properties = Object.entries(schema.properties).filter(([field]) => isThere(field));
    const required = schema.required?.filter(isThere);
    return [name, { ...schema, properties: Object.fromEntries(properties), required }];
  });
  const text = JSON.stringify({ $comment: formatRights(manifest), ...Object.fromEntries(tables) }, null, 2);
  return { file: 'schemas.json', text: `${text}\n` };
}
