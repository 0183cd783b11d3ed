import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sha256 } from '../../../pipeline/text/sha256.ts';
import { checkChecksums } from '../../../pipeline/verify/laws/checksums.ts';
import { readReleased } from '../../../pipeline/verify/released.ts';
import { DATABASE, listTableFiles, MANIFEST, SUMS, TABLE_NAMES } from '../../../pipeline/verify/tables.ts';
import { folders } from '../folders.ts';
import { ended } from '../law.ts';

const { folderWith, opened } = folders();

/** Every file that must be there, with its name in it. */
const FILES = Object.fromEntries(
  [MANIFEST, DATABASE, ...TABLE_NAMES.flatMap(listTableFiles)].sort().map((file) => [file, file]),
);
const [FIRST, SECOND, ...OTHERS] = Object.entries(FILES).map(([file, text]) => `${sha256(text)}  ${file}\n`);
const REST = OTHERS.join('');
const BYTES = Object.values(FILES).join('').length;

const GARBAGE = 'not a line of sha256sum: 64 hexadecimal digits, two blanks, a name, LF';
const UNLISTED = `appearances.arrow: is not in ${SUMS}`;

const found = async (path: string) => {
  const { found, figures } = await ended(checkChecksums(readReleased(opened(path))));
  const lines = found.map(({ file, line, message }) => `${file}${line ? `:${line}` : ''}: ${message}`);
  return { lines, figures };
};

it.each([
  ['nothing in what sha256sum writes', `${FIRST}${SECOND}${REST}`, []],
  [
    'a line that is not ended',
    `${FIRST}${SECOND}${REST}`.slice(0, -1),
    [`${SUMS}:${OTHERS.length + 2}: ${GARBAGE}`, `review.jsonl: is not in ${SUMS}`],
  ],
  ['a mark before the sum', `x${FIRST}${SECOND}${REST}`, [`${SUMS}:1: ${GARBAGE}`, UNLISTED]],
  ['a blank after the name', `${FIRST?.trimEnd()} \n${SECOND}${REST}`, [`${SUMS}:1: ${GARBAGE}`, UNLISTED]],
  [
    'a folder before the name',
    `${FIRST?.replace('  ', '  ./')}${SECOND}${REST}`,
    [`${SUMS}:1: ${GARBAGE}`, UNLISTED],
  ],
  ['CR before LF', `${FIRST?.replace('\n', '\r\n')}${SECOND}${REST}`, [`${SUMS}:1: ${GARBAGE}`, UNLISTED]],
  ['capitals', `${FIRST?.toUpperCase()}${SECOND}${REST}`, [`${SUMS}:1: ${GARBAGE}`, UNLISTED]],
  ['a blank line', `${FIRST}\n${SECOND}${REST}`, [`${SUMS}:2: ${GARBAGE}`]],
  [
    'names out of order',
    `${SECOND}${FIRST}${REST}`,
    [`${SUMS}:2: appearances.arrow does not come after appearances.csv`],
  ],
  [
    'a name that is there twice',
    `${FIRST}${FIRST}${SECOND}${REST}`,
    [`${SUMS}:2: appearances.arrow does not come after appearances.arrow`],
  ],
  [
    'another sum',
    `${sha256('x')}  appearances.arrow\n${SECOND}${REST}`,
    [`appearances.arrow: its SHA-256 is ${sha256('appearances.arrow')}, not ${sha256('x')} as in ${SUMS}`],
  ],
])('the law of checksums finds %s', async (_, sums, lines) => {
  const path = folderWith({ ...FILES, [SUMS]: sums });
  expect((await found(path)).lines).toEqual(lines);
});

const CANNOT = 'papers.csv: cannot be read, or is not a file';

it.each<[what: string, tamper: (file: string) => void, message: string[]]>([
  ['all files', () => {}, []],
  ['no file that is missing', (file) => rmSync(file), ['papers.csv: is missing']],
  ['no folder', (file) => (rmSync(file), mkdirSync(file)), [CANNOT]],
  ['no link', (file) => (rmSync(file), symlinkSync('papers.arrow', file)), [CANNOT]],
])('the law of checksums counts %s', async (_, tamper, lines) => {
  const path = folderWith({ ...FILES, [SUMS]: `${FIRST}${SECOND}${REST}` });
  tamper(join(path, 'papers.csv'));
  const gone = lines.length * 'papers.csv'.length;
  const figures = { files: Object.keys(FILES).length - lines.length, bytes: BYTES - gone };
  expect(await found(path)).toEqual({ lines, figures });
});

it('the law of checksums finds every file missing where there is no list', async () => {
  const { lines, figures } = await found(folderWith({}));
  expect(lines).toEqual([
    `${SUMS}: is missing`,
    ...[MANIFEST, DATABASE, ...TABLE_NAMES.flatMap(listTableFiles)].map((file) => `${file}: is missing`),
  ]);
  expect(figures).toEqual({ files: 0, bytes: 0 });
});
