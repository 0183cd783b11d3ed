import { Buffer } from 'node:buffer';
import { extract, type Limits } from '../../../../pipeline/extract/extract.ts';
import { readSidecar } from '../../../../pipeline/validate/sidecar.ts';
import { validate } from '../../../../pipeline/validate/validate.ts';
import { RECORDS } from '../../../support/page.ts';
import type { Attack, Prepared } from '../attack.ts';

/** As with --max-file-bytes and --max-line-bytes: the code must not rely on the default limits. */
const UNLIMITED: Limits = { maxFileBytes: 2 ** 31 - 1, maxLineBytes: 2 ** 31 - 1 };

/** One dump through extract and validate. */
function dump(text: string | Buffer, limits: Limits = UNLIMITED): Prepared {
  const bytes = Buffer.from(text as string); // either is copied
  return { bytes: bytes.length, run: () => validate(extract(bytes, 'x.txt', limits), bytes, 'x.txt') };
}

const [{ title, abstract }] = RECORDS as [(typeof RECORDS)[number]];

const MANY = 2_000_000;

/** A dump that repeats one text. */
function repeated(name: string, part: string, others: Partial<Attack> = {}): Attack {
  return {
    name,
    size: MANY,
    prepare: (size) => dump(part.repeat(Math.ceil(size / Buffer.byteLength(part)))),
    ...others,
  };
}

/** One line that repeats a text: up to 32 MB, where 64 kB are allowed by default. */
function line(name: string, part: string, end: string | Buffer = ''): Attack {
  const prepare = (size: number) =>
    dump(
      Buffer.concat([
        Buffer.from(`a${part.repeat(Math.ceil(size / Buffer.byteLength(part)))}`),
        Buffer.from(end as string), // either is copied
      ]),
    );
  return { name: `a line ${name}`, size: 16_000_000, memory: 8, prepare };
}

/** A paragraph of 3 bytes is a reject, a problem and two spans, together 2 kB. */
const OF_PARAGRAPHS = 800;

const DUMPS: readonly Attack[] = [
  repeated('blanks', ' ', { size: 8_000_000 }),
  repeated('blank lines', '\n', { quick: 100_000 }),
  repeated('lines of blanks', '   \t   \n'),
  repeated('carriage returns', '\r', { quick: 200_000 }),
  repeated('a no-break space a line', '\u00a0\n'),
  repeated('furniture line by line', 'Daily Papers\n', { memory: 150, quick: 200_000 }),
  repeated('furniture with blank lines', 'Daily Papers\n\n', { memory: 150 }),
  repeated('dates alone', 'Aug 4\n\n', { memory: 300, quick: 100_000 }),
  repeated('pages without papers', 'Daily Papers\n\nAug 4\n\n', { memory: 300 }),
  repeated('pages of one paper', `Aug 4\n\n${title}\n\n${abstract}\n\n`),
  repeated('a letter a paragraph', 'a\n\n', { size: 200_000, memory: OF_PARAGRAPHS }),
  repeated('a title a paragraph', `${title}\n\n`, { memory: 60 }),
  repeated('an abstract a paragraph', `${abstract}\n\n`),
  repeated('two titles, two abstracts', `${title}\n\n${title} 2\n\n${abstract}\n\n${abstract} 2\n\n`),
  repeated('100,000 papers on a page', `${title}\n\n${abstract}\n\n`, { size: 20_000_000, memory: 12 }),
  repeated('titles with invisible letters', `${'a\u200b'.repeat(200)}\n\n${abstract}\n\n`),
  repeated('a control in each paragraph', `${title}\u0007\n\n${abstract}\u0007\n\n`),
  repeated('a letter with a thousand marks a line', `e${'\u0301'.repeat(1000)}\n\n`),
  line('of one letter', 'x'),
  line('like a title', `${title} `),
  line('like an abstract', `${abstract} `),
  line('like furniture', 'Daily Papers'),
  line('of a letter with marks', '\u0301'),
  line('of stops and quotes', '.\'"'),
  line('of digits', '1'),
  line('with a control at its end', 'x', '\u0007'),
  line('that is not UTF-8 at its end', 'x', Buffer.of(0xff)),
];

/** A sidecar, read with all its problems. */
function sidecar(name: string, size: number, textAt: (size: number) => string, quick?: number): Attack {
  const prepare = (count: number) => {
    const bytes = Buffer.from(textAt(count));
    return { bytes: bytes.length, run: () => readSidecar(bytes, 'x.json') };
  };
  return { name: `a sidecar ${name}`, size, memory: 200, prepare, ...(quick === undefined ? {} : { quick }) };
}

/** At most a megabyte of a sidecar is read. */
const SIDECARS: readonly Attack[] = [
  sidecar('of brackets in brackets', 200_000, (size) => '['.repeat(size)),
  sidecar('of objects in objects', 80_000, (size) => '{"a":'.repeat(size)),
  sidecar('of keys that do not belong there', 20_000, (size) => `{${keys(size).join(',')}}`, 2_000),
  sidecar('of one key again and again', 50_000, (size) => `{${'"year":1,'.repeat(size)}"year":1}`),
  sidecar('of a key a line', 20_000, (size) => `{${keys(size).join(',\n')}}`),
];

export const TEXTS: readonly Attack[] = [...DUMPS, ...SIDECARS];

function keys(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `"k${i}":1`);
}
