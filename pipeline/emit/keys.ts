import type { TableName } from './tables.ts';

/** What identifies a row of a table, and the rows of other tables that it names. */
export interface Keys {
  /** None where rows may be equal in all that could identify them. */
  primary: readonly string[];
  foreign: readonly ForeignKey[];
}

export interface ForeignKey {
  columns: readonly string[];
  table: TableName;
  /** The columns there, in the same order. */
  to: readonly string[];
}

const TO_PAPER: ForeignKey = { columns: ['paper_id'], table: 'papers', to: ['id'] };
const TO_DIGEST: ForeignKey = { columns: ['digest_id'], table: 'digests', to: ['id'] };

/** JSON Schema has no keys, so they stand here; tests hold them against the tables of every golden case. */
export const KEYS: Readonly<Record<TableName, Keys>> = {
  papers: { primary: ['id'], foreign: [] },
  appearances: { primary: ['digest_id', 'position'], foreign: [TO_PAPER, TO_DIGEST] },
  digests: { primary: ['id'], foreign: [] },
  merges: { primary: ['digest_id_b', 'position_b'], foreign: [TO_PAPER, appearance('a'), appearance('b')] },
  review: {
    primary: ['digest_id_a', 'position_a', 'digest_id_b', 'position_b'],
    foreign: [paper('a'), paper('b'), appearance('a'), appearance('b')],
  },
  redirects: { primary: ['id'], foreign: [TO_PAPER] },
  ledger: { primary: ['file', 'byte_start'], foreign: [TO_DIGEST] },
  // a span can be refused for several reasons
  quarantine: { primary: [], foreign: [TO_DIGEST] },
};

function paper(side: 'a' | 'b'): ForeignKey {
  return { columns: [`paper_id_${side}`], table: 'papers', to: ['id'] };
}

/** One of the two records of a pair, by its place on its page. */
function appearance(side: 'a' | 'b'): ForeignKey {
  return {
    columns: [`digest_id_${side}`, `position_${side}`],
    table: 'appearances',
    to: ['digest_id', 'position'],
  };
}
