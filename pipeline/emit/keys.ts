import type { TableName } from './tables.ts';

/** What identifies a row of a table, and which rows of other tables it refers to. */
interface Keys {
  /** Empty where two rows may be equal in everything that could identify them. */
  primary: readonly string[];
  foreign: readonly ForeignKey[];
  /** Columns to look rows up by, beside the key; null for a table that the database leaves out. */
  indexes: readonly string[] | null;
}

export interface ForeignKey {
  columns: readonly string[];
  table: TableName;
  /** The columns there, in the same order. */
  to: readonly string[];
}

const TO_PAPER: ForeignKey = { columns: ['paper_id'], table: 'papers', to: ['id'] };
const TO_DIGEST: ForeignKey = { columns: ['digest_id'], table: 'digests', to: ['id'] };

/** JSON Schema has no keys, so they are declared here; tests check them on the tables of every golden case. */
export const KEYS: Readonly<Record<TableName, Keys>> = {
  papers: { primary: ['id'], foreign: [], indexes: ['arxiv_id', 'last_date'] },
  digests: { primary: ['id'], foreign: [], indexes: ['date'] },
  appearances: {
    primary: ['digest_id', 'position'],
    foreign: [TO_PAPER, TO_DIGEST],
    indexes: ['paper_id', 'date'],
  },
  merges: {
    primary: ['digest_id_b', 'position_b'],
    foreign: [TO_PAPER, toAppearance('a'), toAppearance('b')],
    indexes: ['paper_id'],
  },
  review: {
    primary: ['digest_id_a', 'position_a', 'digest_id_b', 'position_b'],
    foreign: [toPaper('a'), toPaper('b'), toAppearance('a'), toAppearance('b')],
    indexes: ['paper_id_a', 'paper_id_b'],
  },
  redirects: { primary: ['id'], foreign: [TO_PAPER], indexes: ['paper_id'] },
  ledger: { primary: ['file', 'byte_start'], foreign: [TO_DIGEST], indexes: null },
  // a span can be refused for several reasons
  quarantine: { primary: [], foreign: [TO_DIGEST], indexes: null },
};

function toPaper(side: 'a' | 'b'): ForeignKey {
  return { columns: [`paper_id_${side}`], table: 'papers', to: ['id'] };
}

/** One of the two records of a pair, by its place on its page. */
function toAppearance(side: 'a' | 'b'): ForeignKey {
  return {
    columns: [`digest_id_${side}`, `position_${side}`],
    table: 'appearances',
    to: ['digest_id', 'position'],
  };
}
