import { Buffer } from 'node:buffer';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Titled } from '../support/damage.ts';
import { page, RECORDS } from '../support/page.ts';

const [tidal, soil, bees, table, bridges, proverbs] = RECORDS as [
  Titled,
  Titled,
  Titled,
  Titled,
  Titled,
  Titled,
];

const SIDECAR = {
  year: 2025,
  year_reason: 'the page is of that year',
  source_url: 'https://example.org/papers',
};

/** A paper as before, one under another title, and a title that is near to another's but of another paper. */
const LATER: readonly Titled[] = [
  tidal,
  { title: 'SoilNet: Estimating Moistures from Radar Images', abstract: soil.abstract },
  { title: 'Learning to Translate Proverb', abstract: table.abstract },
  bees,
];

const NUL = '\0';
const LONE = 'not valid UTF-8 here: \u00ff';

/** Two dumps that come to a row in every table: merges of both kinds, a pair to review, a redirect, rejects. */
const PLAIN: Readonly<Record<string, string | Buffer>> = {
  'a.txt': `${page(RECORDS, 'Aug 4').join('\n\n')}\n`,
  'a.txt.sidecar.json': JSON.stringify(SIDECAR),
  'b.txt': page(LATER, 'Tuesday, August 5, 2025').join('\n\n'),
  'c.txt': page([tidal, { ...table, abstract: `${NUL}${table.abstract}` }, proverbs], 'Aug 6')
    .slice(0, -1)
    .join('\n\n'),
};

/** Whatever else a dump may be. */
const ODD: Readonly<Record<string, string | Buffer>> = {
  ...PLAIN,
  'blank.txt': ' \n\t\n\n',
  'bom-crlf.txt': `\ufeff${page(RECORDS, 'Aug 7, 2025').join('\r\n \r\n')}\r\n`,
  'cr.txt': page([bridges, bees], '2025-08-08').join('\r\r'),
  'empty.txt': '',
  'furniture.txt': 'new\n\nSubscribe\n\nDaily Papers\n',
  'impossible.txt': page([bridges, soil], 'Feb 30').join('\n\n'),
  'invalid.txt': Buffer.from(
    page([soil, { ...bees, title: LONE }, tidal], '9 August').join('\n\n'),
    'latin1',
  ),
  'leap.txt': page([proverbs, soil], 'Feb 29').join('\n\n'),
  'leap.txt.sidecar.json': JSON.stringify(SIDECAR),
  'marks.txt': `${page([soil], 'Aug 10').join('\n\n')}\n\u00a0\u3000\n\n\ufeff${bees.title}\n\n${bees.abstract}`,
  'no-date.txt': page([bees, tidal, soil]).slice(6).join('\n\n'),
  'two.txt': [...page([bees, tidal], 'Aug 11'), ...page([soil, proverbs], 'Aug 12')].join('\n\n'),
  'utf-16.txt': Buffer.from(`\ufeff${page().join('\n\n')}`, 'utf16le'),
  'weekday.txt': page([bees, tidal], 'Sunday, Aug 4, 2025').join('\n\n'),
  'wrapped.txt': page([
    { title: 'A Title of\nTwo Lines', abstract: bees.abstract.replaceAll('. ', '.\n') },
  ]).join('\n\n'),
};

export const DUMPS = { plain: PLAIN, odd: ODD };

/** Writes dumps and sidecars into a new folder. */
export function writeDumps(folder: string, dumps: Readonly<Record<string, string | Buffer>>): void {
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(dumps)) writeFileSync(join(folder, file), text);
}
