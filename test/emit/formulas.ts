/** Beginnings of cells from which one spreadsheet or another makes a formula, or which it skips before one. */
export const PREFIXES: readonly string[] = [
  ...['=', '+', '-', '@', '|', '%'],
  ...['＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫', '−'],
  ...['\t=', '\r=', '\n=', '\r\n=', '\0=', '\x0b=', '\x1b='],
  ...[
    ' =',
    '   +',
    '\u00a0=',
    '\u3000=',
    '\ufeff=',
    '\ufeff\ufeff-',
    '\u200b=',
    '\u200e@',
    '\u202e=',
    '\u00ad=',
  ],
  ...["'=", "''=", '"=', '""=', '"\'=', ' \'" +', '=-', '=+', '+-@='],
  // where the separator is another one, a cell begins in the middle of a text
  ...[
    'a;=',
    'a; =',
    'a;;+',
    'a;"=',
    'a;""=',
    "a;'=",
    'a\t=',
    'a\t-',
    'a\n=',
    'a\r@',
    'a\r\n=',
    'a;\t;=',
    ';=',
    '\t;\n=',
  ],
];

/** What follows them: sums, calls of other programs (DDE), addresses that are fetched. */
export const PAYLOADS: readonly string[] = [
  '1+1',
  "cmd|' /C calc'!A0",
  'SUM(A1:A9)',
  'HYPERLINK("https://example.org","x")',
  'DDE("soffice";"x";"y")',
  '"a"&"b"',
];

/** Every prefix with every payload. */
export const FORMULAS: readonly string[] = PREFIXES.flatMap((prefix) =>
  PAYLOADS.map((payload) => `${prefix}${payload}`),
);
