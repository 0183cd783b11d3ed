/** A text that a source has once, and what replaces it. */
export interface Break {
  name: string;
  file: string;
  from: string;
  to: string;
  /** The figure that must then fail. */
  finds: string;
}

type Row = readonly [name: string, file: string, from: string, to: string];

/** Ways to break our own sources, by the figure that must find them. */
const ROWS: Readonly<Record<string, readonly Row[]>> = {
  'damage/law': [
    [
      'no checksums of Parquet',
      'pipeline/verify/laws/checksums.ts',
      'else if (folder.sha256(file) !== sha256)',
      "else if (!file.endsWith('.parquet') && folder.sha256(file) !== sha256)",
    ],
  ],
};

export const BREAKS: readonly Break[] = Object.entries(ROWS).flatMap(([finds, rows]) =>
  rows.map(([name, file, from, to]) => ({ name, file, from, to, finds })),
);

/** Those of a proof or of one of its figures. */
export function breaksOf(name: string): Break[] {
  return BREAKS.filter(({ finds }) => `${finds}/`.startsWith(`${name}/`));
}
